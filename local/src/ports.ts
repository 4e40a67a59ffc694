import { createServer } from "node:net";
import { findErrorCode } from "./operator-mistake.js";

const LOOPBACK = "127.0.0.1";

// Below the range from which systems take the ports of outgoing connections (Linux: 32768 and up): nobody
// takes such a port in the moment between the death of a process and its restart.
const FIRST_PORT = 15_000;
const PORT_COUNT = 15_000;

/** A port on which nothing listens on loopback, for a process that is going to listen there at once. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = FIRST_PORT + Math.floor(Math.random() * PORT_COUNT);
    if ((await tryPort(port, LOOPBACK)) === undefined) return port;
  }
  return askSystemForPort();
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

function askSystemForPort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, LOOPBACK, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
