/**
 * Who may read what, by the directives `@authenticated`, `@requiresScopes` and `@policy` of the composed schema
 * (https://specs.apollo.dev/authenticated/v0.1, /requiresScopes/v0.1, /policy/v0.1). A field demands what it says itself,
 * what its object's type says and what the type of its value says. Composition has given an interface what any of its
 * types demands, and has refused a field that computes its value from others which demand more.
 */
import { ANONYMOUS } from "@hub/schema/own-callers";
import type { Caller } from "@hub/schema/signed-request";
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from "graphql";
import { argumentValue } from "./directives/directive-arguments.js";
import type { LinkedSpecifications } from "./linked-specifications.js";

/** Something that a caller fulfils or not. */
export interface Demand {
  readonly kind: "authenticated" | "requiresScopes" | "policy";
  /** All of one of these lists; none for `authenticated`. */
  readonly anyOf: readonly (readonly string[])[];
}

/** Each demand is one object, however many fields have it. */
export interface AccessRules {
  /** What whoever reads the field of that object has to fulfil. */
  ofField(typeName: string, fieldName: string): readonly Demand[];
  /** What whoever sees an object of the type has to fulfil. */
  ofType(typeName: string): readonly Demand[];
  /** All that is demanded anywhere. */
  readonly demands: readonly Demand[];
}

const NONE: readonly Demand[] = [];
export const NO_RULES: AccessRules = { ofField: () => NONE, ofType: () => NONE, demands: NONE };

/** The policy of what everybody may read. The hub knows no other: what demands one is read by nobody. */
const PUBLIC_POLICY = "public";

const KINDS = {
  authenticated: undefined,
  requiresScopes: "scopes",
  policy: "policies",
} as const satisfies Record<Demand["kind"], string | undefined>;

export function readAccessRules(
  document: DocumentNode,
  schema: GraphQLSchema,
  specifications: Pick<LinkedSpecifications, "all">,
): AccessRules {
  const kinds = directiveNames(specifications);
  const demands = new Map<string, Demand>();
  const read = (directives: readonly ConstDirectiveNode[] = []): Demand[] =>
    directives.flatMap((directive) => {
      const kind = kinds.get(directive.name.value);
      if (kind === undefined) return [];
      const argument = KINDS[kind];
      const anyOf = argument === undefined ? [] : textLists(argumentValue(directive, argument));
      const text = JSON.stringify([kind, anyOf]);
      const demand = demands.get(text) ?? { kind, anyOf };
      demands.set(text, demand);
      return [demand];
    });
  const ofTypes = new Map<string, readonly Demand[]>();
  const ofFields = new Map<string, readonly Demand[]>();
  for (const definition of document.definitions) {
    if (!isOfType(definition)) continue;
    const typeName = definition.name.value;
    ofTypes.set(typeName, [...(ofTypes.get(typeName) ?? []), ...read(definition.directives)]);
    if (!("fields" in definition)) continue;
    for (const field of definition.fields ?? [])
      ofFields.set(`${typeName}.${field.name.value}`, read(field.directives));
  }
  if (demands.size === 0) return NO_RULES;
  const ofType = (typeName: string) => ofTypes.get(typeName) ?? NONE;
  return {
    demands: [...demands.values()],
    ofType,
    ofField(typeName, fieldName) {
      const type = schema.getType(typeName);
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined;
      const valueType = field && getNamedType(field.type).name;
      const own = ofFields.get(`${typeName}.${fieldName}`) ?? NONE;
      const all = [...own, ...ofType(typeName), ...(valueType === undefined ? NONE : ofType(valueType))];
      return all.length === 0 ? NONE : [...new Set(all)];
    },
  };
}

export function fulfils({ id, rights }: Caller, { kind, anyOf }: Demand): boolean {
  switch (kind) {
    case "authenticated":
      return id !== ANONYMOUS;
    case "requiresScopes": {
      const roles = new Set<string>(rights?.map(({ role }) => role));
      return anyOf.some((all) => all.every((scope) => roles.has(scope)));
    }
    case "policy":
      return anyOf.some((all) => all.every((policy) => policy === PUBLIC_POLICY));
  }
}

/** What somebody may not read. */
export class Denials {
  readonly #rules: AccessRules;
  readonly #unmet: ReadonlySet<Demand>;

  constructor(rules: AccessRules, unmet: ReadonlySet<Demand>) {
    this.#rules = rules;
    this.#unmet = unmet;
  }

  /** The demands of a field that are not fulfilled; undefined if it may be read. */
  ofField(typeName: string, fieldName: string): readonly Demand[] | undefined {
    return this.#unmetOf(this.#rules.ofField(typeName, fieldName));
  }

  /** The same for objects of a type. */
  ofType(typeName: string): readonly Demand[] | undefined {
    return this.#unmetOf(this.#rules.ofType(typeName));
  }

  #unmetOf(demands: readonly Demand[]): readonly Demand[] | undefined {
    const unmet = demands.filter((demand) => this.#unmet.has(demand));
    return unmet.length === 0 ? undefined : unmet;
  }
}

function isOfType(definition: DefinitionNode): definition is TypeDefinitionNode | TypeExtensionNode {
  return isTypeDefinitionNode(definition) || isTypeExtensionNode(definition);
}

/** How the schema calls the three directives: each has a specification of its own, which may be linked `as` another. */
function directiveNames({ all }: Pick<LinkedSpecifications, "all">): ReadonlyMap<string, Demand["kind"]> {
  const names = new Map<string, Demand["kind"]>();
  for (const { identity, prefix, imports } of all) {
    const kind = identity.slice(identity.lastIndexOf("/") + 1);
    if (!identity.startsWith("https://specs.apollo.dev/") || !isKind(kind)) continue;
    names.set(imports.get(`@${kind}`)?.slice(1) ?? prefix, kind);
  }
  return names;
}

function isKind(text: string): text is Demand["kind"] {
  return text in KINDS;
}

function textLists(value: ConstValueNode | undefined): string[][] {
  return listOf(value).map((inner) =>
    listOf(inner).flatMap((one) => (one.kind === Kind.STRING ? [one.value] : [])),
  );
}

/** GraphQL spec, "List": a single value stands for a list of it. */
function listOf(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (value === undefined) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}
