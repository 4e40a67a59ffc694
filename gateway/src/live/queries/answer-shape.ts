/** What a member's operation selects, prepared for walking the answers. Made once per planned operation. */
import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from "graphql";

export interface AnswerShape {
  readonly rootTypeName: string;
  readonly fields: readonly FieldShape[];
}

export interface FieldShape {
  readonly responseKey: string;
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
  /** The field is read only of objects of these types. */
  readonly onTypes: readonly ReadonlySet<string>[];
  /** The schema type of the field's objects; undefined for the entities that a member is asked about. */
  readonly typeName: string | undefined;
  /**
   * What the field holds; for a Relay connection, the type that it pages. Undefined for leaves, and inside a
   * connection, whose field has said it already.
   */
  readonly holds: { readonly typeName: string; readonly isList: boolean } | undefined;
  readonly fields: readonly FieldShape[];
}

/** `schema` has everything that members can be asked for. */
export function readAnswerShape(operationText: string, schema: GraphQLSchema): AnswerShape {
  const document = parse(operationText, { noLocation: true });
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("a member is asked for no operation");
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`the schema has no ${operation.operation}`);
  const fields = new ShapeReader(schema, document).fields(operation.selectionSet, root, {
    onTypes: [],
    isInConnection: false,
  });
  return { rootTypeName: root.name, fields };
}

/** Where a selection stands. */
interface SelectionContext {
  readonly onTypes: readonly ReadonlySet<string>[];
  readonly isInConnection: boolean;
}

class ShapeReader {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
  ) {}

  fields(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    context: SelectionContext,
  ): readonly FieldShape[] {
    return selections.flatMap((selection): readonly FieldShape[] => {
      if (selection.kind === Kind.FIELD) return this.#field(selection, type, context);
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragment(selection.name.value) : selection;
      const condition = fragment.typeCondition?.name.value;
      if (condition === undefined) return this.fields(fragment.selectionSet, type, context);
      const onTypes = [...context.onTypes, this.#typesOf(condition)];
      return this.fields(fragment.selectionSet, this.schema.getType(condition), { ...context, onTypes });
    });
  }

  #field(
    field: FieldNode,
    type: GraphQLNamedType | undefined,
    context: SelectionContext,
  ): readonly FieldShape[] {
    if (field.name.value === "__typename") return [];
    const definition =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
    const returned = definition && getNamedType(definition.type);
    const connection = returned && findConnection(returned);
    const isWithin = connection !== undefined || (context.isInConnection && isEdge(returned));
    const fields = field.selectionSet
      ? this.fields(field.selectionSet, returned, { onTypes: [], isInConnection: isWithin })
      : [];
    const isLeaf = field.selectionSet === undefined;
    const holds =
      isLeaf || context.isInConnection || !definition
        ? undefined
        : {
            typeName: connection ?? getNamedType(definition.type).name,
            isList: connection !== undefined || isList(definition.type),
          };
    return [
      {
        responseKey: (field.alias ?? field.name).value,
        name: field.name.value,
        arguments: field.arguments ?? [],
        onTypes: context.onTypes,
        typeName: returned?.name,
        holds,
        fields,
      },
    ];
  }

  #fragment(name: string) {
    const fragment = this.document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    );
    if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error(`there is no fragment ${name}`);
    return fragment;
  }

  #typesOf(name: string): ReadonlySet<string> {
    const type = this.schema.getType(name);
    const possible = isAbstractType(type) ? this.schema.getPossibleTypes(type).map((it) => it.name) : [];
    return new Set([name, ...possible]);
  }
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}

/** The type that the connection type pages (Relay, "Cursor Connections"). */
function findConnection(type: GraphQLNamedType): string | undefined {
  if (!isObjectType(type)) return undefined;
  const { edges, pageInfo } = type.getFields();
  const edge = edges && pageInfo && getNamedType(edges.type);
  const node = isObjectType(edge) ? edge.getFields()["node"] : undefined;
  return node && getNamedType(node.type).name;
}

function isEdge(type: GraphQLNamedType | undefined): boolean {
  return isObjectType(type) && "node" in type.getFields() && "cursor" in type.getFields();
}
