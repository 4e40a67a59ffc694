/**
 * An event tells of one version of a thing, and its payload shows the thing as it is when the payload is made. A field
 * with `@newerThanTold(entity: "programme")` says whether that is a later version. For it the operation also reads the
 * version of what its payload shows, in the same request, so that what is said is true of just this payload.
 */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { mergeSelections } from "../../operation/selections/merge-selections.js";
import { stringArgument } from "../../supergraph/directives/directive-arguments.js";
import { isJsonObject, type JsonObject } from "../../wire/json.js";

const DIRECTIVE = "newerThanTold";
const VERSION = "version";
/** The response key of a version that clients do not see. */
const READ_VERSION = "hub__version";

/** The entity fields that are compared, by the fields that say the result: `ProgrammeChange.isNewer`. */
export type ComparedFields = ReadonlyMap<string, ComparedEntity>;

interface ComparedEntity {
  /** The field that has it. */
  readonly name: string;
  /** Of a field that may have things of several types those with a version; what has none is not compared. */
  readonly typeNames: readonly string[] | undefined;
}

/** @throws Error naming a field whose directive names no field of an entity with a version */
export function readComparedFields(schema: GraphQLSchema): ComparedFields {
  const compared = new Map<string, ComparedEntity>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    const fields = type.getFields();
    for (const field of Object.values(fields)) {
      const entity = readEntity(field);
      if (entity === undefined) continue;
      const typeNames = findVersioned(schema, fields[entity]);
      if (typeNames?.length === 0)
        throw new Error(`@${DIRECTIVE} on ${type.name}.${field.name}: "${entity}" has no version`);
      compared.set(`${type.name}.${field.name}`, { name: entity, typeNames });
    }
  }
  return compared;
}

function readEntity({ astNode }: GraphQLField<unknown, unknown>): string | undefined {
  const directive = astNode?.directives?.find(({ name }) => name.value === DIRECTIVE);
  return directive && stringArgument(directive, "entity");
}

/** The types with a version that the field may have; undefined where it has one type alone, which has a version. */
function findVersioned(
  schema: GraphQLSchema,
  field: GraphQLField<unknown, unknown> | undefined,
): readonly string[] | undefined {
  const type = field && getNamedType(field.type);
  if (isAbstractType(type)) {
    const possible = schema.getPossibleTypes(type).filter((one) => VERSION in one.getFields());
    return possible.map(({ name }) => name);
  }
  return isObjectType(type) && VERSION in type.getFields() ? undefined : [];
}

/** Adds the versions that are compared. Clients do not see what they did not ask for. */
export function withVersions(
  document: DocumentNode,
  schema: GraphQLSchema,
  compared: ComparedFields,
): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  const aliases = readAliases(document);
  let isExtended = false;
  const extended = visit(
    document,
    visitWithTypeInfo(typeInfo, {
      SelectionSet(selectionSet) {
        const typeName = typeInfo.getParentType()?.name;
        const entities = fieldsOf(selectionSet).flatMap(
          ({ name }) => compared.get(`${typeName}.${name.value}`) ?? [],
        );
        if (entities.length === 0) return undefined;
        isExtended = true;
        const added = [...new Set(entities)].map((entity) => readVersion(entity, aliases));
        return { ...selectionSet, selections: [...selectionSet.selections, ...added] };
      },
    }),
  );
  return isExtended ? mergeSelections(extended) : document;
}

/** @param aliases what the client calls fields by other names */
function readVersion({ name, typeNames }: ComparedEntity, aliases: ReadonlySet<string>): FieldNode {
  const selectionSet = selectionOf([plainField(VERSION, READ_VERSION)]);
  const onEach = typeNames?.map((typeName): InlineFragmentNode => {
    const typeCondition = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } } as const;
    return { kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet };
  });
  return {
    ...plainField(name, aliases.has(name) ? `hub__${name}` : undefined),
    selectionSet: onEach ? selectionOf(onEach) : selectionSet,
  };
}

function selectionOf(selections: readonly SelectionNode[]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections };
}

function readAliases(document: DocumentNode): Set<string> {
  const aliases = new Set<string>();
  visit(document, { Field: ({ alias }) => void (alias && aliases.add(alias.value)) });
  return aliases;
}

function plainField(name: string, alias: string | undefined): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    alias: alias === undefined ? undefined : { kind: Kind.NAME, value: alias },
  };
}

function fieldsOf({ selections }: SelectionSetNode): FieldNode[] {
  return selections.filter((selection) => selection.kind === Kind.FIELD);
}

/** The response keys of the fields that say the result. */
export function findComparisons(
  document: DocumentNode,
  schema: GraphQLSchema,
  compared: ComparedFields,
): string[] {
  const typeInfo = new TypeInfo(schema);
  const keys = new Set<string>();
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ alias, name }) {
        if (compared.has(`${typeInfo.getParentType()?.name}.${name.value}`)) keys.add((alias ?? name).value);
      },
    }),
  );
  return [...keys];
}

/** Writes the results into the answer. Where the thing could not be read, or only as it was before, nothing is said. */
export function writeComparisons(data: JsonObject, keys: readonly string[], toldVersion: number): void {
  for (const payload of Object.values(data)) {
    if (!isJsonObject(payload)) continue;
    const shown = Object.values(payload).find(
      (value) => isJsonObject(value) && typeof value[READ_VERSION] === "number",
    );
    const version = isJsonObject(shown) ? shown[READ_VERSION] : undefined;
    if (typeof version !== "number" || version < toldVersion) continue;
    for (const key of keys) if (key in payload) payload[key] = version > toldVersion;
  }
}
