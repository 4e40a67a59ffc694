/** Frames as RFC 6455 §5.2 has them: unfragmented text from a server, so unmasked. */
import type { Writable } from "node:stream";
import type { ByteText } from "../execute/byte-text.js";
import type { LivePayload } from "../live/live-payload.js";

const FINAL_TEXT = 0x81;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;
const LONGEST_WITHOUT_MORE = 125;
const LONGEST_IN_2_BYTES = 0xffff;

/** Beyond it, node:net copies a text to the heap; pieces of which most are everybody's cost less then. */
const LONGEST_TEXT = 16 * 1024;

/**
 * Writes one message: the prefix, the payload that many get, and the brace that closes the object which the prefix
 * opens. False when the stream holds more than it likes.
 */
export function writeTextFrame(stream: Writable, prefix: ByteText, payload: LivePayload): boolean {
  const length = prefix.length + payload.json.length + 1;
  const head = frameHead(length);
  if (length > LONGEST_TEXT) return writeInPieces(stream, head + prefix, payload.json);
  // As text: buffers made for thousands of clients cost a quarter more of all CPU.
  return stream.write(`${head}${prefix}${payload.byteText}}`, "latin1");
}

function writeInPieces(stream: Writable, beginning: ByteText, json: Buffer): boolean {
  stream.cork();
  stream.write(beginning, "latin1");
  stream.write(json);
  const hasRoom = stream.write("}", "latin1");
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
