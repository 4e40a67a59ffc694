import type { ByteText } from "../execute/byte-text.js";
import type { GraphQLResponse } from "../pipeline.js";

/** One message of a subscription, serialised once for everybody who gets it. */
export class LivePayload {
  #eventStreamMessage: Buffer | undefined;

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
}
