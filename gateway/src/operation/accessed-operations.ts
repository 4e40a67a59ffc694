/** What an access log says of an operation, whoever asks it: made when it is first asked for, once per text. */
import { createHash } from "node:crypto";
import type { AccessedOperation, AccessKind } from "@hub/schema/access-record";
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isUnionType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

export class AccessedOperations {
  readonly #byKind = new Map<AccessKind, AccessedOperation>();
  #fields: readonly string[] | undefined;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
    private readonly hash: string,
  ) {}

  /** The operation, asked for as one of this kind. */
  as(kind: AccessKind): AccessedOperation {
    const known = this.#byKind.get(kind);
    if (known) return known;
    this.#fields ??= selectedFields(this.schema, this.document, this.operation);
    const name = this.operation.name?.value ?? null;
    const accessed = accessedAs({ kind, name, hash: this.hash, fields: this.#fields });
    this.#byKind.set(kind, accessed);
    return accessed;
  }
}

/** The link to a file: what the file asks for is on record each time that it is taken. */
export function accessedLink({
  path,
  text,
}: {
  readonly path: string;
  readonly text: string;
}): AccessedOperation {
  return accessedAs({
    kind: "FILE_LINK",
    name: NAME_OF_FILE.exec(path)?.[0] ?? null,
    hash: hashOf(text),
    fields: [],
  });
}

/** At the end of an address. */
const NAME_OF_FILE = /[a-z-]{1,50}\.[a-z]{2,7}$/;

function accessedAs({ kind, name, hash, fields }: Omit<AccessedOperation, "id">): AccessedOperation {
  const facts = { kind, name, hash, fields };
  const id = createHash("sha256").update(JSON.stringify(facts)).digest("base64url");
  return { id, ...facts };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The coordinates of all fields that it selects, whatever its conditions say, sorted. */
function selectedFields(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
): readonly string[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const coordinates = new Set<string>();
  const root = schema.getRootType(operation);
  if (root) collect(root, selectionSet, { schema, fragments, coordinates });
  return [...coordinates].sort();
}

interface Collection {
  readonly schema: GraphQLSchema;
  /** Those that were not looked into yet. */
  readonly fragments: Map<string, FragmentDefinitionNode>;
  readonly coordinates: Set<string>;
}

function collect(
  parent: GraphQLCompositeType,
  { selections }: SelectionSetNode,
  collection: Collection,
): void {
  const { schema, fragments, coordinates } = collection;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      const { value: name } = selection.name;
      if (name === "__typename") continue;
      coordinates.add(`${parent.name}.${name}`);
      const field = isUnionType(parent) ? undefined : parent.getFields()[name];
      const type = field && getNamedType(field.type);
      if (selection.selectionSet && isCompositeType(type)) collect(type, selection.selectionSet, collection);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(
        typeOf(selection.typeCondition?.name.value, parent, schema),
        selection.selectionSet,
        collection,
      );
    } else {
      const fragment = fragments.get(selection.name.value);
      fragments.delete(selection.name.value);
      if (fragment)
        collect(typeOf(fragment.typeCondition.name.value, parent, schema), fragment.selectionSet, collection);
    }
  }
}

function typeOf(
  name: string | undefined,
  parent: GraphQLCompositeType,
  schema: GraphQLSchema,
): GraphQLCompositeType {
  const type = name === undefined ? parent : schema.getType(name);
  return isCompositeType(type) ? type : parent;
}
