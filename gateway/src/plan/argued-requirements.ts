/**
 * Requirements with arguments: `@requires(fields: "price(currency: \"EUR\")")`.
 *
 * Where one operation needs a field with several arguments, the addon (0.0.38) gives the field internal aliases,
 * and loses track of them: it mixes values up, finds no plan, or ends the process. Such operations must not
 * reach it as they are.
 */
import { parse, type SelectionSetNode, visit } from "graphql";

export interface ArguedRequirements {
  /** Names of the fields whose requirements, or the requirements of these, have arguments. */
  readonly computed: ReadonlySet<string>;
  /** Names of the fields that are required with arguments. */
  readonly required: ReadonlySet<string>;
}

/** `fieldSets` are the selection sets of all `@requires`, each with the name of the field that it stands at. */
export function readArguedRequirements(
  fieldSets: readonly { readonly fieldName: string; readonly selectionSet: SelectionSetNode }[],
): ArguedRequirements {
  const computed = new Set<string>();
  const required = new Set<string>();
  for (let known = -1; known < computed.size; ) {
    known = computed.size;
    for (const { fieldName, selectionSet } of fieldSets) {
      visit(selectionSet, {
        Field(field) {
          if (field.arguments?.length) required.add(field.name.value);
          if (field.arguments?.length || computed.has(field.name.value)) computed.add(fieldName);
        },
      });
    }
  }
  return { computed, required };
}

/** Whether an operation could need one field with several arguments. */
export function mayConflict(operationText: string, { computed, required }: ArguedRequirements): boolean {
  if (computed.size === 0) return false;
  const selected = new Set<string>();
  let selectsRequired = false;
  visit(parse(operationText, { noLocation: true }), {
    Field(field) {
      if (computed.has(field.name.value)) selected.add(field.name.value);
      if (required.has(field.name.value)) selectsRequired = true;
    },
  });
  return selected.size > 1 || (selected.size === 1 && selectsRequired);
}
