import { join } from "node:path";
import { step } from "./progress.mjs";
import { runQuietly } from "./run-quietly.mjs";

/** What turbo is asked for. */
export const BUILDS = {
  // Of the dashboard only what is served: its types are checked with everything.
  hub: ["@hub/local#build", "@hub/gateway#build", "@hub/dashboard#bundle"],
  // The tests are compiled by Jest and type-checked as a step of "npm test".
  everything: ["build", "--filter=!@hub/tests"],
};

/** Builds what has changed since the last time; needs no network. */
export function build(root, node, tasks) {
  const turbo = join(root, "node_modules/turbo/bin/turbo");
  const args = [turbo, "run", ...tasks, "--output-logs=errors-only"];
  return step("Biên dịch · Build", () => runQuietly(node, args, { cwd: root, env: quietEnvironment() }));
}

function quietEnvironment() {
  return { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };
}
