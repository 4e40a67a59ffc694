import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A place for files that a test can fill. */
export interface SmallDisk extends Disposable {
  /** A directory on it, which nobody has made yet. */
  readonly directory: string;
  fill(): void;
  free(): void;
}

const SIZE_BYTES = 128 * 1024;

/** A file system of a few pages; where none may be mounted, a place where no directory can be made while it is full. */
export function createSmallDisk(): SmallDisk {
  const place = mkdtempSync(join(tmpdir(), "small-disk-"));
  return mount(place) ? fileSystemAt(place) : obstacleAt(place);
}

function mount(place: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE_BYTES}`, "tmpfs", place], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function fileSystemAt(place: string): SmallDisk {
  const filler = join(place, "filler");
  return {
    directory: join(place, "spool"),
    fill() {
      for (let size = SIZE_BYTES; size > 0; size -= 1_024) if (fits(filler, size)) return;
    },
    free: () => rmSync(filler),
    [Symbol.dispose]() {
      execFileSync("umount", ["-l", place]);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function fits(path: string, size: number): boolean {
  try {
    writeFileSync(path, Buffer.alloc(size));
    return true;
  } catch {
    return false;
  }
}

function obstacleAt(place: string): SmallDisk {
  const directory = join(place, "spool");
  return {
    directory,
    fill() {
      rmSync(directory, { recursive: true, force: true });
      writeFileSync(directory, "");
    },
    free: () => rmSync(directory),
    [Symbol.dispose]: () => rmSync(place, { recursive: true, force: true }),
  };
}
