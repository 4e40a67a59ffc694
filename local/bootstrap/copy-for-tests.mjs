import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { basename, join, relative } from "node:path";

/** What is made of the sources, and what they do not need. */
const LEFT_OUT = [".git", ".turbo", "coverage", "dist", "node_modules", "target"];
/** Each data directory of a hub has one of them. */
const OF_A_DATA_DIRECTORY = ["state.json", "hub.pid"];

/**
 * Copies the sources of the folder to where they can be built and tested while a hub runs from it, and returns the
 * copy's path. The copy shares the libraries and what turbo remembers of builds; the workspaces and what is built of
 * them are its own. A copy of an earlier time is replaced.
 */
export function copyForTests(root, copy = placeOfCopy(root)) {
  rmSync(copy, { recursive: true, force: true });
  const libraries = [];
  cpSync(root, copy, {
    recursive: true,
    filter: (path) => {
      if (basename(path) === "node_modules") libraries.push(relative(root, path));
      return !isLeftOut(path);
    },
  });
  for (const path of libraries) shareLibraries(join(root, path), join(copy, path));
  mkdirSync(join(copy, ".turbo"));
  symlinkSync(join(root, ".turbo/cache"), join(copy, ".turbo/cache"), "junction");
  return copy;
}

function placeOfCopy(root) {
  const name = createHash("sha256").update(root).digest("hex").slice(0, 12);
  return join(tmpdir(), `hub-tests-of-${userInfo().username}-${name}`);
}

function isLeftOut(path) {
  return (
    LEFT_OUT.includes(basename(path)) || OF_A_DATA_DIRECTORY.some((file) => existsSync(join(path, file)))
  );
}

function shareLibraries(original, copy) {
  mkdirSync(copy);
  for (const entry of readdirSync(original, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const [from, to] = [join(original, entry.name), join(copy, entry.name)];
    // Links that npm has made to our workspaces, by their place in the repository.
    if (entry.name === "@hub") cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    else symlinkSync(from, to, "junction");
  }
}
