import { join } from "node:path";
import { step } from "./progress.mjs";
import { runQuietly } from "./run-quietly.mjs";

/** Builds what has changed since the last time; needs no network. */
export function build(root, node) {
  const turbo = join(root, "node_modules/turbo/bin/turbo");
  // The tests are compiled by Jest and type-checked as a step of "npm test".
  const args = [turbo, "run", "build", "--filter=!@hub/tests", "--output-logs=errors-only"];
  return step("Biên dịch · Build", () => runQuietly(node, args, { cwd: root, env: quietEnvironment() }));
}

function quietEnvironment() {
  return { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };
}
