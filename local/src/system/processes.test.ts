import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "@jest/globals";
import { endProcess, findCommandLine, findProcessIdentity } from "./processes.js";

describe("processes", () => {
  it("gives a living process the same identity every time, and a later process another one", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    await once(child, "spawn");
    const identity = findProcessIdentity(child.pid ?? 0);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(identity).toBeDefined();
    expect(identity).not.toBe(findProcessIdentity(process.pid));
    expect(findProcessIdentity(process.pid)).toBe(findProcessIdentity(process.pid));
  });

  it("knows no identity and no command line of a process that is gone", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    expect(findProcessIdentity(child.pid ?? 0)).toBeUndefined();
    expect(findCommandLine(child.pid ?? 0) || undefined).toBeUndefined();
  });

  it("ends a process that ignores the first signal", async () => {
    const child = spawn(process.execPath, [
      "-e",
      "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log(1)",
    ]);
    await once(child.stdout, "data");
    await endProcess(child.pid ?? 0, ["SIGTERM", "SIGKILL"], 200);
    expect(findProcessIdentity(child.pid ?? 0)).toBeUndefined();
  });
});
