/** What the log records of a member's failure: little, because a member that is down fails again and again. */
import { describeError, type ErrorDescription } from "@hub/program-kit/program-log";

export interface FailureDetails {
  /** A mistake of the gateway, logged with its stack. */
  readonly err?: Error;
  /** What happened on the way to the member. */
  readonly cause?: string;
}

/** @param isTold whether the line already says what the error does */
export function failureDetails(error: unknown, isTold = false): FailureDetails {
  const err = findMistake(error);
  if (err) return { err };
  if (isTold) return {};
  const text = textOf(describeError(error));
  return text === "" ? {} : { cause: text };
}

function textOf({ code, message, cause }: ErrorDescription): string {
  const texts = [code, message, cause && textOf(cause)];
  return texts.filter((text) => text !== undefined && text !== "").join(": ");
}

function findMistake(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const isMistake = error instanceof TypeError || error instanceof ReferenceError;
  return isMistake ? error : findMistake(error.cause);
}
