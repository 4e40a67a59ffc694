/**
 * Removes selections that can never apply. Where a requirement stands on an interface, the addon (0.0.38) asks a member
 * for `book { ... on Film { size } }`, and the member refuses the whole operation (GraphQL spec, "Fragment Spread Is
 * Possible").
 */
import {
  type DocumentNode,
  doTypesOverlap,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { inlineFragments } from "../../operation/selections/inline-fragments.js";

/** Returns the same operation if everything can apply. */
export function withoutImpossible(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  if (reduced(document, schema) === document) return document;
  const definitions = document.definitions.flatMap((definition): OperationDefinitionNode[] => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    // Fragment definitions are dropped: some might be unused now.
    return [{ ...definition, selectionSet: inlineFragments(definition.selectionSet, document) }];
  });
  return reduced({ kind: Kind.DOCUMENT, definitions }, schema);
}

function reduced(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      InlineFragment() {
        const [outer, inner] = [typeInfo.getParentType(), typeInfo.getType()];
        const isImpossible =
          isCompositeType(outer) && isCompositeType(inner) && !doTypesOverlap(schema, outer, inner);
        return isImpossible ? null : undefined;
      },
      SelectionSet: {
        leave(node): SelectionSetNode | undefined {
          return node.selections.length > 0 ? undefined : { ...node, selections: [TYPE_NAME] };
        },
      },
    }),
  );
}

const TYPE_NAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
