import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { entryPoints } from "@hub/local/bootstrap/entries";
import { afterEach, describe, expect, it } from "@jest/globals";

const ROOT = join(import.meta.dirname, "../..");
const { gateway: GATEWAY } = entryPoints(ROOT);
const ERROR_ID = /^[0-9a-f-]{36}$/;

/** What no handler of ours stands around. */
const FAILING = `
  setImmediate(() => { throw new Error("thrown from nowhere"); });
  Promise.reject(new Error("rejected from nowhere"));
`;
const FAIL_WHEN_TOLD = `data:text/javascript,${encodeURIComponent(`process.on("SIGUSR2", () => { ${FAILING} });`)}`;

let child: ChildProcess | undefined;

afterEach(async () => {
  if (child?.exitCode === null && child.signalCode === null) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
});

/** Starts the program; what it logs comes line by line. */
function start(...args: string[]): AsyncIterator<string> {
  const started = spawn(process.execPath, args, {
    cwd: join(ROOT, "tests"),
    stdio: ["ignore", "pipe", "inherit"],
    env: { PATH: process.env["PATH"], NODE_ENV: "test" },
  });
  child = started;
  return createInterface({ input: started.stdout })[Symbol.asyncIterator]();
}

/** The next line that has the property. */
async function lineWith(lines: AsyncIterator<string>, property: string): Promise<Record<string, unknown>> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) throw new Error(`The program ended before it said "${property}"`);
    const line: Record<string, unknown> = JSON.parse(value);
    if (property in line) return line;
  }
}

async function faultsOf(lines: AsyncIterator<string>): Promise<unknown[]> {
  const faults = [await lineWith(lines, "errorId"), await lineWith(lines, "errorId")];
  for (const { errorId } of faults) expect(errorId).toMatch(ERROR_ID);
  return faults.map(({ where }) => where).toSorted();
}

async function greet(url: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql?query={__typename}`);
  return response.json();
}

describe("what is thrown or rejected from nowhere", () => {
  it("is counted and logged by the gateway, which goes on serving and stops in order", async () => {
    const lines = start("--import", FAIL_WHEN_TOLD, ...GATEWAY, "--port", "0", "--operator-port", "0");
    const { url, operatorUrl } = await lineWith(lines, "operatorUrl");
    expect(await greet(String(url))).toEqual({ data: { __typename: "Query" } });
    child?.kill("SIGUSR2");
    expect(await faultsOf(lines)).toEqual(["uncaught exception", "unhandled rejection"]);
    expect(await greet(String(url))).toEqual({ data: { __typename: "Query" } });
    const health: unknown = await (await fetch(`${operatorUrl}/health`)).json();
    expect(health).toMatchObject({ faults: { "uncaught exception": 1, "unhandled rejection": 1 } });
    child?.kill("SIGTERM");
    expect(await once(child ?? process, "exit")).toEqual([0, null]);
  });

  it("is logged by a member, which goes on", async () => {
    const program = `
      import { createProgramLog } from "@hub/subgraph-kit/program-logger";
      import { reportUncaught } from "@hub/subgraph-kit/uncaught";
      const logger = createProgramLog({ level: "info", base: { member: "test" } });
      reportUncaught(logger);
      process.on("SIGTERM", () => process.exit(0));
      setInterval(() => {}, 60_000);
      ${FAILING}
      setImmediate(() => logger.info({ goesOn: true }));
    `;
    const lines = start("--input-type=module", "--eval", program);
    expect(await faultsOf(lines)).toEqual(["uncaughtException", "unhandledRejection"]);
    await lineWith(lines, "goesOn");
    child?.kill("SIGTERM");
    expect(await once(child ?? process, "exit")).toEqual([0, null]);
  });
});
