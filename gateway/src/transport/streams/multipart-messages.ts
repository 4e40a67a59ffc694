/**
 * GraphQL over `multipart/mixed;subscriptionSpec=1.0`, as Apollo's clients ask for subscriptions
 * (https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol).
 *
 *   {}                                  a heartbeat
 *   {"payload": {…}}                    a response
 *   {"payload": null, "errors": […]}    the stream is over, for a reason other than the operation
 *
 * `extensions.startCursor` and `extensions.marks` of the request ask for cursors without an event, as over WebSocket.
 */
import type { Bilingual } from "../../errors/request-refusal.js";
import { PART_BEGIN, PART_END } from "../../live/subscriptions/live-payload.js";
import type { LeavingReason } from "../connections/long-lived-connections.js";
import type { StreamedAnswerFormat } from "./streamed-answer.js";

const FINAL = "--\r\n";

export const MULTIPART: StreamedAnswerFormat = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  opening: () => PART_END,
  heartbeat: Buffer.from(part("{}")),
  farewell: (retryAfterMs, why) => `${part(JSON.stringify(farewell(retryAfterMs, why)))}${FINAL}`,
  message: (payload) => payload.multipartMessage,
  next: (json) => part(`{"payload":${json}}`),
  wantedMarks: ({ extensions }) => ({
    wantsStart: extensions?.["startCursor"] === true,
    wantsMarks: extensions?.["marks"] === true,
  }),
  mark: (cursor, isPresent) =>
    part(JSON.stringify({ payload: { data: null, extensions: { cursor, isPresent } } })),
  complete: FINAL,
};

function part(json: string): string {
  return `${PART_BEGIN}${json}${PART_END}`;
}

const FAREWELLS: Record<LeavingReason, Bilingual> = {
  GATEWAY_STOPPED:
    "Hệ thống đang dừng; hãy theo dõi lại từ con trỏ cuối cùng nếu có / This gateway stops; subscribe again, after the last cursor if there was one",
  ACCESS_CHANGED:
    "Quyền của tài khoản, hoặc thỏa thuận chia sẻ với cơ quan của tài khoản, đã thay đổi; hãy theo dõi lại từ con trỏ cuối cùng nếu có / The rights of this account, or the sharing agreements with its organisation, have changed; subscribe again, after the last cursor if there was one",
  TOKEN_EXPIRED:
    "Token đã hết hạn; hãy theo dõi lại với token mới, từ con trỏ cuối cùng nếu có / The token has expired; subscribe again with a new one, after the last cursor if there was one",
};

function farewell(retryAfterMs: number, code: LeavingReason) {
  return { payload: null, errors: [{ message: FAREWELLS[code], extensions: { code, retryAfterMs } }] };
}
