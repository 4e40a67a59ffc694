import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const REPOSITORY = join(import.meta.dirname, "../..");
const COPIED = [
  ".gitignore",
  "package.json",
  "package-lock.json",
  "turbo.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "schema",
  "program-kit",
  "services",
  "gateway",
  "client",
  "dashboard",
  "local",
  "gateway-fixtures/package.json",
  "gateway-fixtures/turbo.json",
  "tests/package.json",
  "tests/turbo.json",
];

/** A copy of the built repository, whose sources a test may change. Installed packages are links to the original. */
export function copyRepository(): Disposable & { readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "hub-test-repository-"));
  for (const name of COPIED) copy(join(REPOSITORY, name), join(path, name));
  for (const workspace of [".", "gateway", "dashboard"]) {
    linkLibraries(join(REPOSITORY, workspace, "node_modules"), join(path, workspace, "node_modules"));
  }
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

function copy(from: string, to: string): void {
  const filter = (path: string) => !["node_modules", ".turbo"].includes(basename(path));
  cpSync(from, to, { recursive: true, filter });
}

function linkLibraries(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    // Our workspaces must be the copied ones. Hidden folders other than .bin are caches of tools.
    if (name === "@hub")
      cpSync(join(from, name), join(to, name), { recursive: true, verbatimSymlinks: true });
    else if (name === ".bin" || !name.startsWith(".")) symlinkSync(join(from, name), join(to, name));
  }
}
