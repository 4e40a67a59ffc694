import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { catalog, reviews, SHOP_SUPERGRAPH } from "@hub/gateway-fixtures/shop";
import { type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { entryPoints } from "@hub/local/bootstrap/entries";
import { ENVELOPE_HEADER } from "@hub/schema/signed-request";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const { gateway: GATEWAY } = entryPoints(join(import.meta.dirname, "../.."));

let members: SubgraphServer[];
let supergraph: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  members = await Promise.all([serveSubgraph(catalog), serveSubgraph(reviews)]);
  supergraph = join(await mkdtemp(join(tmpdir(), "standalone-")), "supergraph.graphql");
  // Composed with the addresses at which the members really are, and without the fields fed by events.
  const urls = members.map(({ name, url }) => [`http://${name}:4000/graphql`, `${url}/graphql`] as const);
  const sdl = urls.reduce((text, [from, to]) => text.replace(from, to), SHOP_SUPERGRAPH);
  await writeFile(supergraph, sdl);
});

afterEach(async () => {
  if (child?.exitCode === null) {
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  for (const member of members) await member[Symbol.asyncDispose]();
});

/** Starts the command as `npm run gateway` does once everything is built; resolves with its URL. */
async function start(...flags: string[]): Promise<string> {
  const started = spawn(process.execPath, [...GATEWAY, "--port", "0", ...flags], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"] },
  });
  child = started;
  for await (const line of createInterface({ input: started.stdout })) {
    const { url } = JSON.parse(line);
    if (typeof url === "string") return url;
  }
  throw new Error("the gateway ended before it answered");
}

async function run(...flags: string[]): Promise<{ code: number; output: string }> {
  const started = spawn(process.execPath, [...GATEWAY, ...flags], { env: { PATH: process.env["PATH"] } });
  let output = "";
  for (const stream of [started.stdout, started.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(started, "close");
  return { code, output };
}

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** What the log says of a gateway without settings. */
const TOLD_AT_START = [
  "This gateway is open: OIDC_ISSUER is not set and no member has a key, so everybody may write",
  "AUDIT_DIRECTORY is not set: no access log is kept",
];

describe("the gateway by itself", () => {
  it("needs nothing but a supergraph: it asks the members in it, unsigned, and lets everybody write", async () => {
    const url = await start("--supergraph", supergraph);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await ask(url, "{ topReviews(first: 1) { author { name } } }")).toEqual({
      data: { topReviews: [{ author: { name: "An" } }] },
    });
    expect(await ask(url, "mutation { step(n: 3) }")).toEqual({ data: { step: 3 } });
    const headers = members.flatMap(({ requests }) => requests.map((request) => request.headers));
    expect(headers.length).toBeGreaterThan(0);
    for (const sent of headers) expect(sent).not.toHaveProperty(ENVELOPE_HEADER);
  });

  it("takes everything from flags, or from a file", async () => {
    const [one] = members;
    const file = join(await mkdtemp(join(tmpdir(), "standalone-")), "gateway.json");
    const reviewsUrl = `${members.find(({ name }) => name === "reviews")?.url}/graphql`;
    // As editors on Windows save it.
    await writeFile(
      file,
      `\uFEFF${JSON.stringify({ supergraph, "max-depth": 2, members: { reviews: reviewsUrl } })}`,
    );
    const url = await start(
      "--config",
      file,
      "--member",
      `catalog=${one?.url}/graphql`,
      "--oidc-issuer",
      "http://127.0.0.1:1/realms/hub",
      "--oidc-audience",
      "https://hub.example.vn/graphql",
    );
    expect(await ask(url, "{ me { id name } }")).toEqual({ data: { me: { id: "a1", name: "An" } } });
    expect(await ask(url, "{ topReviews { author { name } } }")).toMatchObject({
      errors: [{ extensions: { code: "TOO_DEEP" } }],
    });
    expect(await ask(url, "mutation { step(n: 3) }")).toMatchObject({
      errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
    });
  });

  it("writes no line for what clients get wrong", async () => {
    const url = await start("--supergraph", supergraph);
    let log = "";
    child?.stdout?.on("data", (chunk) => {
      log += chunk;
    });
    const { host, hostname, port } = new URL(url);
    const mistakes = [
      `GET //a:${"x".repeat(4_000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{`,
      `POST /graphql HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n{`,
      "nonsense\r\n\r\n",
    ];
    for (const mistake of [...mistakes, ...mistakes]) {
      const socket = connect(Number(port), hostname).on("error", () => {});
      socket.end(mistake);
      await new Promise((resolve) => socket.resume().once("close", resolve));
    }
    expect(await ask(url, "{ __typename }")).toEqual({ data: { __typename: "Query" } });
    child?.kill("SIGTERM");
    if (child?.stdout) await once(child.stdout, "close");
    const messages = log.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line).msg]));
    expect(messages.filter((message) => !TOLD_AT_START.includes(message))).toEqual([
      "The gateway has stopped",
    ]);
  });

  it("explains itself", async () => {
    const { code, output } = await run("--help");
    expect(code).toBe(0);
    for (const part of ["--supergraph", "--member NAME=URL", "--max-cost", "MEMBER_<NAME>_KEY", "--config"]) {
      expect(output).toContain(part);
    }
  });

  it.each([
    [["--nonsense"], "--nonsense"],
    [["--port", "x"], 'PORT "x" is no port'],
    [["--max-depth", "deep"], 'MAX_DEPTH "deep" is no whole number'],
    [["--member", "nobody=http://127.0.0.1:1"], 'no member "nobody"'],
    [["--member", "nobody"], "is not NAME=URL"],
    [["--config", "/nowhere.json"], "/nowhere.json cannot be read"],
    [["--supergraph", "http://127.0.0.1:1/supergraph"], "http://127.0.0.1:1/supergraph cannot be read"],
  ])("says in one sentence why it does not start: %j", async (flags, sentence) => {
    const { code, output } = await run(...flags);
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/\n\s+at /);
  });
});
