/**
 * Keeps objects in the plan of which nothing is read: `{ pet { ... on Cat { name } } }` where the pet is a dog has
 * the answer `{ pet: {} }`, and only the members know whether there is a pet. The addon (0.0.38) drops a field
 * below which no selection can apply.
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

/** Asks for the type's name wherever it could be all that there is to ask for. */
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
