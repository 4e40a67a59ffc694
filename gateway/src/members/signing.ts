import { randomUUID } from "node:crypto";
import {
  type Caller,
  CLOCKS_DIFFER,
  ENVELOPE_HEADER,
  encodeEnvelope,
  MAX_CLOCK_DISTANCE_MS,
  SIGNATURE_HEADER,
  type SignedMessage,
  signMessage,
} from "@hub/schema/signed-request";
import { z } from "zod";

/** The headers that sign a message; a member refuses it without them. */
export function signedHeaders(
  key: string,
  message: SignedMessage,
  { caller, requestId }: { readonly caller: Caller; readonly requestId: string },
): Record<string, string> {
  const envelope = encodeEnvelope({ caller, requestId, issuedAtMs: Date.now(), nonce: randomUUID() });
  return { [ENVELOPE_HEADER]: envelope, [SIGNATURE_HEADER]: signMessage(key, envelope, message) };
}

const clockRefusal = z.object({ code: z.literal(CLOCKS_DIFFER), memberTimeMs: z.number() });

/**
 * If a member refuses a signed request for its time, how far its clock is ahead of this one (negative: behind). The
 * extensions of its error say so, or the date of its answer.
 */
export function clockAheadMs(extensions: unknown, dateMs: number | undefined): number | undefined {
  const refusal = clockRefusal.safeParse(extensions).data;
  if (refusal) return refusal.memberTimeMs - Date.now();
  const aheadMs = dateMs === undefined ? 0 : dateMs - Date.now();
  return Math.abs(aheadMs) > MAX_CLOCK_DISTANCE_MS ? aheadMs : undefined;
}

/** The end of a sentence: "its clock is 60 s behind the gateway's; …". */
export function describeClock(aheadMs: number): string {
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  return `its clock is ${seconds} s ${aheadMs > 0 ? "ahead of" : "behind"} the gateway's; set both by NTP`;
}
