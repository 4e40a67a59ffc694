import { join } from "node:path";
import { step } from "./progress.mjs";
import { runQuietly } from "./run-quietly.mjs";

const PROGRAMS = ["@hub/local#build", "@hub/gateway#build"];
/** Of the dashboard only what is served: its types are checked with everything. */
const PAGES = ["@hub/dashboard#bundle"];

/** What turbo is asked for. */
export const BUILDS = {
  programs: PROGRAMS,
  pages: PAGES,
  hub: [...PROGRAMS, ...PAGES],
  // The tests are compiled by Jest and type-checked as a step of "npm test".
  everything: ["build", "--filter=!@hub/tests"],
};

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
