/**
 * Merges repeated selections: fields of one selection set with the same name, key and arguments become one field with
 * all their selections, and so do inline fragments on one type.
 *
 * By the specification ("Field Selection Merging") the answer is the same, but everything after this, from validation
 * to planning, has less to look at. A hostile document cannot repeat a thousand times what the schema has few of.
 * Selections with directives are left as they are.
 */
import {
  type DocumentNode,
  type FieldNode,
  type InlineFragmentNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

export function mergeSelections(document: DocumentNode): DocumentNode {
  const definitions = document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION
      ? { ...definition, selectionSet: mergedSelectionSet([definition.selectionSet]) }
      : definition,
  );
  return { ...document, definitions };
}

function mergedSelectionSet(
  selectionSets: readonly [SelectionSetNode, ...SelectionSetNode[]],
): SelectionSetNode {
  const groups = new Map<string, SelectionNode[]>();
  for (const { selections } of selectionSets) {
    for (const selection of selections) {
      const key = keyOf(selection) ?? `unique ${groups.size}`;
      const group = groups.get(key);
      if (group) group.push(selection);
      else groups.set(key, [selection]);
    }
  }
  return { ...selectionSets[0], selections: [...groups.values()].flatMap(mergedSelection) };
}

/** Equal for selections that can be merged; undefined for one that is left alone. */
function keyOf(selection: SelectionNode): string | undefined {
  if (selection.directives?.length) return undefined;
  switch (selection.kind) {
    case Kind.FRAGMENT_SPREAD:
      return `...${selection.name.value}`;
    case Kind.INLINE_FRAGMENT:
      return `...on ${selection.typeCondition?.name.value ?? ""}`;
    case Kind.FIELD:
      return fieldKey(selection);
  }
}

/** A leaf and an object of one name stay apart: one is a mistake, and validation must find it. */
function fieldKey({ alias, name, arguments: given = [], selectionSet }: FieldNode): string {
  const texts = given.map((argument) => print(argument)).join();
  return `${selectionSet ? "{}" : ""} ${alias?.value ?? ""}:${name.value}(${texts})`;
}

function mergedSelection([first, ...others]: readonly SelectionNode[]): SelectionNode[] {
  if (!first) return [];
  if (first.kind === Kind.FRAGMENT_SPREAD || !first.selectionSet) return [first];
  const selectionSets = [...others].flatMap((other) => selectionSetOf(other));
  return [withSelectionSet(first, mergedSelectionSet([first.selectionSet, ...selectionSets]))];
}

function withSelectionSet(
  selection: FieldNode | InlineFragmentNode,
  selectionSet: SelectionSetNode,
): SelectionNode {
  return selection.kind === Kind.FIELD ? { ...selection, selectionSet } : { ...selection, selectionSet };
}

function selectionSetOf(selection: SelectionNode): SelectionSetNode[] {
  return selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet ? [selection.selectionSet] : [];
}
