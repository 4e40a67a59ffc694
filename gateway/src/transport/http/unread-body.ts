/**
 * Answers that are given before the request's body has come. A connection that is closed while its client still sends
 * is reset, and a client that is reset does not read the answer: so what still comes is read and thrown away first.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { connectionOf } from "../http-connection.js";

/** Whether more of the body may still come than node:http should read on its way to the next request. */
export function hasLongBodyLeft({ complete, headers }: IncomingMessage, maxBytes: number): boolean {
  if (complete) return false;
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > maxBytes;
}

/**
 * Sends the answer at once and ends its connection when the body has come or is longer than `maxBytes` from here on.
 * The time that a request may take bounds the time.
 */
export function endAfterBody(
  { request, response }: { readonly request: IncomingMessage; readonly response: ServerResponse },
  answer: Buffer,
  maxBytes: number,
): void {
  const { faults } = connectionOf(request);
  const guard = (handler: (chunk: Buffer) => unknown) =>
    faults.guard("rest of a request's body", handler, () => response.end());
  let left = maxBytes;
  const end = guard(() => response.end());
  const throwAway = guard((chunk) => {
    left -= chunk.length;
    if (left < 0) response.end();
  });
  response.write(answer);
  request.on("data", throwAway).once("end", end).once("close", end).resume();
}
