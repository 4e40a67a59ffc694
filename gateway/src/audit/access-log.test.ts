import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AccessLogKeeper, type KeptRecord } from "@hub/gateway-fixtures/access-log-keeper";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { readMetric } from "@hub/gateway-fixtures/metrics";
import { createSmallDisk } from "@hub/gateway-fixtures/small-disk";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { until } from "@hub/gateway-fixtures/until";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";
import { type Counted, Tallies } from "./tallies.js";

const ORGANISATIONS = ["5a0f3d51-6ac8-4ff7-a1a5-5bb38e2d5f10", "7b0f3d51-6ac8-4ff7-a1a5-5bb38e2d5f10"];
const RIGHTS = [
  { account: "an", role: "REPORTER", organisationId: ORGANISATIONS[0], unitId: null },
  { account: "an", role: "READER", organisationId: ORGANISATIONS[0], unitId: null },
  { account: "an", role: "READER", organisationId: ORGANISATIONS[1], unitId: null },
];
const AGREEMENTS = [{ code: "TT-01/2026", partnerId: ORGANISATIONS[1] }];
const WATCH = 'subscription Theo { commitmentChanged(programmeId: "p") { cursor } }';
const GREET = "query Chao { greeting __typename }";
const EVENT_STREAM = "text/event-stream";

let provider: TestProvider;
let directory: string;
let hub: HubGateway;
let faults: BreakableFaults;
let keeper: AccessLogKeeper;
let token: string;

beforeAll(async () => {
  provider = await TestProvider.start();
  directory = await mkdtemp(join(tmpdir(), "access-log-"));
  faults = new BreakableFaults();
  ({ hub, keeper } = await start(directory, faults));
  token = await provider.token("an");
  await until(async () => (await ask("mutation { write }", bearer())).status === 200);
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});
let tests = 0;
/** What was asked for until now has been recorded. */
beforeEach(async () => {
  tests += 1;
  const name = `Before${tests}`;
  await until(async () => (await ask(`query ${name} { greeting }`, bearer())).status === 200);
  await keeper.untilKept(1, ({ operation }) => operation?.name === name);
  keeper.forget();
});

async function start(auditDirectory: string, its = new BreakableFaults()) {
  const flags = {
    ...provider.settings,
    RIGHTS_MEMBER: "commitments",
    AUDIT_DIRECTORY: auditDirectory,
    MAX_BATCH: "5",
  };
  const started = await startHubGateway(
    Object.entries(flags).flatMap(([name, value]) => [`--${name.toLowerCase().replaceAll("_", "-")}`, value]),
    { parts: { createFaults: () => its } },
  );
  const log = new AccessLogKeeper(started.member);
  started.member.answerFor("rightsInForce", (_, response) => {
    const data = { rightsInForce: { version: "v1", rights: RIGHTS, agreements: AGREEMENTS } };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
  });
  return { hub: started, keeper: log };
}

const bearer = () => ({ authorization: `Bearer ${token}` });

interface Answered {
  readonly status: number;
  readonly text: string;
}

async function ask(query: string, headers: Record<string, string> = {}, to = hub): Promise<Answered> {
  return post({ query }, headers, to);
}

