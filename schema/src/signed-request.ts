/**
 * What the gateway sends with every request to a member, and what a member insists on.
 *
 * The envelope says who asks; the signature binds it to this method, path and body, to the moment and to a
 * nonce, so a captured request is of no use for another question or a second time.
 */
import { createHmac, timingSafeEqual } from "node:crypto";

export const ENVELOPE_HEADER = "hub-envelope";
export const SIGNATURE_HEADER = "hub-signature";

/** A member refuses an envelope whose `issuedAtMs` is further than this from its own clock. */
export const MAX_CLOCK_DISTANCE_MS = 30_000;

/**
 * The code by which a member refuses an envelope that is signed rightly and too old or too new: its clock and the
 * gateway's differ. The extension `memberTimeMs` says what the member's clock says.
 */
export const CLOCKS_DIFFER = "CLOCKS_DIFFER";

export interface Caller {
  /** Who asks, as the gateway has established it. */
  readonly id: string;
  readonly mayWrite: boolean;
}

export interface Envelope {
  readonly caller: Caller;
  readonly issuedAtMs: number;
  readonly nonce: string;
  readonly requestId: string;
}

export interface SignedMessage {
  readonly method: string;
  /** Path with query string, as it stands in the request line. */
  readonly path: string;
  readonly body: string | Uint8Array;
}

export function encodeEnvelope(envelope: Envelope): string {
  return Buffer.from(JSON.stringify(envelope)).toString("base64url");
}

/** The envelope of a header value; undefined when it is not one. */
export function parseEnvelope(header: string): Envelope | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(header, "base64url").toString("utf8"));
    return isEnvelope(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** HMAC-SHA256 over method, path, envelope and body, as base64url. */
export function signMessage(key: string, encodedEnvelope: string, message: SignedMessage): string {
  return createHmac("sha256", key)
    .update(`${message.method}\n${message.path}\n${encodedEnvelope}\n`)
    .update(message.body)
    .digest("base64url");
}

/** Compares in constant time. */
export function isSignedBy(
  key: string,
  signature: string,
  encodedEnvelope: string,
  message: SignedMessage,
): boolean {
  const expected = Buffer.from(signMessage(key, encodedEnvelope, message));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function isEnvelope(value: unknown): value is Envelope {
  if (!isRecord(value) || !isRecord(value["caller"])) return false;
  const { caller } = value;
  return (
    typeof caller["id"] === "string" &&
    typeof caller["mayWrite"] === "boolean" &&
    typeof value["issuedAtMs"] === "number" &&
    typeof value["nonce"] === "string" &&
    typeof value["requestId"] === "string"
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
