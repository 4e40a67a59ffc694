import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Duplex } from "node:stream";
import { FEDERATION_LINK } from "@hub/gateway-fixtures/subgraph";
import { entryPoints } from "@hub/local/bootstrap/entries";
import { composeSubgraphs } from "@hub/schema/composition/compose";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { WebSocket, WebSocketServer } from "ws";

const { gateway: GATEWAY } = entryPoints(join(import.meta.dirname, "../.."));
const PROTOCOL = "graphql-transport-ws";

type Upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => void;

/** What a member may do with a WebSocket that is opened to it; each before anything was acknowledged. */
const REFUSALS: readonly [string, Upgrade][] = [
  ["answers 404", answerWith("404 Not Found")],
  ["answers 503", answerWith("503 Service Unavailable")],
  ["never answers", () => {}],
  ["hangs up", (_, stream) => stream.destroy()],
  ["acknowledges nothing", accept(() => {})],
  ["closes with 1000", accept((socket) => socket.close(1000))],
  ["closes with 4403", accept((socket) => socket.close(4403, "Forbidden"))],
  ["says what is no message", accept((socket) => socket.send("{"))],
  ["speaks another protocol", accept(() => {}, "graphql-ws")],
];

function answerWith(status: string): Upgrade {
  return (_, stream) => stream.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

function accept(greet: (socket: WebSocket) => void, protocol = PROTOCOL): Upgrade {
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => protocol });
  return (request, stream, head) => sockets.handleUpgrade(request, stream, head, greet);
}

/** One member for each refusal: what one has done says nothing of the next. */
let members: Server[];
let directory: string;
let gateway: ChildProcess;
let gatewayUrl: string;

beforeAll(async () => {
  members = await Promise.all(REFUSALS.map(([, upgrade]) => startMember(upgrade)));
  directory = await mkdtemp(join(tmpdir(), "refuses-streams-"));
  const file = join(directory, "supergraph.graphql");
  await writeFile(file, supergraphOf(members));
  const addresses = members.map((member, index) => [`MEMBER_PRICES${index}_URL`, urlOf(member)]);
  gateway = spawn(process.execPath, [...GATEWAY, "--port", "0", "--supergraph", file], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { PATH: process.env["PATH"], ...Object.fromEntries(addresses) },
  });
  gatewayUrl = await urlSaidBy(gateway);
});

afterAll(async () => {
  if (gateway.exitCode === null && gateway.signalCode === null) {
    gateway.kill("SIGTERM");
    await once(gateway, "exit");
  }
  for (const member of members) {
    member.closeAllConnections();
    member.close();
  }
  await rm(directory, { recursive: true });
});

describe("a member that opens no stream", () => {
  it.each(REFUSALS.map(([what], index) => [what, `subscription { told${index} }`] as const))(
    "and %s ends no gateway, though clients leave at once",
    async (_, query) => {
      const client = await connect();
      for (let n = 0; n < 20; n += 1) {
        client.send(JSON.stringify({ id: `${n}`, type: "subscribe", payload: { query } }));
        client.send(JSON.stringify({ id: `${n}`, type: "complete" }));
      }
      client.send(JSON.stringify({ id: "last", type: "subscribe", payload: { query: "{ __typename }" } }));
      await until(client, ({ id, type }) => id === "last" && type === "complete");
      client.terminate();
      // Whatever the member has still to say to those who have left comes before the answer to this.
      const slow = await connect();
      slow.send(JSON.stringify({ id: "kept", type: "subscribe", payload: { query } }));
      await until(slow, ({ id, type }) => id === "kept" && (type === "error" || type === "complete"));
      slow.terminate();
      expect((await fetch(`${gatewayUrl}/health`)).status).toBe(200);
      expect(gateway.exitCode).toBeNull();
    },
  );
});

async function startMember(upgrade: Upgrade): Promise<Server> {
  const member = createServer((_, response) => response.writeHead(404).end());
  member.on("upgrade", (request, stream, head) => {
    stream.on("error", () => stream.destroy());
    upgrade(request, stream, head);
  });
  await once(member.listen(0, "127.0.0.1"), "listening");
  return member;
}

function supergraphOf(servers: readonly Server[]): string {
  const subgraphs = servers.map((_, index) => ({
    name: `prices${index}`,
    file: `prices${index}.graphql`,
    sdl: `${FEDERATION_LINK} type Query { currencies${index}: [String!] } type Subscription { told${index}: String }`,
  }));
  return composeSubgraphs(subgraphs).supergraph;
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The member listens on no port");
  const { port }: AddressInfo = address;
  return `http://127.0.0.1:${port}`;
}

async function urlSaidBy(started: ChildProcess): Promise<string> {
  if (!started.stdout) throw new Error("The gateway has no output");
  const lines = createInterface({ input: started.stdout });
  for await (const line of lines) {
    const { url } = JSON.parse(line);
    if (typeof url !== "string") continue;
    started.stdout.resume();
    return url;
  }
  throw new Error("The gateway ended before it answered");
}

async function connect(): Promise<WebSocket> {
  const socket = new WebSocket(`${gatewayUrl.replace("http", "ws")}/graphql`, PROTOCOL);
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init" }));
  await until(socket, ({ type }) => type === "connection_ack");
  return socket;
}

interface Message {
  readonly type: string;
  readonly id?: string;
}

function until(socket: WebSocket, isMeant: (message: Message) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.on("message", (data) => {
      if (isMeant(JSON.parse(String(data)))) resolve();
    });
    socket.once("close", () => reject(new Error("The gateway closed the connection")));
  });
}
