import type { IncomingMessage, ServerResponse } from "node:http";
import type { AnswerForm } from "../headers/answer-head.js";

/** A request that has been read. */
export interface HttpExchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly form: AnswerForm;
  /** Until when it is known who asks, in milliseconds since 1970; forever if left out. */
  readonly validUntilMs?: number;
}

/** Lets identical concurrent queries share one answer. */
export interface SharedAnswers {
  /** The answer to the query with that key, if it is already being answered. */
  join(key: string, exchange: HttpExchange): Promise<Buffer> | undefined;
  /**
   * Answers the query for everybody who joins. The signal aborts when nobody waits any more; `onShared`
   * is called for each who has joined and got it.
   */
  lead(
    key: string,
    exchange: HttpExchange,
    answer: (signal: AbortSignal) => Promise<Buffer>,
    onShared: () => void,
  ): Promise<Buffer>;
}
