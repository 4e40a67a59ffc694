/** Reads one HTTP/1.1 response from the bytes of a connection (RFC 9112). */
import type { ByteText } from "../../wire/byte-text.js";

/** The other side does not speak HTTP as the gateway understands it, or sends too much. */
export class ResponseFault extends Error {
  constructor(
    readonly kind: "malformed" | "too large",
    message: string,
  ) {
    super(message);
  }
}

const MAX_HEAD_LENGTH = 32 * 1024;
const END_OF_HEAD = "\r\n\r\n";

/**
 * The headers that say how to read on, each value in a group of its own. White space around a value is spaces and tabs
 * (RFC 9110, section 5.6.3). A single pass, because one request of the gateway reads several heads.
 */
const FRAMING_HEADER =
  /\r\n(?:connection:([^\r\n]*)|keep-alive:([^\r\n]*)|content-encoding:([^\r\n]*)|transfer-encoding:([^\r\n]*)|content-length:([^\r\n]*))/gi;
const IS_CLOSE = /(?:^|,)[ \t]*close[ \t]*(?:,|$)/i;
const IS_PLAIN = /^[ \t]*(?:identity[ \t]*(?:,[ \t]*identity[ \t]*)*)?$/i;
const TRANSFER = /^[ \t]*(chunked|identity|)[ \t]*$/i;
const LENGTH = /^[ \t]*(\d{1,15})[ \t]*$/;
const DATE = /\r\ndate:([^\r\n]*)/i;
const TIMEOUT = /(?:^|[,; \t])timeout[ \t]*=[ \t]*"?(\d{1,9})/i;

/** How the end of the body is found (RFC 9112, section 6.3). */
type Framing = "length" | "chunked" | "until close";

export class HttpResponse {
  readonly #maxBodyBytes: number;
  #head = "";
  #framing: Framing | undefined;
  #body = "";
  /** The part of a chunked body that has not been decoded yet. */
  #pending = "";
  #length = 0;
  #status = 0;
  #keepsAlive = false;
  #keepAliveMs: number | undefined;
  #dateMs: number | undefined;
  #isComplete = false;

  constructor(maxBodyBytes: number) {
    this.#maxBodyBytes = maxBodyBytes;
  }

  get status(): number {
    return this.#status;
  }

  get body(): ByteText {
    return this.#body;
  }

  /** Whether the connection can be used again once this response is complete. */
  get keepsAlive(): boolean {
    return this.#keepsAlive;
  }

  /** How long the other side says it keeps an idle connection; undefined if it does not say. */
  get keepAliveMs(): number | undefined {
    return this.#keepAliveMs;
  }

  /** The other side's clock. It is read only of a refusal, which it may explain. */
  get dateMs(): number | undefined {
    return this.#dateMs;
  }

