/**
 * The signature that the gateway adds to every request to a member, and that the member verifies.
 *
 * The envelope names the caller. The signature binds it to this method, path and body, to a time and to a nonce, so a
 * captured request can be neither altered nor replayed.
 */
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { type CallerRight, isRole } from "./roles.js";

export const ENVELOPE_HEADER = "hub-envelope";
export const SIGNATURE_HEADER = "hub-signature";

/** A member refuses an envelope whose `issuedAtMs` differs from its own clock by more than this. */
export const MAX_CLOCK_DISTANCE_MS = 30_000;

/**
 * The error code for an envelope that is correctly signed but too old or too new: the clocks of member and gateway
 * differ. The extension `memberTimeMs` is the member's time.
 */
export const CLOCKS_DIFFER = "CLOCKS_DIFFER";

export interface Caller {
  /** The caller, as the gateway has identified it. */
  readonly id: string;
  readonly mayWrite: boolean;
  /** As the identity provider calls it; left out for who has no name there. */
  readonly name?: string | undefined;
  /** Those in force, empty for who has none; left out for who is not signed in, of whom `mayWrite` alone is known. */
  readonly rights?: readonly CallerRight[] | undefined;
  /** The codes of the sharing agreements in force that open something to its organisations; left out where none does. */
  readonly agreements?: readonly string[] | undefined;
}

export interface Envelope {
  readonly caller: Caller;
  readonly issuedAtMs: number;
  readonly nonce: string;
  readonly requestId: string;
}

export interface SignedMessage {
  readonly method: string;
  /** Path with query string, as in the request line. */
  readonly path: string;
  readonly body: string | Uint8Array;
}

export function encodeEnvelope(envelope: Envelope): string {
  return Buffer.from(JSON.stringify(envelope)).toString("base64url");
}

/** The envelope in a header's value; undefined when there is none. */
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
  return createHmac("sha256", keyObjectOf(key))
    .update(`${message.method}\n${message.path}\n${encodedEnvelope}\n`)
    .update(message.body)
    .digest("base64url");
}

/** Programs have few keys and sign with them all day: one made for each signature costs a third of it. */
const keyObjects = new Map<string, KeyObject>();

function keyObjectOf(key: string): KeyObject {
  const known = keyObjects.get(key);
  if (known) return known;
  const made = createSecretKey(key, "utf8");
  keyObjects.set(key, made);
  return made;
}

/** Verifies a signature in constant time. */
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
    (caller["name"] === undefined || typeof caller["name"] === "string") &&
    areRights(caller["rights"]) &&
    areCodes(caller["agreements"]) &&
    typeof value["issuedAtMs"] === "number" &&
    typeof value["nonce"] === "string" &&
    typeof value["requestId"] === "string"
  );
}

function areRights(value: unknown): boolean {
  if (value === undefined) return true;
  return Array.isArray(value) && value.every(isRight);
}

function areCodes(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((code) => typeof code === "string"));
}

function isRight(value: unknown): value is CallerRight {
  return (
    isRecord(value) &&
    isRole(value["role"]) &&
    typeof value["organisationId"] === "string" &&
    (value["unitId"] === null || typeof value["unitId"] === "string")
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
