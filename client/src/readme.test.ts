import { type ChildProcess, spawn } from "node:child_process";
import { on, once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createStorageCursorStore } from "./cursor-store.js";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const BLOCKS = [...README.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""]) => code);

/** What the README leaves to its reader. */
const SURROUNDINGS = `
const show = (data) => process.send(data);
const showStatus = () => {};
const readEverythingAgain = () => {};
const newToken = async () => "key";
const expiryOf = () => undefined;
`;

let server: Server;
let asked: (string | null)[];
let directory: string;
let program: ChildProcess | undefined;

/** Tells every subscriber one event, numbered by how many there were. */
beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    asked.push(JSON.parse(body).variables.after);
    const payload = {
      data: { number: asked.length },
      extensions: { cursor: `c${asked.length}`, eventId: `e${asked.length}` },
    };
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`:ok\n\nevent: next\nid: c${asked.length}\ndata: ${JSON.stringify(payload)}\n\n`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // Inside the package, where its own name leads to it.
  const dist = fileURLToPath(new URL("../dist/", import.meta.url));
  mkdirSync(dist, { recursive: true });
  directory = mkdtempSync(join(dist, "readme-"));
});

afterEach(async () => {
  program?.kill();
  rmSync(directory, { recursive: true });
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

/** Runs the block until it has shown something, and until what it keeps is kept. */
async function run(block: string, flags: string[], kept: () => boolean): Promise<unknown> {
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server has no port");
  const code = block
    .replace("https://hub.example/graphql", `http://127.0.0.1:${address.port}/graphql`)
    .replace('transport: "ws", // or "sse"', 'transport: "sse",');
  const file = join(directory, "example.ts");
  writeFileSync(file, code.replace(/^((?:import .*\n)*)/, `$1${SURROUNDINGS}`));
  // From before the program begins, so that no change is missed.
  const watcher = watch(directory);
  const changes = on(watcher, "change");
  const running = spawn(process.execPath, [...flags, file], {
    cwd: directory,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  program = running;
  const [shown] = await Promise.race([
    once(running, "message"),
    once(running, "exit").then(([code]) => [`ended with ${code}`]),
  ]);
  while (!kept()) await changes.next();
  watcher.close();
  running.kill();
  await once(running, "exit");
  return shown;
}

describe("what the README shows", () => {
  it("runs where there is a localStorage", async () => {
    const [block = ""] = BLOCKS;
    expect(block).toContain("createStorageCursorStore");
    const flags = ["--localstorage-file=storage", "--no-warnings"];
    expect(await run(block, flags, () => true)).toEqual({ number: 1 });
  });

  it("runs on Node, and goes on where it was", async () => {
    const [, block = ""] = BLOCKS;
    const keeps = (cursor: string) => () => {
      try {
        return readFileSync(join(directory, "commitments.cursor"), "utf8") === cursor;
      } catch {
        return false;
      }
    };
    expect(await run(block, [], keeps("c1"))).toEqual({ number: 1 });
    expect(await run(block, [], keeps("c2"))).toEqual({ number: 2 });
    expect(asked).toEqual([null, "c1"]);
  });
});

describe("a cursor store without a storage", () => {
  it("says at once what to use instead", () => {
    expect(() => createStorageCursorStore("commitments")).toThrow(/on Node use createFileCursorStore/);
  });
});
