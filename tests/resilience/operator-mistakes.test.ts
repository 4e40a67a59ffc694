import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { acquireLock } from "@hub/local/data-directory/lock";
import { findFreePort } from "@hub/local/system/ports";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const REPOSITORY = join(import.meta.dirname, "../..");
const START = join(REPOSITORY, "local/dist/start.js");
const BOOTSTRAP = join(REPOSITORY, "local/bootstrap.mjs");

interface Refusal {
  readonly exitCode: unknown;
  readonly vietnamese: string | undefined;
  readonly english: string | undefined;
  readonly lineCount: number;
}

describe("an operator's mistake is answered with one sentence in each language", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "hub-mistake-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("names the port in use and --port", async () => {
    const port = await findFreePort();
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    try {
      const refusal = await refused([START, "--data-dir", directory, "--port", String(port)]);
      expect(refusal.vietnamese).toContain(`Cổng mạng ${port} đang có chương trình khác dùng`);
      expect(refusal.english).toContain(`Port ${port} is in use by another program`);
      expect(refusal.english).toContain("--port");
    } finally {
      other.close();
    }
  });

  it("names both versions when a newer hub wrote the data directory", async () => {
    writeFileSync(join(directory, "state.json"), JSON.stringify({ schemaVersion: 99 }));
    const refusal = await refused([START, "--data-dir", directory, "--port", "0"]);
    expect(refusal.english).toMatch(
      /written by a newer version \(schema 99, this one knows up to \d+\).*--data-dir/,
    );
  });

  it("names the process that already runs on the data directory", async () => {
    const lock = acquireLock(directory);
    const refusal = await refused([START, "--data-dir", directory, "--port", "0"]);
    lock.release();
    expect(refusal.english).toContain(
      `Another hub is running on the data directory ${directory} (process ${process.pid})`,
    );
  });

  it("names the data directory that cannot be written", async () => {
    const file = join(directory, "file");
    writeFileSync(file, "");
    const refusal = await refused([START, "--data-dir", join(file, "data"), "--port", "0"]);
    expect(refusal.english).toContain(`${join(file, "data")} cannot be written (ENOTDIR)`);
  });

  it("does not delete anything without consent where nobody can be asked", async () => {
    const refusal = await refused([START, "--data-dir", directory, "--port", "0", "--reset"]);
    expect(refusal.english).toContain("add --yes");
  });

  it("says which Node is needed when the one at hand is too old", async () => {
    const pretendOldNode = "data:text/javascript,Object.defineProperty(process,'version',{value:'v18.20.4'})";
    const refusal = await refused(["--import", pretendOldNode, BOOTSTRAP, "start"]);
    expect(refusal.english).toMatch(/^This machine has Node v18\.20\.4, the hub needs Node 20\.19 or newer/);
  });
});

/** Runs a command that has to refuse; what it says is two lines, the Vietnamese one first. */
async function refused(args: readonly string[]): Promise<Refusal> {
  const child = spawn(process.execPath, [...args], { stdio: ["ignore", "ignore", "pipe"] });
  let text = "";
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
  });
  const [exitCode] = await once(child, "close");
  const lines = text.trim().split("\n");
  const refusal = { exitCode, vietnamese: lines[0], english: lines[1], lineCount: lines.length };
  expect(refusal).toMatchObject({ exitCode: 1, lineCount: 2 });
  return refusal;
}
