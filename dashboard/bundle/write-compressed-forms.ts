import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gzip } from "node:zlib";

/** Fonts in WOFF and pictures are compressed already. */
const COMPRESSIBLE: ReadonlySet<string> = new Set([".css", ".html", ".js", ".json", ".svg", ".ttf"]);
/** In one packet it comes anyway. */
const MIN_BYTES = 1024;
/**
 * The best Brotli takes two seconds for a megabyte; the next that is quick makes a twelfth more bytes. Only parts of the
 * query tool are larger than this.
 */
const BEST_BROTLI_MAX_BYTES = 360 * 1024;
const QUICK_BROTLI = 9;

const toBrotli = promisify(brotliCompress);
const fromBrotli = promisify(brotliDecompress);
const toGzip = promisify<Buffer, { level: number }, Buffer>(gzip);

/** Writes `NAME.br` and `NAME.gz` beside each of the files that becomes smaller by it. */
export async function writeCompressedForms(directory: string, names: Iterable<string>): Promise<void> {
  const compressible = [...names].filter((name) => COMPRESSIBLE.has(extname(name)));
  await Promise.all(compressible.map((name) => writeForms(join(directory, name))));
}

async function writeForms(path: string): Promise<void> {
  const content = await readFile(path);
  if (await hasFormOf(path, content)) return;
  // Of what the file was before.
  await Promise.all([rm(`${path}.br`, { force: true }), rm(`${path}.gz`, { force: true })]);
  if (content.length < MIN_BYTES) return;
  const quality = content.length > BEST_BROTLI_MAX_BYTES ? QUICK_BROTLI : constants.BROTLI_MAX_QUALITY;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  // Brotli last: where it is, gzip is too.
  await writeWhole(`${path}.gz`, await toGzip(content, { level: constants.Z_BEST_COMPRESSION }));
  await writeWhole(`${path}.br`, await toBrotli(content, { params }));
}

/** Most parts are the same in the next build, and compressing is the longest part of one. */
async function hasFormOf(path: string, content: Buffer): Promise<boolean> {
  try {
    return content.equals(await fromBrotli(await readFile(`${path}.br`)));
  } catch {
    return false;
  }
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  await writeFile(`${path}.new`, bytes);
  await rename(`${path}.new`, path);
}
