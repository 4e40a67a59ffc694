import type { ByteText } from "../execute/byte-text.js";
import type { GraphQLResponse } from "../pipeline.js";

/** Around the JSON of each part of a multipart response. A part is read when the boundary behind it has come. */
export const PART_BEGIN = "\r\ncontent-type: application/json\r\n\r\n";
export const PART_END = "\r\n--graphql";

/** One message of a subscription, serialised once for everybody who gets it. */
export class LivePayload {
  #eventStreamMessage: Buffer | undefined;
  #multipartMessage: Buffer | undefined;

  constructor(
    /** Resumes directly behind this message; undefined when nothing can be resumed. */
    readonly cursor: string | undefined,
    /** The response in UTF-8, on one line. */
    readonly json: Buffer,
  ) {}

  static ofText(text: ByteText, cursor?: string): LivePayload {
    return new LivePayload(cursor, Buffer.from(text, "latin1"));
  }

  static of(response: GraphQLResponse, cursor?: string): LivePayload {
    return new LivePayload(cursor, Buffer.from(JSON.stringify(response)));
  }

  /** As a message of an event stream that carries one operation. */
  get eventStreamMessage(): Buffer {
    this.#eventStreamMessage ??= Buffer.concat([
      Buffer.from(`event: next\n${this.cursor === undefined ? "" : `id: ${this.cursor}\n`}data: `),
      this.json,
      Buffer.from("\n\n"),
    ]);
    return this.#eventStreamMessage;
  }

  /** As a part of a multipart response that carries one operation. */
  get multipartMessage(): Buffer {
    this.#multipartMessage ??= Buffer.concat([
      Buffer.from(`${PART_BEGIN}{"payload":`),
      this.json,
      Buffer.from(`}${PART_END}`),
    ]);
    return this.#multipartMessage;
  }
}
