// What "npm run test:stacks" runs: the samples of docs/signed-requests, and members in other languages, built, started
// and asked through the hub. Without arguments those in Python and Go, where their tools are at hand; arguments name
// others ("npm run test:stacks -- post museum"), and --record writes down what they answer, in recordings/.
// The last line is "N passed, N failed".
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { say, step } from "@hub/local/bootstrap/progress";
import { CommandFailed, runQuietly } from "@hub/local/bootstrap/run-quietly";
import { STACKS, targetOf } from "./stacks.mjs";

const ROOT = join(import.meta.dirname, "../..");
const SIGNED_REQUESTS = join(ROOT, "docs/signed-requests");
const SAMPLES = [
  ["python3", ["verify.py", "vectors.json"]],
  ["go", ["run", "verify.go", "vectors.json"]],
];

const counts = { passed: 0, failed: 0 };
const args = process.argv.slice(2);
const named = args.filter((argument) => !argument.startsWith("--"));
const chosen = STACKS.filter(({ member, isUsual }) =>
  named.length === 0 ? isUsual : named.includes(member),
);

for (const [tool, command] of SAMPLES) {
  if (isAtHand(tool)) await check(`Signature, ${tool}`, () => run(tool, command, SIGNED_REQUESTS));
}
if (isAtHand("java") && isAtHand("mvn")) await check("Signature, java", runJavaSample);
const built = [];
for (const stack of chosen) {
  if (!isAtHand(stack.tool)) say(`${stack.tool} is not at hand: ${stack.library} is not tested here`);
  else if (await check(`Build ${stack.member} (${stack.library})`, () => build(stack))) built.push(stack);
}
if (built.length > 0) await runJest(built);
say(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function isAtHand(tool) {
  return spawnSync(tool, [tool === "go" ? "version" : "--version"], { stdio: "ignore" }).status === 0;
}

async function build({ folder, build: commands }) {
  const target = targetOf(folder);
  mkdirSync(target, { recursive: true });
  for (const [command, arguments_] of commands({ source: join(import.meta.dirname, folder), target })) {
    await run(command, arguments_, target);
  }
}

async function runJavaSample() {
  const libraries = targetOf("jackson");
  mkdirSync(libraries, { recursive: true });
  for (const jar of ["databind:2.19.2", "core:2.19.2", "annotations:2.19.2"]) {
    const artifact = `-Dartifact=com.fasterxml.jackson.core:jackson-${jar}`;
    const copy = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy";
    await run("mvn", ["-q", "-B", copy, artifact, `-DoutputDirectory=${libraries}`], libraries);
  }
  await run("java", ["-cp", `${libraries}/*`, "Verify.java", "vectors.json"], SIGNED_REQUESTS);
}

function run(command, arguments_, cwd) {
  return runQuietly(command, arguments_, { cwd, env: process.env });
}

async function check(title, work) {
  try {
    await step(title, work);
    counts.passed += 1;
    return true;
  } catch (error) {
    counts.failed += 1;
    say(error instanceof CommandFailed ? error.output : String(error));
    return false;
  }
}

async function runJest(stacks) {
  const directory = mkdtempSync(join(tmpdir(), "hub-test-results-"));
  const file = join(directory, "results.json");
  const jest = join(ROOT, "node_modules/jest/bin/jest.js");
  const flags = ["--config", join(ROOT, "jest.stacks.config.mjs"), "--json", `--outputFile=${file}`];
  const child = spawn(
    process.execPath,
    ["--experimental-vm-modules", "--no-warnings=ExperimentalWarning", jest, ...flags],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        HUB_STACKS: stacks.map(({ member }) => member).join(","),
        HUB_RECORD_STACKS: String(args.includes("--record")),
      },
      stdio: ["inherit", "ignore", "inherit"],
    },
  );
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  await new Promise((resolve) => child.once("exit", resolve));
  try {
    const { numPassedTests, numTotalTests, numFailedTestSuites } = JSON.parse(readFileSync(file, "utf8"));
    counts.passed += numPassedTests;
    counts.failed += Math.max(numTotalTests - numPassedTests, numFailedTestSuites);
  } catch (error) {
    counts.failed += 1;
    say(`Jest gave no results: ${error.message}`);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
