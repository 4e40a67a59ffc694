import type { HubEvent } from "@hub/schema/event";
import type { Caller } from "@hub/schema/signed-request";
import { type DocumentNode, type FieldNode, Kind, visit } from "graphql";
import type { GraphQLResponse, PreparedOperation } from "../pipeline.js";

/** Runs equal evaluations of one event once for all who ask while it runs. */
export class SharedEvaluations {
  readonly #running = new WeakMap<HubEvent, Map<string, Promise<GraphQLResponse>>>();

  share(event: HubEvent, key: string, evaluate: () => Promise<GraphQLResponse>): Promise<GraphQLResponse> {
    const running = this.#running.get(event) ?? new Map<string, Promise<GraphQLResponse>>();
    this.#running.set(event, running);
    const known = running.get(key);
    if (known) return known;
    const evaluation = evaluate().finally(() => running.delete(key));
    running.set(key, evaluation);
    return evaluation;
  }
}

/**
 * Equal for operations that get equal answers for an event: same text, same variables, same caller. Where each
 * began, the variable of the root field's argument `after`, makes no difference to what it is told.
 */
export function sharingKey(prepared: PreparedOperation, caller: Caller, after: string): string {
  const ignored = variablesOnlyUsedAs(prepared.document, after);
  const variables = Object.entries(prepared.variables)
    .filter(([name]) => !ignored.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([prepared.hash, prepared.operationName, caller.id, caller.mayWrite, variables]);
}

function variablesOnlyUsedAs(document: DocumentNode, argument: string): ReadonlySet<string> {
  const startingPoints = new Set<unknown>();
  visit(document, {
    OperationDefinition({ selectionSet }) {
      const fields = selectionSet.selections.filter(
        (selection): selection is FieldNode => selection.kind === Kind.FIELD,
      );
      for (const given of fields.flatMap((field) => field.arguments ?? [])) {
        if (given.name.value === argument) startingPoints.add(given.value);
      }
    },
  });
  const only = new Set<string>();
  const elsewhere = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable(variable) {
      (startingPoints.has(variable) ? only : elsewhere).add(variable.name.value);
    },
  });
  return new Set([...only].filter((name) => !elsewhere.has(name)));
}
