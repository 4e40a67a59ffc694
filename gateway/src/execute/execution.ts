import type { AskMember } from "../members/ask-member.js";
import type { MemberAnswer } from "../members/member-answer.js";
import type { MemberOperation } from "../plan-model/plan-nodes.js";
import { type ByteText, toByteText } from "../wire/byte-text.js";
import type { JsonObject } from "../wire/json.js";
import type { FieldErrors } from "./field-errors.js";
import type { Shortcut } from "./shortcut.js";

/** What one run of a plan reads and writes. */
export interface Execution {
  /** Everything that members have answered so far, merged, under source keys. Its strings are byte text. */
  readonly data: JsonObject;
  readonly errors: FieldErrors;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly ask: AskMember;
  readonly shortcut?: Shortcut | undefined;
  /** Whether to accept an entity that a member returned with another key than requested. */
  readonly acceptsOtherKey?: ((member: string, problem: string) => boolean) | undefined;
}

/** Asks a member as part of the execution. */
export async function askMember(
  { ask, shortcut }: Execution,
  operation: MemberOperation,
  variables: ReadonlyMap<string, ByteText>,
): Promise<MemberAnswer> {
  const answer = await ask(operation, variables, shortcut?.readerOf(operation));
  if (!answer.reader) shortcut?.giveUp();
  return answer;
}

/** The client's variables that a member's operation uses, as JSON texts. */
export function usedVariables({ variables }: Execution, operation: MemberOperation): Map<string, ByteText> {
  const used = new Map<string, ByteText>();
  for (const name of operation.variableNames) {
    // A variable that was not given stays absent: to the member that differs from null.
    if (Object.hasOwn(variables, name)) used.set(name, toByteText(JSON.stringify(variables[name])));
  }
  return used;
}
