import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { findProcessIdentity } from "../system/processes.js";
import { FILES } from "./data-directory.js";
import { acquireLock } from "./lock.js";

describe("acquireLock", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "hub-lock-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("refuses while its holder is alive, and names the holder and the folder", () => {
    acquireLock(directory);
    expect(() => acquireLock(directory)).toThrow(`data directory ${directory} (process ${process.pid})`);
  });

  it("can be taken again after it was released", () => {
    acquireLock(directory).release();
    expect(() => acquireLock(directory)).not.toThrow();
  });

  it("takes over from a process that is gone, even when its pid lives on in another one", () => {
    writeFileSync(join(directory, FILES.lock), `${process.pid} the-identity-of-an-earlier-process\n`);
    expect(() => acquireLock(directory)).not.toThrow();
  });

  it("is held by a suspended process, and free as soon as that is killed", async () => {
    const holder = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(holder, "spawn");
    writeFileSync(join(directory, FILES.lock), `${holder.pid} ${findProcessIdentity(holder.pid ?? 0)}\n`);
    holder.kill("SIGSTOP");
    expect(() => acquireLock(directory)).toThrow(`(process ${holder.pid})`);
    holder.kill("SIGKILL");
    await once(holder, "exit");
    expect(() => acquireLock(directory)).not.toThrow();
  });

  it("takes over a lock that was cut off in the middle of a write", () => {
    writeFileSync(join(directory, FILES.lock), "");
    expect(() => acquireLock(directory)).not.toThrow();
  });
});
