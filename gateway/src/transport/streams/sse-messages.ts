/** GraphQL over server-sent events (WHATWG HTML §9.2), distinct connections mode: one operation, one stream. */
import type { LivePayload } from "../../live/subscriptions/live-payload.js";
import type { StreamedAnswerFormat } from "./streamed-answer.js";

export const EVENT_STREAM: StreamedAnswerFormat = {
  contentType: "text/event-stream; charset=utf-8",
  opening: () => `:ok\nretry: ${reconnectMs()}\n\n`,
  heartbeat: Buffer.from(":\n\n"),
  farewell: (retryAfterMs) => `retry: ${retryAfterMs}\n\n`,
  message: (payload: LivePayload) => payload.eventStreamMessage,
  next: (json) => eventMessage("next", json),
  wantedMarks: () => ({ wantsStart: true, wantsMarks: true }),
  // Sets the client's `Last-Event-ID` to the cursor without sending an event. The comment is for clients that want to
  // know whether earlier events are still to come.
  mark: (cursor, isPresent) => `${isPresent ? ":present" : ":behind"}\nid: ${cursor}\n\n`,
  complete: eventMessage("complete", ""),
};

export function eventMessage(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`;
}

/** Random, so that clients do not all come back at once. */
function reconnectMs(): number {
  return Math.round(500 + Math.random() * 1_500);
}
