import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { step } from "./progress.mjs";
import { runQuietly } from "./run-quietly.mjs";

/** Of the dashboard only what is served: its types are checked with everything. */
const PAGES = ["@hub/dashboard#bundle"];

/**
 * What turbo is asked for in the repository at `root`.
 *
 * @param {string} root
 */
export function buildsOf(root) {
  const programs = ["@hub/local#build", "@hub/gateway#build", ...memberBuilds(root)];
  return {
    programs,
    pages: PAGES,
    hub: [...programs, ...PAGES],
    // The tests are compiled by Jest and type-checked as a step of "npm test".
    everything: ["build", "--filter=!@hub/tests"],
  };
}

/** Every workspace with the members: nothing else depends on a new one, and it is started all the same. */
function memberBuilds(root) {
  const services = join(root, "services");
  return readdirSync(services)
    .map((folder) => join(services, folder, "package.json"))
    .filter((manifest) => existsSync(manifest))
    .map((manifest) => `${JSON.parse(readFileSync(manifest, "utf8")).name}#build`);
}

/** Builds what has changed since the last time, as a step; needs no network. */
export function build(root, node, tasks) {
  return step("Biên dịch · Build", () => buildQuietly(root, node, tasks));
}

/**
 * The same without a word, beside other work.
 *
 * @param {AbortSignal} [signal] ends it
 */
export function buildQuietly(root, node, tasks, signal) {
  const turbo = join(root, "node_modules/turbo/bin/turbo");
  const args = [turbo, "run", ...tasks, "--output-logs=errors-only"];
  return runQuietly(node, args, { cwd: root, env: quietEnvironment(), signal });
}

function quietEnvironment() {
  return { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };
}
