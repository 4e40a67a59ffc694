/**
 * A ZIP archive that is written from its beginning to its end, whatever the size of its parts. Only the list of parts
 * is kept, which stands last: an archive that ends before it cannot be opened.
 */
import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";
import type { FileBytes } from "./table.js";

export interface ArchivePart {
  readonly path: string;
  readonly pieces: AsyncIterable<Buffer> | Iterable<Buffer>;
}

interface WrittenPart {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
}

const compress = promisify(deflateRaw);
/** What is compressed by itself ends at a whole byte, so that the next piece can follow. */
const PIECE = { finishFlush: constants.Z_SYNC_FLUSH };

const LOCAL_HEADER = 0x04034b50;
const SIZES = 0x08074b50;
const CENTRAL_HEADER = 0x02014b50;
const END = 0x06054b50;
/** 2.0: parts are compressed. */
const VERSION = 20;
/** The sizes follow the part, and names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the first day that the format knows: the same rows give the same bytes. */
const FIRST_DAY = 0x21;
const MOST_BYTES = 0xffff_ffff;

/** @throws RangeError for an archive of more than 4 GiB */
export async function* writeZip(parts: Iterable<ArchivePart>): FileBytes {
  const written: WrittenPart[] = [];
  let offset = 0;
  for (const { path, pieces } of parts) {
    const name = Buffer.from(path);
    const header = localHeader(name);
    yield header;
    let crc = 0;
    let size = 0;
    let packedSize = 0;
    for await (const piece of pieces) {
      const packed = await compress(piece, PIECE);
      crc = crc32(piece, crc);
      size += piece.length;
      packedSize += packed.length;
      yield packed;
    }
    const last = await compress(Buffer.alloc(0));
    packedSize += last.length;
    yield last;
    const part = { name, offset, crc, packedSize, size };
    const sizes = fields([SIZES, 4], [crc, 4], [packedSize, 4], [size, 4]);
    yield sizes;
    written.push(part);
    offset += header.length + packedSize + sizes.length;
    if (offset > MOST_BYTES || size > MOST_BYTES) throw new RangeError("The archive is larger than 4 GiB");
  }
  const directory = Buffer.concat(written.map(centralHeader));
  yield directory;
  yield fields(
    [END, 4],
    [0, 4],
    [written.length, 2],
    [written.length, 2],
    [directory.length, 4],
    [offset, 4],
    [0, 2],
  );
}

function localHeader(name: Buffer): Buffer {
  const head = fields(
    [LOCAL_HEADER, 4],
    [VERSION, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [FIRST_DAY, 2],
    [0, 4],
    [0, 4],
    [0, 4],
    [name.length, 2],
    [0, 2],
  );
  return Buffer.concat([head, name]);
}

function centralHeader({ name, offset, crc, packedSize, size }: WrittenPart): Buffer {
  const head = fields(
    [CENTRAL_HEADER, 4],
    [VERSION, 2],
    [VERSION, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [FIRST_DAY, 2],
    [crc, 4],
    [packedSize, 4],
    [size, 4],
    [name.length, 2],
    // No extra field, no comment, one disk, no attributes.
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [offset, 4],
  );
  return Buffer.concat([head, name]);
}

/** Whole numbers, each in so many bytes, the lowest first. */
function fields(...values: readonly (readonly [value: number, bytes: 2 | 4])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [, bytes]) => sum + bytes, 0));
  let position = 0;
  for (const [value, bytes] of values) position = buffer.writeUIntLE(value, position, bytes);
  return buffer;
}
