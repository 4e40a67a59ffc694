import { once } from "node:events";
import { createServer } from "node:net";
import { findErrorCode } from "./operator-mistake.js";

const LOOPBACK = "127.0.0.1";

// Below the ephemeral range, from which systems take the ports of outgoing connections (Linux: 32768 and up), so
// that nobody takes a port between the exit of a process and its restart.
const FIRST_PORT = 15_000;
const BLOCK_SIZE = 50;
const BLOCK_COUNT = 300;

/** Ports from `next` to before `end`, which are this process's. */
interface Block {
  next: number;
  readonly end: number;
}

let block: Block = { next: 0, end: 0 };
let lastPort: Promise<number> = Promise.resolve(0);

/**
 * A port on which nothing listens on loopback, for a program that this process starts. Nobody else finds it while this
 * process lives, and it is not returned again.
 */
export function findFreePort(): Promise<number> {
  lastPort = lastPort.catch(() => {}).then(takePort);
  return lastPort;
}

async function takePort(): Promise<number> {
  for (;;) {
    if (block.next === block.end) block = await takeBlock();
    const port = block.next++;
    if ((await tryPort(port, LOOPBACK)) === undefined) return port;
  }
}

/** A block is its whose process listens on its first port: between a look and its use a port is free for everybody. */
async function takeBlock(): Promise<Block> {
  // At random, so that two hubs that start at the same moment try different blocks.
  const start = Math.floor(Math.random() * BLOCK_COUNT);
  for (let count = 0; count < BLOCK_COUNT; count++) {
    const first = FIRST_PORT + ((start + count) % BLOCK_COUNT) * BLOCK_SIZE;
    if (await holdPort(first)) return { next: first + 1, end: first + BLOCK_SIZE };
  }
  throw new Error(`No port from ${FIRST_PORT} to ${FIRST_PORT + BLOCK_COUNT * BLOCK_SIZE - 1} is free`);
}

/** Listens there until this process ends, unless somebody does. */
async function holdPort(port: number): Promise<boolean> {
  const server = createServer((socket) => socket.destroy()).listen(port, LOOPBACK);
  try {
    await once(server, "listening");
    server.unref();
    return true;
  } catch {
    return false;
  }
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
