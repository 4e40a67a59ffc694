import {
  CLOCKS_DIFFER,
  ENVELOPE_HEADER,
  type Envelope,
  isSignedBy,
  MAX_CLOCK_DISTANCE_MS,
  parseEnvelope,
  SIGNATURE_HEADER,
} from "@hub/schema/signed-request";
import type { NextFunction, Request, RequestHandler, Response } from "express";
import { sendError } from "./errors.js";

/** Who sent the request that `response` answers; set by {@link verifyGateway}. */
export function envelopeOf(response: Response): Envelope {
  const { envelope }: { envelope?: Envelope } = response.locals;
  if (!envelope) throw new Error("verifyGateway has to stand before whatever reads the envelope");
  return envelope;
}

/**
 * Lets only a gateway's signed requests pass: signed with one of our keys, over this method, path and body,
 * within 30 s and not before `startedAtMs`, with a nonce not seen before. The body must have been read as raw bytes
 * before.
 * @param startedAtMs when this process began. The nonces that its predecessor saw are lost, so a request signed
 * earlier may have been carried out already. As exact as the two clocks agree.
 */
export function verifyGateway(
  keys: readonly string[],
  startedAtMs: number,
  now: () => number = Date.now,
): RequestHandler {
  const seenNonces = new SeenNonces(2 * MAX_CLOCK_DISTANCE_MS, now);
  return (request: Request, response: Response, next: NextFunction) => {
    const nowMs = now();
    const envelope = verify(request, keys);
    if (envelope && Math.abs(nowMs - envelope.issuedAtMs) > MAX_CLOCK_DISTANCE_MS) {
      // The sender is the gateway or replays it; telling either of them our time does no harm.
      return sendError(response, 401, {
        message:
          "Đồng hồ của gateway và của thành viên lệch nhau; hãy đồng bộ cả hai qua NTP. / The gateway's clock and the member's differ; set both by NTP.",
        extensions: { code: CLOCKS_DIFFER, memberTimeMs: nowMs },
      });
    }
    if (envelope && envelope.issuedAtMs < startedAtMs) {
      // To the gateway this is a member that is still starting, as it was when the request was signed.
      response
        .status(503)
        .type("text/plain")
        .send("The request was signed before this member started, and is not carried out; ask again.");
      return;
    }
    if (!envelope || !seenNonces.add(envelope.nonce)) {
      return sendError(response, 401, {
        message:
          "Thành viên chỉ trả lời gateway của hệ thống; hãy hỏi qua gateway. / A member answers only the hub's gateway; ask through the gateway.",
        extensions: { code: "FORBIDDEN" },
      });
    }
    response.locals["envelope"] = envelope;
    next();
  };
}

/** The envelope of a request signed with one of the keys, at any time. */
function verify(request: Request, keys: readonly string[]): Envelope | undefined {
  const encoded = request.header(ENVELOPE_HEADER);
  const signature = request.header(SIGNATURE_HEADER);
  if (!encoded || !signature) return undefined;
  const body = Buffer.isBuffer(request.body) ? request.body : "";
  const message = { method: request.method, path: request.originalUrl, body };
  if (!keys.some((key) => isSignedBy(key, signature, encoded, message))) return undefined;
  return parseEnvelope(encoded);
}

/** Remembers nonces for as long as their envelopes could be fresh, in two generations instead of one timer each. */
class SeenNonces {
  #current = new Set<string>();
  #former = new Set<string>();
  #turnAtMs: number;

  constructor(
    readonly lifetimeMs: number,
    readonly now: () => number,
  ) {
    this.#turnAtMs = now() + lifetimeMs;
  }

  /** False when the nonce was seen before. */
  add(nonce: string): boolean {
    if (this.now() >= this.#turnAtMs) {
      this.#former = this.#current;
      this.#current = new Set();
      this.#turnAtMs = this.now() + this.lifetimeMs;
    }
    if (this.#current.has(nonce) || this.#former.has(nonce)) return false;
    this.#current.add(nonce);
    return true;
  }
}
