/**
 * Keeps from the planner what would end the process: on the way to a computed field (`@requires`), the addon (0.0.38)
 * asks members for every key that another member has, even for keys that they lack.
 *
 * So if all members have a key in common, it is the only one that the planner sees. If they have none, the computed
 * fields are not planned.
 */
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
} from "graphql";

export interface SingleKeys {
  /** The supergraph for the planner. */
  readonly sdl: string;
  /** Names of the computed fields that the planner must not be asked for. */
  readonly unplannable: ReadonlySet<string>;
}

export function createSingleKeys(sdl: string): SingleKeys {
  const supergraph = parse(sdl, { noLocation: true });
  const unplannable = new Set<string>();
  const definitions = supergraph.definitions.map((definition) => {
    if (!isEntity(definition) || !isAskedForTooMuch(definition)) return definition;
    const key = commonKey(definition);
    if (key !== undefined) return withSingleKey(definition, key);
    for (const name of computedFields(definition)) unplannable.add(name);
    return definition;
  });
  return { sdl: print({ kind: Kind.DOCUMENT, definitions }), unplannable };
}

type Entity = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function isEntity(definition: DefinitionNode): definition is Entity {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
  );
}

/** Even if all members have several keys: the entity roots have only one. */
function isAskedForTooMuch(type: Entity): boolean {
  const keys = new Set([...keysByGraph(type).values()].flatMap((own) => [...own]));
  return computedFields(type).length > 0 && keys.size > 1;
}

/** The key that every member knows; a flat one if there is one. */
export function commonKey(type: Entity): string | undefined {
  const all = [...keysByGraph(type).values()];
  const common = [...(all[0] ?? [])].filter((key) => all.every((keys) => keys.has(key)));
  return common.find((key) => !key.includes("{")) ?? common[0];
}

function withSingleKey(type: Entity, key: string): Entity {
  const directives = type.directives?.filter((directive) => {
    const own = directive.name.value === "join__type" ? argument(directive, "key") : undefined;
    return own === undefined || own === key;
  });
  return { ...type, directives };
}

function keysByGraph({ directives = [] }: Entity): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const directive of directives) {
    const graph = directive.name.value === "join__type" ? argument(directive, "graph") : undefined;
    const key = argument(directive, "key");
    if (graph !== undefined && key !== undefined) keys.set(graph, (keys.get(graph) ?? new Set()).add(key));
  }
  return keys;
}

function computedFields({ fields = [] }: Entity): string[] {
  return fields
    .filter(({ directives = [] }) => directives.some((one) => argument(one, "requires") !== undefined))
    .map(({ name }) => name.value);
}

function argument({ arguments: args = [] }: ConstDirectiveNode, name: string): string | undefined {
  const value = args.find((candidate) => candidate.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}
