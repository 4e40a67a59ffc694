import type { MemberOperation } from "../plan-model/plan-nodes.js";
import type { ByteText } from "../wire/byte-text.js";
import type { AnswerReader } from "./answer-reader.js";
import type { MemberAnswer } from "./member-answer.js";

/**
 * Sends an operation to its member. `variables` are JSON texts by name. The answer is parsed unless the reader can read
 * it.
 * @throws MemberFailure if the member gave no usable answer
 */
export type AskMember = (
  operation: MemberOperation,
  variables: ReadonlyMap<string, ByteText>,
  reader?: AnswerReader,
) => Promise<MemberAnswer>;

/** Wraps `AskMember` to observe what is read. */
export type WatchAsking = (ask: AskMember) => AskMember;
