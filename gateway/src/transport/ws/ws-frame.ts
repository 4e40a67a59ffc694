/** Frames of RFC 6455 §5.2: unfragmented text from a server, so unmasked. */
import type { Writable } from "node:stream";
import type { LivePayload } from "../../live/subscriptions/live-payload.js";
import type { ByteText } from "../../wire/byte-text.js";

const FINAL_TEXT = 0x81;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;
const LONGEST_WITHOUT_MORE = 125;
const LONGEST_IN_2_BYTES = 0xffff;

/** Above this size, slow clients should keep the shared payload alive instead of a copy each. */
const LONGEST_SHARED_FRAME = 16 * 1024;

const BEFORE_ID = '{"id":';
const BEHIND_ID = ',"type":"next","payload":';
const BEHIND_PAYLOAD = "}";
const AROUND_LENGTH = BEFORE_ID.length + BEHIND_ID.length + BEHIND_PAYLOAD.length;

/**
 * Writes the `next` messages of one payload to one client after the other. The frame is laid out once, and each
 * client's id is written over the previous one. Making a new frame for each of thousands costs a tenth of all CPU.
 */
export class NextMessages {
  #payload: LivePayload | undefined;
  #id: ByteText = "";
  #frame: Buffer = Buffer.alloc(0);
  #idAt = 0;

  /** `id` is JSON. Returns false if the stream holds more than it should. */
  write(stream: Writable, id: ByteText, payload: LivePayload): boolean {
    const length = AROUND_LENGTH + id.length + payload.json.length;
    if (length > LONGEST_SHARED_FRAME) return writeInPieces(stream, length, id, payload.json);
    if (payload !== this.#payload || id.length !== this.#id.length) this.#layOut(length, id, payload);
    else if (id !== this.#id) this.#name(id);
    const hasRoom = stream.write(this.#frame);
    // The system did not take all of it at once: the stream still needs these bytes, so the next client gets new ones.
    if (stream.writableLength > 0) this.#payload = undefined;
    return hasRoom;
  }

  #layOut(length: number, id: ByteText, payload: LivePayload): void {
    const beforeId = frameHead(length) + BEFORE_ID;
    const behindId = beforeId.length + id.length;
    this.#frame = Buffer.allocUnsafe(
      behindId + BEHIND_ID.length + payload.json.length + BEHIND_PAYLOAD.length,
    );
    this.#frame.write(beforeId, 0, "latin1");
    this.#frame.write(BEHIND_ID, behindId, "latin1");
    payload.json.copy(this.#frame, behindId + BEHIND_ID.length);
    this.#frame.write(BEHIND_PAYLOAD, this.#frame.length - BEHIND_PAYLOAD.length, "latin1");
    this.#payload = payload;
    this.#idAt = beforeId.length;
    this.#name(id);
  }

  #name(id: ByteText): void {
    this.#frame.write(id, this.#idAt, "latin1");
    this.#id = id;
  }
}

function writeInPieces(stream: Writable, length: number, id: ByteText, json: Buffer): boolean {
  stream.cork();
  stream.write(frameHead(length) + BEFORE_ID + id + BEHIND_ID, "latin1");
  stream.write(json);
  const hasRoom = stream.write(BEHIND_PAYLOAD, "latin1");
  stream.uncork();
  return hasRoom;
}

function frameHead(length: number): ByteText {
  if (length <= LONGEST_WITHOUT_MORE) return String.fromCharCode(FINAL_TEXT, length);
  if (length <= LONGEST_IN_2_BYTES)
    return String.fromCharCode(FINAL_TEXT, LENGTH_IN_2_BYTES, length >> 8, length & 0xff);
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return String.fromCharCode(FINAL_TEXT, LENGTH_IN_8_BYTES, ...bytes);
}
