import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { build, buildsOf } from "./build.mjs";
import { chooseNode, explainMissingNode } from "./choose-node.mjs";
import { copyForTests } from "./copy-for-tests.mjs";
import { entryPoints } from "./entries.mjs";
import { install, LibrariesInUse } from "./install.mjs";
import { onEndOfNpm } from "./parent.mjs";
import { step } from "./progress.mjs";
import { CommandFailed } from "./run-quietly.mjs";
import { findRunningHub, noteRunningHub } from "./running-hubs.mjs";

const ROOT = join(import.meta.dirname, "../..");
const RUNNING_THE_HUB = ["start", "dev", "gateway", "demo-large", "audit-verify"];

/** `start …args` or `test …args`: installs and builds what it needs, then hands over to it. Sets the exit code. */
export async function prepareAndRun([command, ...args]) {
  const commands = Object.keys(entryPoints(ROOT));
  if (!commands.includes(command))
    return fail(`Usage: node local/bootstrap.mjs ${commands.join("|")} [options]`);
  const extent = RUNNING_THE_HUB.includes(command) ? "hub" : "everything";
  try {
    await install(ROOT, extent);
    const node = chooseNode(ROOT);
    if (!node) return fail(explainMissingNode());
    const place = command === "test" ? await findPlaceForTests() : ROOT;
    // A check builds by itself, so that it can report everything else when the build fails.
    if (command !== "check")
      await build(place, node, buildsOf(place)[command === "start" ? "programs" : extent]);
    if (extent === "hub") noteRunningHub(ROOT);
    // The longest part of a first start, beside what waits for the database.
    const itself = command === "start" ? ["--build-pages"] : [];
    handOver(node, [...entryPoints(place)[command], ...itself, ...args]);
  } catch (error) {
    if (error instanceof LibrariesInUse) return fail(error.message);
    if (!(error instanceof CommandFailed)) throw error;
    fail(`${error.output.trim()}\n\n${error.message}`);
  }
}

/** Building here would replace what a running hub serves and starts its programs from. */
async function findPlaceForTests() {
  if (!findRunningHub(ROOT)) return ROOT;
  return step(
    "Bản sao để kiểm thử bên cạnh hệ thống đang chạy · A copy, to test beside the running hub",
    async () => copyForTests(ROOT),
  );
}

/** From here on this process is the one it was asked for, or only passes signals in and the exit code out. */
function handOver(node, args) {
  // Not on Windows, and not in Node 20 and 22.0; it saves the memory of one process.
  if (process.execve && process.platform !== "win32") process.execve(node, [node, ...args], process.env);
  const child = spawn(node, args, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  onEndOfNpm(() => child.kill("SIGTERM"));
  child.once("error", (error) => fail(error.message));
  child.once("exit", (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
  });
}

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
