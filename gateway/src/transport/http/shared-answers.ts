import type { IncomingMessage, ServerResponse } from "node:http";
import type { AnswerForm } from "../headers/answer-head.js";

/** A request that has been read. */
export interface HttpExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly form: AnswerForm;
}

/** One whose answer others may share. */
export interface SharedExchange extends HttpExchange {
  /** The account that asks: what it may go on from, after the answer, is its own. */
  readonly account: string;
  /** Until when it is known who asks, in milliseconds since 1970. */
  readonly validUntilMs: number;
}

/** Lets identical concurrent queries share one answer. */
export interface SharedAnswers {
  /** The answer to the query with that key, if it is already being answered. */
  join(key: string, exchange: SharedExchange): Promise<Buffer> | undefined;
  /**
   * Answers the query for everybody who joins. The signal aborts when nobody waits any more; `onShared`
   * is called for each who has joined and got it.
   */
  lead(
    key: string,
    exchange: SharedExchange,
    answer: (signal: AbortSignal) => Promise<Buffer>,
    onShared: () => void,
  ): Promise<Buffer>;
}
