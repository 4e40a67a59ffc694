// What "npm test" runs once everything is installed and built. Arguments are passed on to Jest.
// It says where the time went, and its last line is "N passed, N failed": every step and every test counts one.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { say } from "@hub/local/bootstrap/progress";
import { CHECKS, ENVIRONMENT, passes } from "./checks.mjs";
import { Timetable } from "./timetable.mjs";

const ROOT = join(import.meta.dirname, "..");

const counts = { passed: 0, failed: 0 };
const timetable = new Timetable();
await timetable.time("Checks", runChecks);
await timetable.time("Tests", () => runJest(process.argv.slice(2)));
for (const line of timetable.lines()) say(line);
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function runChecks() {
  for (const check of CHECKS) {
    if (await passes(check)) counts.passed += 1;
    else counts.failed += 1;
  }
}

async function runJest(args) {
  const directory = mkdtempSync(join(tmpdir(), "hub-test-results-"));
  const file = join(directory, "results.json");
  try {
    await runJestShowingProgress(["--json", `--outputFile=${file}`, ...args]);
    const results = JSON.parse(readFileSync(file, "utf8"));
    countTests(results);
    timetable.readFiles(results, ROOT);
  } catch (error) {
    counts.failed += 1;
    say(`Jest gave no results: ${error.message}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Jest tells its progress on stderr; with --json its stdout is the result, which is read from the file. */
function runJestShowingProgress(args) {
  const jest = join(ROOT, "node_modules/jest/bin/jest.js");
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
