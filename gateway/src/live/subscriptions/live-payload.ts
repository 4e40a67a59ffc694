import type { GraphQLResponse } from "../../operation/prepared-operation.js";
import type { ByteText } from "../../wire/byte-text.js";

/**
 * What surrounds the JSON of each part of a multipart response. A part is complete when the boundary after it has come.
 */
export const PART_BEGIN = "\r\ncontent-type: application/json\r\n\r\n";
export const PART_END = "\r\n--graphql";

/** One message of a subscription, serialised once for everybody who gets it. */
export class LivePayload {
  #eventStreamMessage: Buffer | undefined;
  #multipartMessage: Buffer | undefined;

  constructor(
    /** Resumes directly after this message; undefined if nothing can be resumed. */
    readonly cursor: string | undefined,
    /** The response in UTF-8, on one line. */
    readonly json: Buffer,
  ) {}

  static ofText(text: ByteText, cursor?: string): LivePayload {
    return new LivePayload(cursor, unpooled([Buffer.from(text, "latin1")]));
  }

  static of(response: GraphQLResponse, cursor?: string): LivePayload {
    return new LivePayload(cursor, unpooled([Buffer.from(JSON.stringify(response))]));
  }

  /** The same with another cursor, wherever it has its own. */
  withCursor(cursor: string): LivePayload {
    if (this.cursor === undefined || this.cursor === cursor) return this;
    return LivePayload.ofText(this.json.toString("latin1").replaceAll(this.cursor, cursor), cursor);
  }

  /** As a message of an event stream that carries one operation. */
  get eventStreamMessage(): Buffer {
    this.#eventStreamMessage ??= unpooled([
      Buffer.from(`event: next\n${this.cursor === undefined ? "" : `id: ${this.cursor}\n`}data: `),
      this.json,
      Buffer.from("\n\n"),
    ]);
    return this.#eventStreamMessage;
  }

  /** As a part of a multipart response that carries one operation. */
  get multipartMessage(): Buffer {
    this.#multipartMessage ??= unpooled([
      Buffer.from(`${PART_BEGIN}{"payload":`),
      this.json,
      Buffer.from(`}${PART_END}`),
    ]);
    return this.#multipartMessage;
  }
}

/** Payloads are kept for a while, and a slice of Node's pool would keep all 64 KB of it alive. */
function unpooled(parts: readonly Buffer[]): Buffer {
  const whole = Buffer.allocUnsafeSlow(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) at += part.copy(whole, at);
  return whole;
}
