/**
 * Keeps objects in the plan of which no field is read. The answer to `{ pet { ... on Cat { name } } }` for a dog is `{
 * pet: {} }`, and only the members know whether there is a pet. The addon (0.0.38) drops a field if none of its
 * selections can apply.
 */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** Adds `__typename` wherever it could be the only field to read. */
export function withTypeNames(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ selectionSet, ...field }) {
        const type = getNamedType(typeInfo.getType());
        if (!selectionSet || !isCompositeType(type) || hasField(selectionSet, type, schema, fragments)) {
          return undefined;
        }
        const selections = [...selectionSet.selections, TYPE_NAME];
        return { ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } };
      },
    }),
  );
}

const TYPE_NAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/** Whether something is selected of every object of the type. */
function hasField(
  { selections }: SelectionSetNode,
  type: GraphQLCompositeType,
  schema: GraphQLSchema,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): boolean {
  return selections.some((selection) => {
    if (selection.kind === Kind.FIELD) return true;
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const condition = fragment?.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
    const applies =
      condition === type ||
      (isAbstractType(condition) && isObjectType(type) && schema.isSubType(condition, type));
    return fragment !== undefined && applies && hasField(fragment.selectionSet, type, schema, fragments);
  });
}
