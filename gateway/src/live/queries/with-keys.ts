import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { ChangeRules } from "./change-rules.js";

/**
 * Adds the key of every entity whose changes are declared, so that answers say which entities were read. Clients do not
 * see what they did not ask for.
 */
export function withKeys(document: DocumentNode, schema: GraphQLSchema, rules: ChangeRules): DocumentNode {
  const typeInfo = new TypeInfo(schema);
  const keyed = (selectionSet: SelectionSetNode | undefined) => {
    const type = getNamedType(typeInfo.getType());
    const key = isObjectType(type) ? rules.findKey(type.name) : undefined;
    if (!selectionSet || key === undefined || !isObjectType(type) || !type.getFields()[key]) return undefined;
    return withField(selectionSet, key);
  };
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(field) {
        const selectionSet = keyed(field.selectionSet);
        return selectionSet && { ...field, selectionSet };
      },
      InlineFragment(fragment) {
        // Elsewhere the objects' own field already has the key.
        if (!isAbstractType(typeInfo.getParentType())) return undefined;
        const selectionSet = keyed(fragment.selectionSet);
        return selectionSet && { ...fragment, selectionSet };
      },
      FragmentDefinition(fragment) {
        const selectionSet = keyed(fragment.selectionSet);
        return selectionSet && { ...fragment, selectionSet };
      },
    }),
  );
}

function withField(selectionSet: SelectionSetNode, name: string): SelectionSetNode | undefined {
  const isThere = selectionSet.selections.some(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === name && isPlain(selection),
  );
  if (isThere) return undefined;
  const field: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: name } };
  return { ...selectionSet, selections: [...selectionSet.selections, field] };
}

function isPlain({ alias, directives = [], arguments: args = [] }: FieldNode): boolean {
  return alias === undefined && directives.length === 0 && args.length === 0;
}
