import { join } from "node:path";
import { step } from "./progress.mjs";
import { runQuietly } from "./run-quietly.mjs";

/** Builds what has changed since the last time, except these workspaces; needs no network. */
// The tests are compiled by Jest and type-checked as a step of "npm test".
export function build(root, node, except = ["@hub/tests"]) {
  const turbo = join(root, "node_modules/turbo/bin/turbo");
  const filters = except.map((name) => `--filter=!${name}`);
  const args = [turbo, "run", "build", ...filters, "--output-logs=errors-only"];
  return step("Biên dịch · Build", () => runQuietly(node, args, { cwd: root, env: quietEnvironment() }));
}

function quietEnvironment() {
  return { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };
}
