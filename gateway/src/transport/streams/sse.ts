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
  // Lets the client's `Last-Event-ID` be the cursor without telling it anything. The comment is for clients that want
  // to know whether what happened before now is still to come.
  mark: (cursor, isPresent) => `${isPresent ? ":present" : ":behind"}\nid: ${cursor}\n\n`,
  complete: eventMessage("complete", ""),
};

export function eventMessage(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`;
}

/** Different for each client, so that all do not come back in the same moment. */
function reconnectMs(): number {
  return Math.round(500 + Math.random() * 1_500);
}
