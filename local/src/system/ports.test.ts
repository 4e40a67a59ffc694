import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { findFreePort, findObstacle } from "./ports.js";

describe("ports", () => {
  let server: Server | undefined;
  let finders: ChildProcess[] = [];
  afterEach(() => {
    server?.close();
    for (const finder of finders) finder.kill();
    finders = [];
  });

  async function listen(port: number, host: string): Promise<void> {
    server = createServer().listen(port, host);
    await once(server, "listening");
  }

  /** Ports that six other processes have found, which live on until the test has ended. */
  async function findElsewhere(): Promise<number[]> {
    const script = `
      import { findFreePort } from ${JSON.stringify(join(import.meta.dirname, "../../dist/system/ports.js"))};
      process.send(await Promise.all(Array.from({ length: 200 }, findFreePort)));
      process.once("disconnect", () => process.exit());`;
    const args = ["--input-type=module", "--eval", script];
    finders = Array.from({ length: 6 }, () =>
      spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] }),
    );
    const found = await Promise.all(finders.map((finder) => once(finder, "message")));
    return found.flatMap(([ports]) => ports);
  }

  it("finds a port on which one can listen", async () => {
    const port = await findFreePort();
    await expect(findObstacle(port)).resolves.toBeUndefined();
    await expect(listen(port, "127.0.0.1")).resolves.toBeUndefined();
  });

  it("finds only ports below the ephemeral range, and none that it or another process has found", async () => {
    const others = await findElsewhere();
    const ports = await Promise.all(Array.from({ length: 500 }, findFreePort));
    expect(Math.max(...ports)).toBeLessThan(32_768);
    expect(new Set([...ports, ...others]).size).toBe(ports.length + others.length);
  });

  it("passes over a port that somebody else listens on", async () => {
    const port = await findFreePort();
    await listen(port + 1, "127.0.0.1");
    await expect(findFreePort()).resolves.toBe(port + 2);
  });

  it("names what is in the way of a port in use", async () => {
    const port = await findFreePort();
    await listen(port, "127.0.0.1");
    await expect(findObstacle(port)).resolves.toBe("EADDRINUSE");
  });

  it("sees a program that a browser would reach first at localhost", async () => {
    const port = await findFreePort();
    const isThere = await listen(port, "::1").then(
      () => true,
      // Without IPv6, nothing can listen there.
      () => false,
    );
    await expect(findObstacle(port)).resolves.toBe(isThere ? "EADDRINUSE" : undefined);
  });
});
