import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, statSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Program, SupervisedProcess } from "./supervised-process.js";
import { waitUntil } from "./wait-until.js";

describe("SupervisedProcess", () => {
  let directory: string;
  let launched: ChildProcess[];
  let supervised: SupervisedProcess;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "hub-supervised-"));
    launched = [];
  });
  afterEach(async () => {
    await supervised.stop(1_000);
    await rm(directory, { recursive: true });
  });

  /** A program in a few lines of JavaScript; it is ready as soon as it has printed something. */
  function supervise(script: string): SupervisedProcess {
    const printed = new WeakSet<ChildProcess>();
    const program: Program = {
      name: "sample",
      port: 0,
      logFile: join(directory, "log"),
      launch: () => {
        const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "ignore"] });
        child.stdout.once("data", () => printed.add(child));
        launched.push(child);
        return child;
      },
      isReady: async () => launched.some((child) => printed.has(child) && child === launched.at(-1)),
      stopSignals: ["SIGTERM", "SIGKILL"],
    };
    supervised = new SupervisedProcess(program, () => {});
    return supervised;
  }

  const RUN_FOR_EVER = "console.log('ready'); setInterval(() => {}, 1000);";

  it("keeps the log of a program that runs and runs from growing", async () => {
    const log = JSON.stringify(join(directory, "log"));
    supervise(`
      const { appendFileSync } = require("node:fs");
      appendFileSync(${log}, "x".repeat(11 * 1024 * 1024));
      console.log("ready");
      setInterval(() => appendFileSync(${log}, "y"), 20);
    `);
    await supervised.start();
    const isCapped = () => {
      const size = statSync(join(directory, "log")).size;
      return existsSync(join(directory, "log.1")) && size > 0 && size < 1_000_000;
    };
    expect(await waitUntil(isCapped, { timeoutMs: 20_000, everyMs: 20 })).toBe(true);
    expect(launched).toHaveLength(1);
  });

  it("starts the program again each time it is killed", async () => {
    await supervise(RUN_FOR_EVER).start();
    for (const count of [2, 3]) {
      launched.at(-1)?.kill("SIGKILL");
      expect(await waitUntil(() => launched.length === count, { timeoutMs: 5_000 })).toBe(true);
      expect(await waitUntil(() => supervised.program.isReady(), { timeoutMs: 5_000 })).toBe(true);
    }
  });

  it("starts the program anew when asked to, once", async () => {
    await supervise(RUN_FOR_EVER).start();
    await supervised.restart(1_000);
    expect(launched.map((child) => child.signalCode)).toEqual(["SIGTERM", null]);
  });

  it("leaves a program that was asked to stop alone", async () => {
    await supervise(RUN_FOR_EVER).start();
    await supervised.stop(1_000);
    expect(supervised.pid).toBeUndefined();
    expect(launched).toHaveLength(1);
  });

  it("ends a program that does not listen when it is asked to stop", async () => {
    await supervise(`process.on("SIGTERM", () => {}); ${RUN_FOR_EVER}`).start();
    await supervised.stop(200);
    expect(launched[0]?.signalCode).toBe("SIGKILL");
  });

  it("does not try again when the program refuses its very first start, and says why", async () => {
    const refusing = supervise("process.exit(1)");
    writeFileSync(refusing.program.logFile, "");
    await expect(refusing.start()).rejects.toThrow("sample could not start: exit code 1");
    expect(launched).toHaveLength(1);
  });
});
