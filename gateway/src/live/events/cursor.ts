import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import type { FeedPositions } from "./event-feed.js";
import { formatReadPosition, parseReadPosition, type ReadPosition } from "./read-position.js";

/** What a cursor is valid for: the same field with the same filter, requested by the same caller. */
export interface CursorScope {
  readonly fieldName: string;
  /** The field's arguments that filter events. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly callerId: string;
}

/** Not a field name: the scope of a cursor with which any subscription of its caller may begin. */
const ANY_FIELD = "*";

const MAC_BYTES = 32;
const LONGEST_CURSOR = 4_096;

/**
 * Writes positions as one opaque text that clients keep and send back. The key signs it together with its scope, so a
 * cursor that was altered, made up, or taken from another caller or filter is detected.
 */
export class CursorSeal {
  readonly #key: KeyObject;
  /** A channel writes a cursor per event, always for the same scope. */
  readonly #digests = new WeakMap<CursorScope, Buffer>();

  constructor(key: string) {
    this.#key = createSecretKey(key, "utf8");
  }

  write(positions: FeedPositions, scope: CursorScope): string {
    let text = "";
    for (const [member, position] of positions)
      text += `${text === "" ? "" : ","}${member}=${formatReadPosition(position)}`;
    const body = Buffer.from(text);
    return Buffer.concat([this.#mac(body, scope), body]).toString("base64url");
  }

  /** A cursor that is valid for every field and filter of the caller. */
  writeAsOf(positions: FeedPositions, callerId: string): string {
    return this.write(positions, asOfScope(callerId));
  }

  /** One that `writeAsOf` wrote for a caller as it would have for another; undefined for any other text. */
  readdressAsOf(cursor: string, callerId: string, otherId: string): string | undefined {
    const positions = this.read(cursor, asOfScope(callerId));
    return positions && this.writeAsOf(positions, otherId);
  }

  /**
   * The positions of a cursor that was written with the same key for this scope, or for all scopes of its caller;
   * undefined for any other text.
   */
  read(cursor: string, scope: CursorScope): FeedPositions | undefined {
    if (cursor.length > LONGEST_CURSOR) return undefined;
    const bytes = Buffer.from(cursor, "base64url");
    const mac = bytes.subarray(0, MAC_BYTES);
    const body = bytes.subarray(MAC_BYTES);
    if (mac.length !== MAC_BYTES) return undefined;
    const isOurs = [scope, asOfScope(scope.callerId)].some((candidate) =>
      timingSafeEqual(mac, this.#mac(body, candidate)),
    );
    return isOurs ? parseBody(body.toString("utf8")) : undefined;
  }

  #mac(body: Uint8Array, scope: CursorScope): Buffer {
    return createHmac("sha256", this.#key).update(this.#digest(scope)).update(body).digest();
  }

  #digest(scope: CursorScope): Buffer {
    const known = this.#digests.get(scope);
    if (known) return known;
    const digest = scopeDigest(scope);
    this.#digests.set(scope, digest);
    return digest;
  }
}

function asOfScope(callerId: string): CursorScope {
  return { fieldName: ANY_FIELD, filter: {}, callerId };
}

function parseBody(body: string): FeedPositions | undefined {
  const positions = new Map<string, ReadPosition>();
  for (const part of body === "" ? [] : body.split(",")) {
    const [member, text] = part.split("=");
    const position = text === undefined ? undefined : parseReadPosition(text);
    if (!member || !position) return undefined;
    positions.set(member, position);
  }
  return positions;
}

/** Equal for equal scopes, regardless of the order of arguments. An argument left out equals one that is null. */
function scopeDigest({ fieldName, filter, callerId }: CursorScope): Buffer {
  const given = Object.entries(filter)
    .filter(([, value]) => value !== undefined && value !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256")
    .update(JSON.stringify([fieldName, given, callerId]))
    .digest();
}
