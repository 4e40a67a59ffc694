/** WebSocket frames (RFC 6455 §5.2) and messages of event streams, as a client reads and writes them. */

export interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  /** Where the next one begins. */
  readonly end: number;
}

export const OPCODES = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** Masked with zeros, which changes nothing. */
export function clientFrame(opcode: number, content: string | Buffer): Buffer {
  const payload = Buffer.from(content);
  const { length } = payload;
  const size = length < 126 ? [128 | length] : [128 | 126, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([128 | opcode, ...size, 0, 0, 0, 0]), payload]);
}

/** The frame that begins here; undefined while it is not complete. */
export function readFrame(bytes: Buffer, start: number): Frame | undefined {
  const head = bytes.subarray(start);
  if (head.length < 2) return undefined;
  const short = head.readUInt8(1) & 127;
  const begin = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (head.length < begin) return undefined;
  const length = short < 126 ? short : short === 126 ? head.readUInt16BE(2) : Number(head.readBigUInt64BE(2));
  if (head.length < begin + length) return undefined;
  const payload = head.subarray(begin, begin + length);
  return { opcode: head.readUInt8(0) & 15, payload, end: start + begin + length };
}
