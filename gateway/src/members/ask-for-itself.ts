/** What the gateway asks a member for itself: of fields that members do not show to clients. */
import type { MemberOperation } from "../plan-model/plan-nodes.js";
import { fromByteText, toByteText } from "../wire/byte-text.js";
import { type Json, mapStrings } from "../wire/json.js";
import type { AskMember } from "./ask-member.js";

export interface OwnQuestion<Variable extends string> extends Pick<MemberOperation, "kind" | "text"> {
  readonly variableNames: readonly Variable[];
  /** The root field that is asked for. */
  readonly field: string;
  /** What a member does that answers with an error, such as "does not tell the rights". */
  readonly failure: string;
}

/** Resolves to what the field is; rejects where the member answers with an error. */
export function askForItself<Variable extends string>(
  { kind, text, variableNames, field, failure }: OwnQuestion<Variable>,
  member: string,
  ask: AskMember,
): (given: Readonly<Record<Variable, unknown>>) => Promise<Json> {
  // The same object each time: what is known of an operation is kept with it.
  const operation = { member, kind, text, textJson: JSON.stringify(text), variableNames };
  return async (given) => {
    const variables = new Map(
      variableNames.map((name) => [name, toByteText(JSON.stringify(given[name] ?? null))]),
    );
    const { data, errors } = await ask(operation, variables);
    const [error] = errors;
    if (error) throw new Error(`${member} ${failure}: ${error.message}`);
    return mapStrings(data?.[field] ?? null, fromByteText);
  };
}
