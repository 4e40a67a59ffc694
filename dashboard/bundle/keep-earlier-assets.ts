import { readdir, rm, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** What is appended to the name of a file for a compressed form of it. */
const FORM = /\.(br|gz)$/;
const ASSETS = "assets/";

export interface EarlierAssets {
  /** The files of this build and those of the public folder, from the folder that was built. */
  readonly current: ReadonlySet<string>;
  readonly maxBytes: number;
}

/**
 * Removes what earlier builds have left in the folder, except assets, the youngest first, up to `maxBytes`: pages that
 * were opened before an update still load their parts. Counting bytes and not days keeps the build before, however
 * old it is.
 */
export async function keepEarlierAssets(
  directory: string,
  { current, maxBytes }: EarlierAssets,
): Promise<void> {
  const earlier = Map.groupBy(await listFiles(directory), ({ name }) => name.replace(FORM, ""));
  for (const name of current) earlier.delete(name);
  const youngestFirst = [...earlier].sort(([, one], [, other]) => writtenAt(other) - writtenAt(one));
  let bytes = 0;
  for (const [name, forms] of youngestFirst) {
    bytes += forms.reduce((sum, { size }) => sum + size, 0);
    if (name.startsWith(ASSETS) && bytes <= maxBytes) continue;
    await Promise.all(forms.map((form) => rm(join(directory, form.name))));
  }
}

interface BuiltFile {
  readonly name: string;
  readonly size: number;
  readonly mtimeMs: number;
}

function writtenAt(forms: readonly BuiltFile[]): number {
  return Math.min(...forms.map(({ mtimeMs }) => mtimeMs));
}

async function listFiles(directory: string): Promise<BuiltFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    paths.map(async (path) => {
      const { size, mtimeMs } = await stat(path);
      return { name: relative(directory, path).replaceAll(sep, "/"), size, mtimeMs };
    }),
  );
}
