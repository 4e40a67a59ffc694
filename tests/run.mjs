// What "npm test" runs once everything is installed and built. Arguments are passed on to Jest.
// The last line is "N passed, N failed": every step and every test counts one.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { say, step } from "@hub/local/bootstrap/progress";
import { CommandFailed, runQuietly } from "@hub/local/bootstrap/run-quietly";

const ROOT = join(import.meta.dirname, "..");
const BINARIES = join(ROOT, "node_modules");
const ENVIRONMENT = {
  ...process.env,
  PATH: [join(BINARIES, ".bin"), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: "1",
  DO_NOT_TRACK: "1",
};

const CHECKS = [
  ["Lint and format", ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]],
  ["Import directions", ["node_modules/turbo/bin/turbo", "boundaries"]],
  ["Circles between folders", ["tests/boundaries/run.mjs"]],
  ["Types of the tests", ["node_modules/typescript/bin/tsc", "-p", "tests"]],
];

const counts = { passed: 0, failed: 0 };
for (const [title, command] of CHECKS) await check(title, command);
await runJest(process.argv.slice(2));
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function check(title, [program, ...args]) {
  try {
    await step(title, () =>
      runQuietly(process.execPath, [join(ROOT, program), ...args], { cwd: ROOT, env: ENVIRONMENT }),
    );
    counts.passed += 1;
  } catch (error) {
    counts.failed += 1;
    say(error instanceof CommandFailed ? error.output : String(error));
  }
}

async function runJest(args) {
  const directory = mkdtempSync(join(tmpdir(), "hub-test-results-"));
  const file = join(directory, "results.json");
  try {
    await runJestShowingProgress(["--json", `--outputFile=${file}`, ...args]);
    countTests(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    counts.failed += 1;
    say(`Jest gave no results: ${error.message}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Jest tells its progress on stderr; with --json its stdout is the result, which is read from the file. */
function runJestShowingProgress(args) {
  const jest = join(BINARIES, "jest/bin/jest.js");
  const child = spawn(
    process.execPath,
    ["--experimental-vm-modules", "--no-warnings=ExperimentalWarning", jest, ...args],
    {
      cwd: ROOT,
      env: ENVIRONMENT,
      stdio: ["inherit", "ignore", "inherit"],
    },
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
}

function countTests(results) {
  const unread = results.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  counts.passed += results.numPassedTests;
  counts.failed += results.numFailedTests + unread.length;
  if (results.numTodoTests > 0) say(`${results.numTodoTests} todo`);
  if (results.numPendingTests > 0)
    fail(
      `${results.numPendingTests} tests were skipped: a skipped test counts as failed`,
      results.numPendingTests,
    );
  if (results.numTotalTests === 0) fail("no test ran", 1);
  if (!results.success && counts.failed === 0) fail("Jest reports a failure of its own, see above", 1);
}

function fail(reason, count) {
  say(reason);
  counts.failed += count;
}
