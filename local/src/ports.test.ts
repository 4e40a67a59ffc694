import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import { findFreePort, findObstacle } from "./ports.js";

describe("ports", () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close();
  });

  async function listen(port: number, host: string): Promise<void> {
    server = createServer().listen(port, host);
    await once(server, "listening");
  }

  it("finds a port on which one can listen", async () => {
    const port = await findFreePort();
    await expect(findObstacle(port)).resolves.toBeUndefined();
    await expect(listen(port, "127.0.0.1")).resolves.toBeUndefined();
  });

  it("names what is in the way of a port in use", async () => {
    const port = await findFreePort();
    await listen(port, "127.0.0.1");
    await expect(findObstacle(port)).resolves.toBe("EADDRINUSE");
  });
});
