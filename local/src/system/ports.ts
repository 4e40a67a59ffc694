import { createServer } from "node:net";
import getPort from "get-port";
import { findErrorCode } from "./operator-mistake.js";

const LOOPBACK = "127.0.0.1";

// Below the ephemeral range, from which systems take the ports of outgoing connections (Linux: 32768 and up), so
// that nobody takes a port between the exit of a process and its restart.
const FIRST_PORT = 15_000;
const PORT_COUNT = 15_000;
const ATTEMPTS = 20;

/**
 * A port on which nothing listens on loopback, for a process that will listen there at once. The same port is not
 * returned again within 15 seconds.
 */
export function findFreePort(): Promise<number> {
  // At random, so that two hubs that start at the same moment try different ports.
  const port = () => FIRST_PORT + Math.floor(Math.random() * PORT_COUNT);
  return getPort({ host: LOOPBACK, port: Array.from({ length: ATTEMPTS }, port) });
}

/** Why listening on the port would fail (`EADDRINUSE`, `EACCES` …); undefined when it would not. */
export async function findObstacle(port: number): Promise<string | undefined> {
  const obstacle = await tryPort(port, LOOPBACK);
  if (obstacle) return obstacle;
  // Browsers try [::1] first for "localhost", so another program there would be mistaken for the hub.
  return (await tryPort(port, "::1")) === "EADDRINUSE" ? "EADDRINUSE" : undefined;
}

function tryPort(port: number, host: string): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(findErrorCode(error) ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