async function post(body: unknown, headers: Record<string, string> = {}, to = hub): Promise<Answered> {
  const response = await fetch(to.endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

async function overSocket(query: string, messages: number): Promise<void> {
  const socket = new WebSocket(hub.webSocketUrl, "graphql-transport-ws");
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init", payload: bearer() }));
  await once(socket, "message");
  socket.send(
    JSON.stringify({ id: "1", type: "subscribe", payload: { query, extensions: { purpose: "thử" } } }),
  );
  if (query === WATCH) await hub.untilSubscribers(1);
  for (let count = 0; count < messages; count += 1) {
    if (query === WATCH) changeCommitment();
    await once(socket, "message");
  }
  socket.close();
  await once(socket, "close");
}

function changeCommitment(): void {
  hub.relay.emit("commitment.changed", { programmeId: "p", commitmentId: "c1" });
}

const ofAccount = ({ account }: KeptRecord) => account === "an";
const one = async (fits: (record: KeptRecord) => boolean = ofAccount) => (await keeper.untilKept(1, fits))[0];

describe("what who is signed in asks for is recorded", () => {
  it("with who, in whose name, with which rights, what, what for and what came of it", async () => {
    await ask(
      'query Chao { greeting name: greeting ... { greeting } unit(id: "1.2") { ...U } } fragment U on Unit { id parent { id } }',
      {
        ...bearer(),
        "hub-purpose": Buffer.from("Rà soát quý III").toString("latin1"),
      },
    );
    expect(await one()).toEqual({
      spool: expect.any(String),
      sequence: expect.any(Number),
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      account: "an",
      organisations: ORGANISATIONS,
      rightsVersion: "v1",
      agreements: ["TT-01/2026"],
      purpose: "Rà soát quý III",
      way: "OWN",
      outcome: "ALLOWED",
      code: null,
      rows: 0,
      count: 1,
      operation: {
        id: expect.any(String),
        kind: "QUERY",
        name: "Chao",
        hash: expect.stringMatching(/^[0-9a-f]{16}$/),
        fields: ["Query.greeting", "Query.unit", "Unit.id", "Unit.parent"],
      },
    });
  });

  it.each<[string, string, () => Promise<unknown>]>([
    ["a query", "QUERY", () => ask(GREET, bearer())],
    [
      "a query in an address",
      "QUERY",
      () => fetch(`${hub.endpoint}?query={greeting}`, { headers: bearer() }),
    ],
    ["a mutation", "MUTATION", () => ask("mutation { write }", bearer())],
    [
      "a query answered by server-sent events",
      "QUERY",
      () => ask(GREET, { ...bearer(), accept: EVENT_STREAM }),
    ],
    ["a query over WebSocket", "QUERY", () => overSocket(GREET, 1)],
    ["a mutation over WebSocket", "MUTATION", () => overSocket("mutation { write }", 1)],
    ["a subscription over WebSocket", "SUBSCRIPTION", () => overSocket(WATCH, 2)],
    ["a subscription by server-sent events", "SUBSCRIPTION", () => watch(EVENT_STREAM)],
    ["a subscription by multipart", "SUBSCRIPTION", () => watch("multipart/mixed;subscriptionSpec=1.0")],
    ["a query on a reserved stream", "QUERY", () => onReservedStream()],
  ])("once: %s", async (_, kind, act) => {
    await act();
    await ask("query Danach { greeting }", bearer());
    const records = await keeper.untilKept(2, ofAccount);
    expect(records.map(({ operation, outcome }) => [operation?.kind, outcome])).toEqual([
      [kind, "ALLOWED"],
      ["QUERY", "ALLOWED"],
    ]);
  });

  it("one by one, of a list of operations", async () => {
    await post([{ query: GREET }, { query: "mutation { write }" }], bearer());
    const records = await keeper.untilKept(2, ofAccount);
    expect(records.map(({ operation }) => operation?.kind)).toEqual(["QUERY", "MUTATION"]);
  });

  it("with what was denied", async () => {
    await ask("mutation { write }", { authorization: `Bearer ${await provider.token("binh")}` });
    expect(await one(({ account }) => account === "binh")).toMatchObject({
      organisations: [],
      outcome: "DENIED",
      code: "FORBIDDEN",
      operation: { kind: "MUTATION", fields: ["Mutation.write"] },
    });
  });

  it("with what a member failed to answer", async () => {
    hub.member.answerFor("broken: greeting", (_, response) => response.writeHead(500).end());
    await ask("{ broken: greeting }", bearer());
    expect(await one()).toMatchObject({ outcome: "FAILED", code: expect.stringMatching(/^SUBGRAPH_/) });
  });
});

async function watch(accept: string): Promise<void> {
  const leaving = new AbortController();
  const headers = { "content-type": "application/json", accept, ...bearer() };
  const init = { method: "POST", headers, body: JSON.stringify({ query: WATCH }), signal: leaving.signal };
  await fetch(hub.endpoint, init);
  await hub.untilSubscribers(1);
  leaving.abort();
  await hub.untilSubscribers(0);
}

async function onReservedStream(): Promise<void> {
  const reserved = await fetch(hub.endpoint, { method: "PUT", headers: bearer() });
  const headers = { ...bearer(), "x-graphql-event-stream-token": await reserved.text() };
  await post({ query: GREET, extensions: { operationId: "1" } }, headers);
}

describe("what is counted and not recorded one by one", () => {
  it("is what nobody asks who is signed in, whatever it says it is for", async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => ask(GREET, { "hub-purpose": `So ${index}` })));
    await ask("mutation { write }");
    const sum = (outcome: string) => async () => {
      const counts = keeper.records.filter((record) => record.outcome === outcome && record.account === null);
      return counts.reduce((total, { count }) => total + count, 0);
    };
    await until(async () => (await sum("ALLOWED")()) >= 20 && (await sum("DENIED")()) >= 1);
    const isPublic = ({ account, organisations }: KeptRecord) =>
      account === null && organisations.length === 0;
    for (const record of keeper.records.filter(isPublic)) {
      expect(record).toMatchObject({ organisations: [], purpose: null, rightsVersion: null, rows: null });
      expect(record.at).toMatch(/\.000Z$/);
    }
  });

  it("is an answer that is shared", async () => {
    let answer: (() => void) | undefined;
    hub.member.answerFor("held: greeting", (_, response) => {
      answer = () => response.setHeader("content-type", "application/json").end('{"data":{"held":"chậm"}}');
    });
    const asking = Array.from({ length: 5 }, () => ask("{ held: greeting }", bearer()));
    await until(() => answer !== undefined);
    for (let round = 0; round < 20; round += 1) await fetch(`${hub.gateway.url}/health`);
    answer?.();
    await Promise.all(asking);
    const shared = await keeper.untilKept(1, ({ way }) => way === "SHARED");
    const own = await keeper.untilKept(1, ofAccount);
    const counts = [...shared, ...own].reduce((sum, { count }) => sum + count, 0);
    expect(counts).toBe(5);
    expect(shared[0]).toMatchObject({ account: null, organisations: ORGANISATIONS, outcome: "ALLOWED" });
  });

  it("is the messages of a stream", async () => {
    await overSocket(WATCH, 3);
    await until(
      () =>
        keeper.records.filter(({ way }) => way === "STREAMED").reduce((sum, { count }) => sum + count, 0) >=
        3,
    );
    expect(await one(({ way }) => way === "STREAMED")).toMatchObject({
      account: null,
      organisations: ORGANISATIONS,
      operation: { kind: "SUBSCRIPTION", name: "Theo" },
    });
  });

  it("is no more than a hundred operations a second, of who is not signed in", () => {
    const tallies = new Tallies();
    for (let index = 0; index < 500; index += 1) tallies.add(publicOperation(index), 2, 5_000);
    tallies.add(publicOperation(3), 1, 5_999);
    expect(tallies.take({ nowMs: 5_999 })).toEqual([]);
    const taken = tallies.take({ nowMs: 6_000 });
    expect(taken).toHaveLength(101);
    expect(taken[3]?.record).toMatchObject({ at: "1970-01-01T00:00:05.000Z", count: 3 });
    expect(taken.find(({ operation }) => operation === null)?.record.count).toBe(800);
  });

  it("is added up while it cannot be written", () => {
    const tallies = new Tallies();
    for (let second = 1; second <= 1_000; second += 1) {
      tallies.add(publicOperation(1), 1, second * 1_000);
      tallies.giveBack(tallies.take({ nowMs: second * 1_000 }));
    }
    const taken = tallies.take({ isLast: true });
    expect(taken.map(({ record }) => record.count).sort()).toEqual([1, 999]);
  });
});

