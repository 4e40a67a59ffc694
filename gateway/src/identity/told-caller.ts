/** Which of a caller an answer depends on: with whom it may be shared, and what members are told to answer by. */
import { SOMEBODY } from "@hub/schema/own-callers";
import type { CallerRight } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import type { PreparedOperation } from "../operation/prepared-operation.js";

/**
 * The caller as members are told it: without the account, unless the operation's answer depends on which one asks. So what
 * is shared by {@link accessKey} cannot depend on it, whatever a member does.
 */
export function toldCaller(
  caller: Caller,
  { dependsOnAccount }: Pick<PreparedOperation, "dependsOnAccount">,
): Caller {
  const { mayWrite, rights, agreements } = caller;
  if (dependsOnAccount || rights === undefined) return caller;
  return { id: SOMEBODY, mayWrite, rights, agreements };
}

/** Equal for callers that get the same answers where it makes no difference which account asks. */
export function accessKey({ id, mayWrite, rights, agreements }: Caller): string {
  if (rights === undefined) return JSON.stringify([id, mayWrite]);
  return JSON.stringify([SOMEBODY, mayWrite, textOfAll(rights), agreements]);
}

/** The same where it does make a difference. */
export function accountKey(caller: Caller): string {
  return JSON.stringify([caller.id, accessKey(caller), caller.name]);
}

/** An account's rights are one list for as long as they hold, and each request asks for them. */
const texts = new WeakMap<readonly CallerRight[], string>();

function textOfAll(rights: readonly CallerRight[]): string {
  const known = texts.get(rights);
  if (known !== undefined) return known;
  const text = rights.map(textOf).sort().join();
  texts.set(rights, text);
  return text;
}

function textOf({ role, organisationId, unitId }: CallerRight): string {
  return `${role} ${organisationId} ${unitId ?? ""}`;
}
