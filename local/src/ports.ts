import { createServer } from "node:net";
import getPort from "get-port";
import { findErrorCode } from "./operator-mistake.js";

const LOOPBACK = "127.0.0.1";

// Below the range from which systems take the ports of outgoing connections (Linux: 32768 and up): nobody
// takes such a port in the moment between the death of a process and its restart.
const FIRST_PORT = 15_000;
const PORT_COUNT = 15_000;
const ATTEMPTS = 20;

/**
 * A port on which nothing listens on loopback, for a process that is going to listen there at once. Who asks again
 * within the next 15 seconds gets another one.
 */
export function findFreePort(): Promise<number> {
  // At random: two hubs that start at the same moment try different ones.
  const port = () => FIRST_PORT + Math.floor(Math.random() * PORT_COUNT);
  return getPort({ host: LOOPBACK, port: Array.from({ length: ATTEMPTS }, port) });
}

/** Why nobody could listen on the port (`EADDRINUSE`, `EACCES` …); undefined when one could. */
export async function findObstacle(port: number): Promise<string | undefined> {
  const obstacle = await tryPort(port, LOOPBACK);
  if (obstacle) return obstacle;
  // Browsers try [::1] first for "localhost": another program there would be taken for the hub.
  return (await tryPort(port, "::1")) === "EADDRINUSE" ? "EADDRINUSE" : undefined;
}

function tryPort(port: number, host: string): Promise<string | undefined> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(findErrorCode(error) ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