function publicOperation(index: number): Counted {
  return {
    operation: { id: `o${index}`, kind: "QUERY", name: null, hash: "h", fields: [] },
    record: {
      organisations: [],
      rightsVersion: null,
      agreements: [],
      way: "OWN",
      outcome: "ALLOWED",
      code: null,
      rows: null,
    },
  };
}

describe("a purpose", () => {
  it.each<[string, object | undefined, Record<string, string>]>([
    ["of two lines", { purpose: "một\nhai" }, {}],
    ["too long", { purpose: "á".repeat(201) }, {}],
    ["that is no text", { purpose: 5 }, {}],
    ["not in UTF-8", undefined, { "hub-purpose": "\u00ff\u00fe" }],
  ])("is refused that is %s", async (_, extensions, headers) => {
    const { text } = await post({ query: GREET, extensions }, { ...bearer(), ...headers });
    expect(JSON.parse(text).errors[0]).toMatchObject({
      message: expect.stringContaining("Hub-Purpose"),
      extensions: { code: "BAD_USER_INPUT" },
    });
  });

  it("may have two hundred characters", async () => {
    const purpose = "á".repeat(200);
    await post({ query: GREET, extensions: { purpose } }, bearer());
    expect((await one())?.purpose).toBe(purpose);
  });
});

