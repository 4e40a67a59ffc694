import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entryPoints } from "@hub/local/bootstrap/entries";
import { isAlive } from "@hub/local/system/processes";
import { waitUntil } from "@hub/local/system/wait-until";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { copyRepository } from "../support/copy-repository.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const REPOSITORY = join(import.meta.dirname, "../..");
const REBUILT_WITHIN_MS = 150_000;
const RESOLVER = "services/education/src/observances/observance-resolver.ts";
const GATEWAY = "gateway/src/main.ts";

describe("npm run dev", () => {
  const cleanUp = new AsyncDisposableStack();
  let repository: string;
  let hub: RunningHub;

  beforeAll(async () => {
    repository = cleanUp.use(copyRepository()).path;
    // Reuses what the repository has already built.
    const environment = { TURBO_CACHE_DIR: join(REPOSITORY, ".turbo/cache") };
    hub = cleanUp.use(await startHub({ entry: entryPoints(repository).dev, environment }));
  }, 240_000);

  afterAll(() => cleanUp.disposeAsync(), 60_000);

  it("builds a member anew when a source of it changes, and restarts that member alone", async () => {
    expect(await countObservances()).toBeGreaterThan(0);
    const { gateway } = hub.processes();
    edit(RESOLVER, (text) =>
      text.replace("if (year != null) query", 'query.where("false");\n    if (year != null) query'),
    );
    await becomes(async () => (await countObservances()) === 0);
    expect(hub.output()).toContain(`↻ ${RESOLVER}\n`);
    await becomes(() => hub.output().includes("Restart: education ("));
    expect(hub.processes().gateway.pid).toBe(gateway.pid);
  }, 320_000);

  it("tells an error of the compiler, runs on, and goes on when it is mended", async () => {
    const { gateway } = hub.processes();
    const before = edit(GATEWAY, (text) => `${text}\nconst tooMany: number = "a text";\n`);
    await becomes(() => hub.output().includes("error TS2322"));
    expect(await countObservances()).toBe(0);
    expect(hub.processes().gateway.pid).toBe(gateway.pid);

    edit(GATEWAY, () => before);
    await becomes(() => hub.output().includes("Restart: gateway ("));
    await becomes(async () => (await countObservances()) === 0);
  }, 320_000);

  it("tells why a program does not start, and starts it once it can", async () => {
    const before = edit(RESOLVER, (text) => `${text}\nthrow new Error("not yet");\n`);
    await becomes(() => hub.output().includes("education could not start"));
    expect(hub.output()).toContain("not yet");

    edit(RESOLVER, () => before.replace('query.where("false");', ""));
    await becomes(async () => (await countObservances()) > 0);
  }, 320_000);

  it("serves the dashboard from its sources", async () => {
    const words = () => fetchText(`http://127.0.0.1:${hub.processes().dashboard?.port}/src/language/vi.ts`);
    expect(await words()).not.toContain("Chỉ để thử");
    edit("dashboard/src/language/vi.ts", (text) => `${text}\nexport const onlyATest = "Chỉ để thử";\n`);
    await becomes(async () => (await words()).includes("Chỉ để thử"));
  }, 320_000);

  it("stops all of it as Ctrl-C does, with exit code 0", async () => {
    const { pid, gateway, dashboard, postgres, members } = hub.processes();
    const pids = [{ pid }, gateway, dashboard, postgres, ...Object.values(members)].map((it) => it?.pid ?? 0);
    expect(pids.filter(isAlive)).toEqual(pids);
    hub.supervisor.kill("SIGINT");
    await becomes(() => hub.supervisor.exitCode === 0);
    expect(pids.filter(isAlive)).toEqual([]);
  }, 60_000);

  /** When it does not, the failure shows what was printed. */
  async function becomes(isTrue: () => boolean | Promise<boolean>): Promise<void> {
    const isDone = await waitUntil(isTrue, { timeoutMs: REBUILT_WITHIN_MS });
    if (!isDone) throw new Error(hub.output());
    expect(isDone).toBe(true);
  }

  /** Writes the file anew, and returns what was in it. */
  function edit(file: string, change: (text: string) => string): string {
    const path = join(repository, file);
    const text = readFileSync(path, "utf8");
    expect(change(text)).not.toBe(text);
    writeFileSync(path, change(text));
    return text;
  }

  /** -1 while it cannot be asked. */
  async function countObservances(): Promise<number> {
    const response = await fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: "{ observances { edges { node { year } } } }" }),
    }).catch(() => undefined);
    if (response?.status !== 200) return -1;
    const { data }: { data?: { observances: { edges: unknown[] } | null } } = JSON.parse(
      await response.text(),
    );
    return data?.observances?.edges.length ?? -1;
  }
});

async function fetchText(url: string): Promise<string> {
  return (await fetch(url)).text();
}
