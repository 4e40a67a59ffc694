/**
 * Answers that are sent before the request's body has arrived. If a connection is closed while its client is still
 * sending, the client is reset and does not read the answer. So the rest of the body is read and discarded first.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { connectionOf } from "../connections/http-connection.js";

/** Whether more of the body may still come than node:http should read on its way to the next request. */
export function hasLongBodyLeft({ complete, headers }: IncomingMessage, maxBytes: number): boolean {
  if (complete) return false;
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > maxBytes;
}

/**
 * Sends the answer at once, and closes the connection when the body has arrived or exceeds `maxBytes` from here on. The
 * request's time limit bounds the time.
 * @param onThrownAway told of the bytes of each piece, and may let the connection rest before the next
 */
export function endAfterBody(
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  answer: Buffer,
  maxBytes: number,
  onThrownAway: (bytes: number) => void = () => {},
): void {
  const { faults } = connectionOf(request);
  const guard = (handler: (chunk: Buffer) => unknown) =>
    faults.guard("rest of a request's body", handler, () => response.end());
  let left = maxBytes;
  const end = guard(() => response.end());
  const throwAway = guard((chunk) => {
    left -= chunk.length;
    if (left < 0) response.end();
    else onThrownAway(chunk.length);
  });
  response.write(answer);
  request.on("data", throwAway).once("end", end).once("close", end).resume();
}
