import { mkdtemp, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commitments, live } from "@hub/gateway-fixtures/commitments";
import { compose } from "@hub/gateway-fixtures/compose";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { fastPathsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { MULTIPART_ACCEPT, readPayloads } from "@hub/gateway-fixtures/multipart";
import { type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { until } from "@hub/gateway-fixtures/until";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createParser } from "eventsource-parser";
import { createClient } from "graphql-ws/client";
import { WebSocket } from "ws";
import { readConfig } from "../config/read-config.js";
import { createGateway, type Gateway } from "../gateway.js";

const SUPERGRAPH = compose([commitments, live]);
const WITH_NOTE = compose([
  commitments,
  { ...live, sdl: live.sdl.replace("      figure: Figure\n", "      figure: Figure note: String\n") },
]);
const WITHOUT_FIGURE = compose([
  commitments,
  { ...live, sdl: live.sdl.replace("      figure: Figure\n", "").replace(/type Figure.*/, "") },
]);

const WATCH = 'subscription { commitmentChanged(programmeId: "P") { commitment { title } } }';
const WATCH_FIGURE = 'subscription { commitmentChanged(programmeId: "P") { figure { printedText } } }';

let relay: FakeRelay;
let member: SubgraphServer;
let file: string;
let gateway: Gateway;
let leave: AbortController;

beforeEach(async () => {
  leave = new AbortController();
  relay = await FakeRelay.start("commitments");
  member = await serveSubgraph(commitments);
  file = join(await mkdtemp(join(tmpdir(), "gateway-")), "supergraph.graphql");
  await writeFile(file, SUPERGRAPH);
  const flags = ["--supergraph", file, "--supergraph-poll-seconds", "0.02", "--port", "0"];
  const config = await readConfig(
    [...flags, "--log-level", "silent", "--member", `commitments=${member.url}/graphql`],
    { ...fastPathsUnderTest, MEMBER_COMMITMENTS_URL: relay.url },
  );
  if (!config) throw new Error("no help was asked for");
  gateway = await createGateway(config);
});

afterEach(async () => {
  leave.abort();
  await gateway.stop();
  await relay[Symbol.asyncDispose]();
  await member[Symbol.asyncDispose]();
});

async function supergraphHash(): Promise<string> {
  return JSON.parse(await (await fetch(`${gateway.operatorUrl}/health`)).text()).supergraph;
}

/** Resolves when the gateway serves it. */
async function deploy(sdl: string): Promise<void> {
  const before = await supergraphHash();
  await writeFile(`${file}.new`, sdl);
  await rename(`${file}.new`, file);
  while ((await supergraphHash()) === before);
}

/** What a client has been told so far. */
interface Watch {
  readonly titles: string[];
  readonly codes: unknown[];
  isOver: boolean;
}

type StartWatch = (query: string) => Promise<Watch>;

interface Told {
  readonly data?: {
    readonly commitmentChanged?: { readonly commitment?: { readonly title: string } };
  } | null;
  readonly errors?: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[];
}

function note(watch: Watch, { data, errors = [] }: Told): void {
  const title = data?.commitmentChanged?.commitment?.title;
  if (title !== undefined) watch.titles.push(title);
  watch.codes.push(...errors.map(({ extensions }) => extensions?.["code"]));
}

const watchOverWebSocket: StartWatch = (query) =>
  new Promise((resolve) => {
    const watch: Watch = { titles: [], codes: [], isOver: false };
    const url = `${gateway.url.replace("http", "ws")}/graphql`;
    const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
    leave.signal.addEventListener("abort", () => void client.dispose());
    const over = () => {
      watch.isOver = true;
    };
    client.subscribe<NonNullable<Told["data"]>>(
      { query, extensions: { startCursor: true } },
      {
        next: (told) => {
          note(watch, JSON.parse(JSON.stringify(told)));
          resolve(watch);
        },
        error: (errors) => {
          if (Array.isArray(errors)) note(watch, { errors });
          over();
        },
        complete: over,
      },
    );
  });

const watchOverEventStream: StartWatch = async (query) => {
  const watch: Watch = { titles: [], codes: [], isOver: false };
  const response = await fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ query }),
    signal: leave.signal,
  });
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === "next") note(watch, JSON.parse(data));
      if (event === "complete") watch.isOver = true;
    },
  });
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }));
    watch.isOver = true;
  };
  void read().catch(() => undefined);
  return watch;
};

const watchOverMultipart: StartWatch = async (query) => {
  const watch: Watch = { titles: [], codes: [], isOver: false };
  const response = await fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: MULTIPART_ACCEPT },
    body: JSON.stringify({ query }),
    signal: leave.signal,
  });
  const read = async () => {
    for await (const told of readPayloads<Told>(response.body)) note(watch, told);
    watch.isOver = true;
  };
  void read().catch(() => undefined);
  return watch;
};

function change(id: number): void {
  relay.emit("commitment.changed", { programmeId: "P", commitmentId: String(id) });
}

describe.each<[string, StartWatch]>([
  ["WebSocket", watchOverWebSocket],
  ["server-sent events", watchOverEventStream],
  ["multipart", watchOverMultipart],
])("a stream over %s", (_, startWatch) => {
  it("survives twenty changes of the supergraph and gets every event once", async () => {
    const watches = await Promise.all(Array.from({ length: 20 }, () => startWatch(WATCH)));
    let told = 0;
    const load = setInterval(() => {
      told += 1;
      change(told);
    }, 5);
    for (let swap = 0; swap < 20; swap += 1) await deploy(swap % 2 === 0 ? WITH_NOTE : SUPERGRAPH);
    clearInterval(load);
    const expected = Array.from({ length: told }, (_value, index) => `Cam kết ${index + 1}`);
    for (const watch of watches) {
      await until(() => watch.titles.length >= told || watch.isOver);
      expect(watch).toEqual({ titles: expected, codes: [], isOver: false });
    }
    expect(told).toBeGreaterThan(20);
  });

  it("ends with a code when the changed supergraph no longer has what it asks for, and no other does", async () => {
    const [kept, gone] = [await startWatch(WATCH), await startWatch(WATCH_FIGURE)];
    await deploy(WITHOUT_FIGURE);
    await until(() => gone.isOver);
    expect(gone.codes).toEqual(["OPERATION_NO_LONGER_VALID"]);
    change(1);
    await until(() => kept.titles.length > 0 || kept.isOver);
    expect(kept).toEqual({ titles: ["Cam kết 1"], codes: [], isOver: false });
  });
});
