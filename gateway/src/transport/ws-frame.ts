/** Frames as RFC 6455 §5.2 has them: unfragmented text from a server, so unmasked. */
import type { Writable } from "node:stream";
import type { ByteText } from "../execute/byte-text.js";

const FINAL_TEXT = 0x81;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;
const LONGEST_WITHOUT_MORE = 125;
const LONGEST_IN_2_BYTES = 0xffff;

/** Copying so much costs less than handing several pieces to the operating system. */
const LARGEST_COPIED = 16 * 1024;
const CLOSING_BRACE = "}".charCodeAt(0);

/**
 * Writes one message: the prefix, the JSON that many get, and the brace that closes the object which the prefix
 * opens. False when the stream holds more than it likes.
 */
export function writeTextFrame(stream: Writable, prefix: ByteText, json: Buffer): boolean {
  const length = prefix.length + json.length + 1;
  const head = headLength(length);
  if (length > LARGEST_COPIED) return writeInPieces(stream, frameHead(head, length), prefix, json);
  const frame = Buffer.allocUnsafe(head + length);
  writeHead(frame, length);
  frame.write(prefix, head, "latin1");
  frame.set(json, head + prefix.length);
  frame[head + length - 1] = CLOSING_BRACE;
  return stream.write(frame);
}

function writeInPieces(stream: Writable, head: Buffer, prefix: ByteText, json: Buffer): boolean {
  stream.cork();
  stream.write(head);
  stream.write(prefix, "latin1");
  stream.write(json);
  const hasRoom = stream.write("}", "latin1");
  stream.uncork();
  return hasRoom;
}

function frameHead(headBytes: number, length: number): Buffer {
  const head = Buffer.allocUnsafe(headBytes);
  writeHead(head, length);
  return head;
}

function headLength(length: number): number {
  if (length <= LONGEST_WITHOUT_MORE) return 2;
  return length <= LONGEST_IN_2_BYTES ? 4 : 10;
}

function writeHead(target: Buffer, length: number): void {
  target[0] = FINAL_TEXT;
  if (length <= LONGEST_WITHOUT_MORE) {
    target[1] = length;
  } else if (length <= LONGEST_IN_2_BYTES) {
    target[1] = LENGTH_IN_2_BYTES;
    target[2] = length >> 8;
    target[3] = length & 0xff;
  } else {
    target[1] = LENGTH_IN_8_BYTES;
    target.writeBigUInt64BE(BigInt(length), 2);
  }
}
