import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { mkdtempSync, statSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import type { Program } from "../programs/program.js";
import { LOG_CHECK_MS, SupervisedProcess } from "./supervised-process.js";

/** More than enough for a program that obeys, on any machine. */
const GRACE_MS = 20_000;

/** Everything but intervals runs on the real clock, because the processes do. */
const ALL_BUT_INTERVALS = [
  "Date",
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
  "setTimeout",
  "clearTimeout",
] as const;

describe("SupervisedProcess", () => {
  let directory: string;
  let launched: ChildProcess[];
  let printing: EventEmitter;
  let supervised: SupervisedProcess;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "hub-supervised-"));
    launched = [];
    printing = new EventEmitter();
  });
  afterEach(async () => {
    jest.useRealTimers();
    await supervised.stop(GRACE_MS);
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
        child.stdout.once("data", () => {
          printed.add(child);
          printing.emit("printed");
        });
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

  it("caps the log of a program that keeps running", async () => {
    const log = JSON.stringify(join(directory, "log"));
    jest.useFakeTimers({ doNotFake: [...ALL_BUT_INTERVALS] });
    supervise(`
      require("node:fs").appendFileSync(${log}, "x".repeat(11 * 1024 * 1024));
      console.log("ready");
      setInterval(() => {}, 1000);
    `);
    await supervised.start();
    jest.advanceTimersByTime(LOG_CHECK_MS);
    expect(statSync(join(directory, "log")).size).toBe(0);
    expect(statSync(join(directory, "log.1")).size).toBe(11 * 1024 * 1024);
    expect(launched).toHaveLength(1);
  });

  it("restarts the program each time it is killed", async () => {
    await supervise(RUN_FOR_EVER).start();
    for (const count of [2, 3]) {
      const printed = once(printing, "printed");
      launched.at(-1)?.kill("SIGKILL");
      await printed;
      expect(launched).toHaveLength(count);
    }
  });

  it("restarts the program once when asked to", async () => {
    await supervise(RUN_FOR_EVER).start();
    await supervised.restart(GRACE_MS);
    expect(launched.map((child) => child.signalCode)).toEqual(["SIGTERM", null]);
  });

  it("leaves a program that was asked to stop alone", async () => {
    await supervise(RUN_FOR_EVER).start();
    await supervised.stop(GRACE_MS);
    expect(supervised.pid).toBeUndefined();
    expect(launched).toHaveLength(1);
  });

  it("kills a program that ignores the request to stop", async () => {
    await supervise(`process.on("SIGTERM", () => {}); ${RUN_FOR_EVER}`).start();
    await supervised.stop(200);
    expect(launched[0]?.signalCode).toBe("SIGKILL");
  });

  it("does not retry when the program's first start fails, and says why", async () => {
    const refusing = supervise("process.exit(1)");
    writeFileSync(refusing.program.logFile, "");
    await expect(refusing.start()).rejects.toThrow("sample could not start: exit code 1");
    expect(launched).toHaveLength(1);
  });
});
