import {
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from "graphql";

/** The operation that `@skip` and `@include` leave for these variables. No selection set becomes empty. */
export function withoutConditions(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): DocumentNode {
  return visit(document, {
    SelectionSet(node): SelectionSetNode {
      const selections = node.selections.filter((selection) => isIncluded(selection, variables));
      return { ...node, selections: selections.length > 0 ? selections : [TYPE_NAME] };
    },
    Directive: (node) => (isCondition(node) ? null : undefined),
  });
}

/** Whether `@skip` and `@include` leave the selection in, for coerced variables. */
export function isIncluded(
  { directives = [] }: SelectionNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  return directives.every((directive) => {
    if (!isCondition(directive)) return true;
    return conditionOf(directive, variables) === (directive.name.value === "include");
  });
}

const TYPE_NAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

function isCondition({ name }: DirectiveNode): boolean {
  return name.value === "skip" || name.value === "include";
}

function conditionOf(
  { arguments: args }: DirectiveNode,
  variables: Readonly<Record<string, unknown>>,
): boolean {
  const value = args?.find(({ name }) => name.value === "if")?.value;
  if (value?.kind === Kind.VARIABLE) return variables[value.name.value] === true;
  return value?.kind === Kind.BOOLEAN && value.value;
}
