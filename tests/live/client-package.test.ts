import { execFile, spawn } from "node:child_process";
import { on, once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { until } from "@hub/gateway-fixtures/until";
import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { setCommitmentState } from "../support/ask.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, "../..");

let hub: RunningHub;
/** A partner's program, with the package and nothing else of ours. */
let program: string;

beforeAll(async () => {
  hub = await startHub();
  program = await mkdtemp(join(hub.dataDirectory, "partner-"));
  await install(`${hub.url}/hub-client.tgz`);
}, 120_000);
afterAll(async () => {
  await hub?.[Symbol.asyncDispose]();
});

/** What `npm install` does with the package; its two libraries are here already. */
async function install(address: string): Promise<void> {
  const response = await fetch(address);
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/gzip"]);
  const file = join(program, "hub-client.tgz");
  await writeFile(file, Buffer.from(await response.arrayBuffer()));
  await run("tar", ["-xzf", file, "-C", program]);
  const modules = join(program, "node_modules");
  await mkdir(join(modules, "@hub"), { recursive: true });
  await rename(join(program, "package"), join(modules, "@hub/client"));
  const { dependencies }: { dependencies: Record<string, string> } = JSON.parse(
    await readFile(join(modules, "@hub/client/package.json"), "utf8"),
  );
  for (const name of Object.keys(dependencies))
    await symlink(join(ROOT, "node_modules", name), join(modules, name));
}

describe("the package that the hub hands out", () => {
  it("has what runs and says what it is, and nothing that only we need", async () => {
    const { stdout } = await run("tar", ["-tzf", join(program, "hub-client.tgz")]);
    const files = stdout.trim().split("\n");
    expect(files).toEqual(
      expect.arrayContaining(
        ["package.json", "README.md", "LICENSE", "dist/subscribe.js", "dist/subscribe.d.ts"].map(
          (file) => `package/${file}`,
        ),
      ),
    );
    expect(files.filter((file) => /test|src\/|tsbuildinfo|\.tgz$/.test(file))).toEqual([]);
  });

  it("runs what its README shows for Node, and goes on where it was", async () => {
    const readme = await readFile(join(program, "node_modules/@hub/client/README.md"), "utf8");
    const [, block = ""] = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);
    const code = block
      .replace("https://hub.example/graphql", `${hub.url}/graphql`)
      .replace(
        "({ data }) => show(data)",
        "({ data }) => process.send(data), onStatus: process.send.bind(process)",
      );
    await writeFile(join(program, "example.ts"), code);
    const commitmentId = stableId("commitment", "QT-1");
    await using before = new PartnersProgram();
    await before.says({ state: "live" });
    await setCommitmentState(hub, commitmentId, "IN_PROGRESS");
    const told = await before.says({ commitmentChanged: { changedAt: expect.any(String) } });
    await until(() => existsSync(join(program, "commitments.cursor")));
    await before[Symbol.asyncDispose]();
    await setCommitmentState(hub, commitmentId, "DONE");
    await using after = new PartnersProgram();
    const next = () => after.says({ commitmentChanged: { changedAt: expect.any(String) } });
    // One that ended before its cursor was saved is told that one event again.
    const first = await next();
    expect(isLike(first, told) ? await next() : first).not.toEqual(told);
  });
});

/** Runs until it is disposed of. */
class PartnersProgram implements AsyncDisposable {
  readonly #process = spawn(process.execPath, ["--no-warnings", "example.ts"], {
    cwd: program,
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  readonly #messages = on(this.#process, "message");

  /** Resolves to the first such message that it sends. */
  async says(expected: object): Promise<object> {
    for (;;) {
      const { value, done } = await this.#messages.next();
      if (done) throw new Error("The program has ended");
      if (isLike(value[0], expected)) return value[0];
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill();
    await once(this.#process, "exit");
  }
}

function isLike(message: unknown, expected: object): boolean {
  try {
    expect(message).toMatchObject(expected);
    return true;
  } catch {
    return false;
  }
}
