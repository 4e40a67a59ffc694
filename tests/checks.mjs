import { delimiter, join } from "node:path";
import { say, step } from "@hub/local/bootstrap/progress";
import { CommandFailed, runQuietly } from "@hub/local/bootstrap/run-quietly";

const ROOT = join(import.meta.dirname, "..");

/** For every program started here: the installed binaries come first, and nothing sends telemetry. */
export const ENVIRONMENT = {
  ...process.env,
  PATH: [join(ROOT, "node_modules/.bin"), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
};

/** Checks that run none of our code. The workspaces must be built. */
export const CHECKS = [
  ["Lint and format", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]],
  ["Import directions", ["node_modules/turbo/bin/turbo", "boundaries"]],
  ["Circles between folders", ["tests/boundaries/run.mjs"]],
  ["Types of the tests", ["node_modules/typescript/bin/tsc", "-p", "tests"]],
];

/** Runs a check, prints what it found, and returns whether it passed. */
export async function passes([title, [program, ...args]]) {
  try {
    await step(title, () =>
      runQuietly(process.execPath, [join(ROOT, program), ...args], { cwd: ROOT, env: ENVIRONMENT }),
    );
    return true;
  } catch (error) {
    say(error instanceof CommandFailed ? error.output : String(error));
    return false;
  }
}
