/** Frames as RFC 6455 §5.2 has them: unfragmented text from a server, so unmasked. */

const FINAL_TEXT = 0x81;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;
const LONGEST_WITHOUT_MORE = 125;
const LONGEST_IN_2_BYTES = 0xffff;

/** Copying so much costs less than handing three pieces to the operating system. */
export const LARGEST_COPIED = 16 * 1024;

/** The parts, one after another, as the text of one frame. */
export function textFrame(parts: readonly Buffer[]): Buffer {
  const length = lengthOf(parts);
  const head = headLength(length);
  const frame = Buffer.allocUnsafe(head + length);
  writeHead(frame, length);
  let offset = head;
  for (const part of parts) {
    part.copy(frame, offset);
    offset += part.length;
  }
  return frame;
}

/** The beginning of such a frame, to be followed by the parts. */
export function textFrameHead(parts: readonly Buffer[]): Buffer {
  const length = lengthOf(parts);
  const head = Buffer.allocUnsafe(headLength(length));
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
    target.writeUInt16BE(length, 2);
  } else {
    target[1] = LENGTH_IN_8_BYTES;
    target.writeBigUInt64BE(BigInt(length), 2);
  }
}

function lengthOf(parts: readonly Buffer[]): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}
