import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type InlineFragmentNode,
  Kind,
  type SelectionSetNode,
  visit,
} from "graphql";

/**
 * The selection with every spread replaced by a copy of its fragment, so that no node is in two places. Fragments must
 * not contain themselves.
 */
export function inlineFragments(selectionSet: SelectionSetNode, document: DocumentNode): SelectionSetNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const inline = (outer: SelectionSetNode): SelectionSetNode =>
    visit(outer, {
      FragmentSpread({ name, directives }): InlineFragmentNode | null {
        const fragment = fragments.get(name.value);
        if (!fragment) return null;
        const { typeCondition, selectionSet } = fragment;
        const copy = inline(structuredClone(selectionSet));
        return { kind: Kind.INLINE_FRAGMENT, typeCondition, directives, selectionSet: copy };
      },
    });
  return inline(selectionSet);
}