describe("the spool", () => {
  it("waits while nobody takes it over, and is kept by nobody once it was", async () => {
    keeper.isDown = true;
    await ask(GREET, bearer());
    await until(async () => (await readMetric(hub.gateway, "hub_gateway_access_log_spool_bytes")) > 0);
    keeper.isDown = false;
    await one();
    await until(async () => (await readMetric(hub.gateway, "hub_gateway_access_log_spool_bytes")) === 0);
  });

  it("keeps beside it where each chain has got to", async () => {
    await ask(GREET, bearer());
    await one();
    const heads = async () => JSON.parse(await readFile(join(directory, "heads.json"), "utf8"));
    await until(async () => (await heads()).length > 0);
    expect(await heads()).toEqual([{ chain: "public", number: expect.any(Number), hash: "h" }]);
  });

  it("is taken over still when a look at it has failed", async () => {
    faults.break("access log");
    await faults.happened("access log");
    await ask(GREET, bearer());
    await one();
  });

  it("is taken over as a whole when the gateway stops", async () => {
    const own = await mkdtemp(join(tmpdir(), "access-log-"));
    const started = await start(own);
    await ask(GREET, {}, started.hub);
    await started.hub.gateway.stop();
    expect(started.keeper.records).toHaveLength(1);
    expect(await readdir(own)).toEqual(["heads.json"]);
    await started.hub[Symbol.asyncDispose]();
    await rm(own, { recursive: true });
  });
});

describe("while nothing can be written", () => {
  it("nobody who is signed in is answered, everybody else is, and it heals by itself", async () => {
    using disk = createSmallDisk();
    disk.fill();
    const started = await start(disk.directory);
    try {
      await until(async () => (await ask(GREET, bearer(), started.hub)).status === 503);
      const refused = await ask(GREET, bearer(), started.hub);
      expect(JSON.parse(refused.text).errors[0].extensions).toEqual({
        code: "ACCESS_LOG_UNAVAILABLE",
        retryAfterMs: expect.any(Number),
      });
      const asked = started.hub.member.requests.length;
      await until(async () => (await ask("mutation { write }", bearer(), started.hub)).status === 503);
      expect(started.hub.member.requests.slice(asked).some(({ query }) => query.includes("write"))).toBe(
        false,
      );
      expect((await ask(GREET, {}, started.hub)).status).toBe(200);
      expect(await readMetric(started.hub.gateway, "hub_gateway_access_log_refused")).toBeGreaterThan(2);
      disk.free();
      await until(async () => (await ask(GREET, bearer(), started.hub)).status === 200);
      await started.keeper.untilKept(1, ({ account }) => account === "an");
      const isPublic = ({ account, outcome }: KeptRecord) => account === null && outcome === "ALLOWED";
      expect((await started.keeper.untilKept(1, isPublic))[0]?.count).toBe(1);
    } finally {
      await started.hub[Symbol.asyncDispose]();
    }
  });
});