  /**
   * Takes what has arrived. Returns true once the response is complete.
   * @throws ResponseFault
   */
  read(bytes: ByteText): boolean {
    if (this.#framing !== undefined) return this.#readBody(this.#framing, bytes);
    this.#head += bytes;
    const end = this.#head.indexOf(END_OF_HEAD);
    if (end === -1) {
      if (this.#head.length > MAX_HEAD_LENGTH) throw new ResponseFault("malformed", "its headers do not end");
      return false;
    }
    const rest = this.#head.slice(end + END_OF_HEAD.length);
    const head = this.#head.slice(0, end);
    this.#head = "";
    // An interim response such as 103 announces the final one (RFC 9110, section 15.2).
    if (/^HTTP\/1\.1 1\d\d/.test(head)) return this.read(rest);
    this.#framing = this.#readHead(head);
    return this.#readBody(this.#framing, rest);
  }

  /** Call it when nothing more will arrive. Returns true if the response is complete. */
  end(): boolean {
    return this.#isComplete || this.#framing === "until close";
  }

  #readHead(head: string): Framing {
    const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
    if (status === undefined) throw new ResponseFault("malformed", "it is no HTTP response");
    this.#status = Number(status);
    this.#keepsAlive = head.startsWith("HTTP/1.1");
    if (status === "401") this.#dateMs = readDate(head);
    let isChunked = false;
    let length: number | undefined;
    FRAMING_HEADER.lastIndex = 0;
    for (let found = FRAMING_HEADER.exec(head); found; found = FRAMING_HEADER.exec(head)) {
      const [, connection, keepAlive, contentEncoding, transferEncoding, contentLength] = found;
      if (contentLength !== undefined) length = readLength(contentLength, length);
      else if (connection !== undefined) this.#keepsAlive &&= !IS_CLOSE.test(connection);
      else if (keepAlive !== undefined) this.#keepAliveMs = readTimeout(keepAlive);
      else if (transferEncoding !== undefined) isChunked ||= isChunkedAlone(transferEncoding);
      else if (!IS_PLAIN.test(contentEncoding ?? ""))
        throw new ResponseFault("malformed", "its content is encoded, which was not asked for");
    }
    if (isChunked) return "chunked";
    if (length !== undefined || status === "204" || status === "304") {
      this.#length = length ?? 0;
      this.#limit(this.#length);
      return "length";
    }
    this.#keepsAlive = false;
    return "until close";
  }

  #readBody(framing: Framing, bytes: ByteText): boolean {
    switch (framing) {
      case "length":
        this.#body += bytes;
        if (this.#body.length > this.#length)
          throw new ResponseFault("malformed", "it is longer than it said");
        this.#isComplete = this.#body.length === this.#length;
        break;
      case "chunked":
        this.#pending += bytes;
        this.#isComplete = this.#readChunks();
        break;
      case "until close":
        this.#body += bytes;
        break;
    }
    this.#limit(this.#body.length);
    return this.#isComplete;
  }

  /** True after the last chunk and the trailers, which are ignored. */
  #readChunks(): boolean {
    for (;;) {
      const lineEnd = this.#pending.indexOf("\r\n");
      if (lineEnd === -1) return false;
      const size = /^([0-9a-f]{1,8})(?:[ \t]*;.*)?$/i.exec(this.#pending.slice(0, lineEnd))?.[1];
      if (size === undefined) throw new ResponseFault("malformed", "a chunk has no size");
      const length = Number.parseInt(size, 16);
      if (length === 0) return this.#endsWithTrailers(lineEnd);
      const end = lineEnd + 2 + length;
      this.#limit(this.#body.length + length);
      if (this.#pending.length < end + 2) return false;
      this.#body += this.#pending.slice(lineEnd + 2, end);
      this.#pending = this.#pending.slice(end + 2);
    }
  }

  #endsWithTrailers(lineEnd: number): boolean {
    return this.#pending.startsWith("\r\n", lineEnd + 2) || this.#pending.includes(END_OF_HEAD, lineEnd);
  }

  #limit(length: number): void {
    if (length > this.#maxBodyBytes)
      throw new ResponseFault("too large", `it is larger than ${this.#maxBodyBytes} bytes`);
  }
}

function readLength(value: string, former: number | undefined): number {
  const length = Number(LENGTH.exec(value)?.[1]);
  if (Number.isNaN(length) || (former !== undefined && former !== length))
    throw new ResponseFault("malformed", "its length cannot be told");
  return length;
}

function readDate(head: string): number | undefined {
  const dateMs = Date.parse(DATE.exec(head)?.[1] ?? "");
  return Number.isNaN(dateMs) ? undefined : dateMs;
}

function readTimeout(value: string): number | undefined {
  const seconds = TIMEOUT.exec(value)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}

function isChunkedAlone(value: string): boolean {
  const transfer = TRANSFER.exec(value)?.[1];
  if (transfer === undefined)
    throw new ResponseFault("malformed", "its transfer is encoded, which was not asked for");
  return transfer.toLowerCase() === "chunked";
}
