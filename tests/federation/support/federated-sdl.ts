import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  type SelectionSetNode,
  visit,
} from "graphql";

const KEPT_DIRECTIVES = new Set(["deprecated", "specifiedBy", "oneOf"]);

/** What a member's schema says about one field in the words of federation. */
export interface FederatedField {
  /** `@requires`: computed from what the gateway sends. */
  readonly isComputed: boolean;
  readonly isProviding: boolean;
  /** `@external`, and no part of a key: known only where a field provides it. */
  readonly isForeign: boolean;
}

export interface FederatedType {
  readonly keys: readonly SelectionSetNode[];
  readonly fields: ReadonlyMap<string, FederatedField>;
}

export interface FederatedSdl {
  readonly types: ReadonlyMap<string, FederatedType>;
  /** The schema in plain GraphQL, with the fields that federation adds. */
  readonly plain: DocumentNode;
}

export function parseFederatedSdl(sdl: string): FederatedSdl {
  const definitions = parse(sdl).definitions.flatMap(toDefinition);
  const types = new Map<string, FederatedType>();
  const entities: string[] = [];
  for (const definition of definitions) {
    const hasFields =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION;
    if (!hasFields) continue;
    const type = federatedType(definition.directives ?? [], definition.fields ?? []);
    types.set(definition.name.value, type);
    const isEntity = definition.kind === Kind.OBJECT_TYPE_DEFINITION && type.keys.length > 0;
    if (isEntity) entities.push(definition.name.value);
  }
  const plain = visit({ kind: Kind.DOCUMENT, definitions } satisfies DocumentNode, {
    Directive: (node) => (KEPT_DIRECTIVES.has(node.name.value) ? undefined : null),
  });
  const added = federationFields(entities, types.has("Query"));
  return { types, plain: { kind: Kind.DOCUMENT, definitions: [...plain.definitions, ...added.definitions] } };
}

/** Extensions count as definitions: in a member's schema they extend what other members define. */
function toDefinition(definition: DefinitionNode): DefinitionNode[] {
  switch (definition.kind) {
    case Kind.OBJECT_TYPE_EXTENSION:
      return [{ ...definition, kind: Kind.OBJECT_TYPE_DEFINITION }];
    case Kind.INTERFACE_TYPE_EXTENSION:
      return [{ ...definition, kind: Kind.INTERFACE_TYPE_DEFINITION }];
    case Kind.SCHEMA_EXTENSION:
    case Kind.SCHEMA_DEFINITION:
    case Kind.DIRECTIVE_DEFINITION:
      return [];
    default:
      return [definition];
  }
}

function federatedType(
  directives: readonly ConstDirectiveNode[],
  fields: readonly FieldDefinitionNode[],
): FederatedType {
  const keys = directives.flatMap((directive) => {
    const fieldSet = directive.name.value === "key" ? fieldSetOf(directive) : undefined;
    return fieldSet ? [fieldSet] : [];
  });
  const isExternal = isMarked(directives, "external");
  return {
    keys,
    fields: new Map(
      fields.map((field) => [
        field.name.value,
        {
          isComputed: isMarked(field.directives, "requires"),
          isProviding: isMarked(field.directives, "provides"),
          isForeign:
            (isExternal || isMarked(field.directives, "external")) &&
            !keys.some((key) => mentions(key, field.name.value)),
        },
      ]),
    ),
  };
}

function isMarked(directives: readonly ConstDirectiveNode[] | undefined, name: string): boolean {
  return directives?.some((directive) => directive.name.value === name) ?? false;
}

function fieldSetOf({ arguments: args }: ConstDirectiveNode): SelectionSetNode | undefined {
  const fields = args?.find(({ name }) => name.value === "fields")?.value;
  if (fields?.kind !== Kind.STRING) return undefined;
  const [operation] = parse(`{${fields.value}}`).definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet : undefined;
}

function mentions({ selections }: SelectionSetNode, fieldName: string): boolean {
  return selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value === fieldName);
}

function federationFields(entities: readonly string[], hasQuery: boolean): DocumentNode {
  const findsEntities = entities.length > 0;
  return parse(`
    type _Service { sdl: String! }
    ${findsEntities ? `scalar _Any union _Entity = ${entities.join(" | ")}` : ""}
    ${hasQuery ? "extend" : ""} type Query {
      _service: _Service!
      ${findsEntities ? "_entities(representations: [_Any!]!): [_Entity]!" : ""}
    }
  `);
}
