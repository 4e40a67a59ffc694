/**
 * What an event changes, as the schema declares it with `@changedBy`.
 *
 *   type AdministrativeUnit @key(fields: "id")
 *     @changedBy(types: ["figure.reported"], key: "unitId", fieldsOf: "Figure",
 *       match: [{ argument: "indicatorCodes", property: "indicatorCode" }])
 *
 * means: a `figure.reported` changes what its member holds of the unit with the payload's `unitId`, and of that only
 * the fields that hold figures (or those that `fields` names), where the argument `indicatorCodes` is left out or has
 * the payload's `indicatorCode`. With neither, the whole entity has changed, and lists of such entities may have.
 * A property that is a list names several entities. Without `key` it can be any entity of the type. `types: []` says
 * that no event changes the type.
 *
 * Declarations are complete: an event of a declared type changes nothing else. An event that no type declares may have
 * changed anything its member holds, and a type without declarations may be changed by any event.
 */
import {
  type ConstDirectiveNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
  valueFromASTUntyped,
} from "graphql";
import { z } from "zod";

export interface ChangeRule {
  readonly typeName: string;
  /** The types of events. */
  readonly types: readonly string[];
  /** The property of the payload that holds the entity's key. */
  readonly key: string | undefined;
  readonly fields: readonly string[] | undefined;
  readonly match: readonly { readonly argument: string; readonly property: string }[];
}

const givenRule = z.object({
  types: z.array(z.string()),
  key: z.string().nullish(),
  fields: z.array(z.string()).nullish(),
  fieldsOf: z.string().nullish(),
  match: z.array(z.object({ argument: z.string(), property: z.string() })).default([]),
});

const DIRECTIVE = "changedBy";

export class ChangeRules {
  readonly #rules: readonly ChangeRule[];
  readonly #ofEvent: ReadonlyMap<string, readonly ChangeRule[]>;
  readonly #ofField: ReadonlyMap<string, readonly ChangeRule[]>;
  /** Every type that some member finds by a key, with the key if it is a single field. */
  readonly #keys: ReadonlyMap<string, string | undefined>;
  readonly #declared: ReadonlySet<string>;

  private constructor(rules: readonly ChangeRule[], keys: ReadonlyMap<string, string | undefined>) {
    this.#rules = rules;
    this.#keys = keys;
    this.#declared = new Set(rules.map(({ typeName }) => typeName));
    this.#ofEvent = grouped(rules, ({ types }) => types);
    this.#ofField = grouped(rules, ({ typeName, fields = [] }) =>
      fields.map((field) => `${typeName}.${field}`),
    );
  }

  /**
   * Reads them from a composed supergraph.
   * @throws Error if a `@changedBy` is not as declared above
   */
  static read(supergraphSdl: string): ChangeRules {
    const types = typeDefinitions(parse(supergraphSdl, { noLocation: true }));
    const rules = types.flatMap((type) => directivesOf(type, DIRECTIVE).map((it) => readRule(type, it)));
    const keys = types.flatMap((type) => {
      const texts = directivesOf(type, "join__type").flatMap((it) => findKeyText(it) ?? []);
      const simple = texts.find((text) => /^\w+$/.test(text));
      return texts.length > 0 ? [[type.name.value, simple] as const] : [];
    });
    return new ChangeRules(rules, new Map(keys));
  }

  get all(): readonly ChangeRule[] {
    return this.#rules;
  }

  /** Whether all events that change entities of the type are known. */
  isDeclared(typeName: string): boolean {
    return this.#declared.has(typeName);
  }

  isEntity(typeName: string): boolean {
    return this.#keys.has(typeName);
  }

  /** The field that identifies entities of a declared type. */
  findKey(typeName: string): string | undefined {
    return this.#declared.has(typeName) ? this.#keys.get(typeName) : undefined;
  }

  /** Undefined if nothing is known of events of this type. */
  findForEvent(type: string): readonly ChangeRule[] | undefined {
    return this.#ofEvent.get(type);
  }

  /** The rules that name the field. */
  forField(typeName: string, fieldName: string): readonly ChangeRule[] {
    return this.#ofField.get(`${typeName}.${fieldName}`) ?? [];
  }
}

function grouped(
  rules: readonly ChangeRule[],
  keysOf: (rule: ChangeRule) => readonly string[],
): Map<string, ChangeRule[]> {
  const groups = new Map<string, ChangeRule[]>();
  for (const rule of rules) {
    for (const key of keysOf(rule)) groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return groups;
}

type FieldedType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function typeDefinitions({ definitions }: DocumentNode): FieldedType[] {
  return definitions.filter(
    (definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION,
  );
}

function directivesOf({ directives = [] }: FieldedType, name: string): ConstDirectiveNode[] {
  return directives.filter((directive) => directive.name.value === name);
}

function readRule(type: FieldedType, directive: ConstDirectiveNode): ChangeRule {
  const typeName = type.name.value;
  const given = givenRule.safeParse(argumentsOf(directive));
  if (!given.success) {
    throw new Error(`@${DIRECTIVE} on ${typeName} cannot be read: ${z.prettifyError(given.error)}`);
  }
  const { types, key, fields, fieldsOf, match } = given.data;
  const named = new Set(fields);
  const ofType = fieldsOf ? (type.fields ?? []).filter((field) => isOf(field.type, fieldsOf)) : [];
  for (const field of ofType) named.add(field.name.value);
  const isNarrowed = (fields ?? fieldsOf ?? undefined) !== undefined;
  return { typeName, types, key: key ?? undefined, fields: isNarrowed ? [...named] : undefined, match };
}

/** A page of a list counts as the list. */
function isOf(type: TypeNode, name: string): boolean {
  if (type.kind !== Kind.NAMED_TYPE) return isOf(type.type, name);
  return type.name.value === name || type.name.value === `${name}Connection`;
}

function argumentsOf({ arguments: given = [] }: ConstDirectiveNode): Record<string, unknown> {
  const values = given.map(({ name, value }): [string, unknown] => [name.value, valueFromASTUntyped(value)]);
  return Object.fromEntries(values);
}

function findKeyText(directive: ConstDirectiveNode): string | undefined {
  const key = argumentsOf(directive)["key"];
  return typeof key === "string" ? key.trim() : undefined;
}
