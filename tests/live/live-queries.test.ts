import { isDeepStrictEqual } from "node:util";
import {
  type LiveQueryGateway,
  startLiveQueryGateway,
  type World,
} from "@hub/gateway-fixtures/live-query-gateway";
import { seededRandom } from "@hub/gateway-fixtures/seeded-random";
import { until } from "@hub/gateway-fixtures/until";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ask } from "../support/ask.js";
import { TRANSPORTS } from "../support/live-client.js";
import {
  applyPatch,
  type LiveQueryClient,
  type LiveQueryTransport,
  watchQuery,
} from "../support/live-query-client.js";

const FIGURES = `query ($unit: ID!, $codes: [String!]) @live(throttleMs: 0) {
  unit(id: $unit) { name figures(codes: $codes) { code value } }
}`;
const STATES = "query ($id: ID!) @live(throttleMs: 0) { programme(id: $id) { commitments { state } } }";

/** Ways to read the same, each with something of its own to it. */
const SHAPES = [
  "{ units { id figures { value } } }",
  '{ unit(id: "u4") { figures(codes: ["B"]) { value } } }',
  '{ here: unit(id: "u1") { id: name } there: unit(id: "u2") { a: figures(codes: ["A"]) { value } } }',
  '{ unit(id: "u1") { ...F } units { ...F } } fragment F on Unit { name figures(codes: "A") { code } }',
  '{ unit(id: "u2") { ... { ... on Unit @include(if: true) { figures { value } } } } }',
  '{ programme(id: "p1") { commitments { __typename state } } other: programme(id: "p2") { commitments { id } } }',
  '{ programme(id: "p2") { one: commitments { id: state } } greeting }',
].map((text) => `query @live(throttleMs: 0) ${text}`);

let hub: LiveQueryGateway;
let world: World;
beforeEach(async () => {
  hub = await startLiveQueryGateway();
  ({ world } = hub);
});
afterEach(async () => hub[Symbol.asyncDispose]());

/** Resolves when the gateway has noticed that nobody watches any more. */
async function allGone(): Promise<void> {
  await until(async () => (await hub.readMetric("hub_gateway_live_queries")) === 0);
}

async function hears(gateway: LiveQueryGateway, member: string): Promise<boolean> {
  const health = JSON.parse(await (await fetch(`${gateway.gateway.operatorUrl}/health`)).text());
  return health.members[member].events;
}

const runs = () => hub.readMetric("hub_gateway_live_query_runs_total");

describe.each<LiveQueryTransport>([...TRANSPORTS, "multipart"])("a live query over %s", (transport) => {
  const watch = (query: string, variables?: Record<string, unknown>) =>
    watchQuery(hub.url, transport, query, variables);

  /** Resolves when the gateway has taken every event told so far, and has begun what follows from them. */
  async function settle(client: LiveQueryClient, value: number): Promise<void> {
    world.report("u2", "settled", value);
    for (;;) {
      const payload = await client.next();
      if (payload?.data.unit.figures.some((figure: { value: number }) => figure.value === value)) return;
    }
  }
  const settling = async () => {
    const client = watch(FIGURES, { unit: "u2", codes: ["settled"] });
    await client.next();
    return client;
  };

  it("gives the answer, and the whole answer again when something it read has changed", async () => {
    await using client = watch(FIGURES, { unit: "u1", codes: ["LM01"] });
    expect((await client.next())?.data).toEqual({ unit: { name: "Quảng Trị", figures: [] } });
    world.report("u1", "LM01", 7);
    expect((await client.next())?.data).toEqual({
      unit: { name: "Quảng Trị", figures: [{ code: "LM01", value: 7 }] },
    });
    world.renameUnit("u1", "Tỉnh Quảng Trị");
    expect((await client.next())?.data.unit.name).toBe("Tỉnh Quảng Trị");
    expect(client.payloads).toHaveLength(3);
  });

  it("is run once for a change, however many watch", async () => {
    const clients = [1, 2, 3].map(() => watch(FIGURES, { unit: "u1" }));
    for (const client of clients) await client.next();
    expect(await runs()).toBe(1);
    world.report("u1", "LM01", 7);
    const answers = await Promise.all(clients.map((client) => client.next()));
    expect(answers.map((answer) => answer?.data.unit.figures)).toEqual(
      clients.map(() => [{ code: "LM01", value: 7 }]),
    );
    expect(await runs()).toBe(2);
    await Promise.all(clients.map((client) => client.close()));
  });

  it("shares its runs with those who want to be told otherwise, but not with other variables", async () => {
    const otherwise = FIGURES.replace("throttleMs: 0", "throttleMs: 1, as: PATCH");
    const clients = [watch(FIGURES, { unit: "u1" }), watch(otherwise, { unit: "u1" })];
    for (const client of clients) await client.next();
    expect(await runs()).toBe(1);
    const other = watch(FIGURES, { unit: "u2" });
    await other.next();
    expect(await runs()).toBe(2);
    await Promise.all([...clients, other].map((client) => client.close()));
  });

  it.each<[string, () => void]>([
    ["another unit", () => world.report("u3", "LM01", 1)],
    ["another indicator", () => world.report("u1", "LM02", 1)],
    ["another member", () => world.report("u1", "LM01", 1, world.association)],
    ["another unit's name", () => world.renameUnit("u2", "Thành phố Huế")],
    ["an entity that it has not read", () => world.setState("c1", "DONE")],
  ])("is not run when %s has changed", async (_, change) => {
    await using client = watch(FIGURES, { unit: "u1", codes: ["LM01"] });
    await client.next();
    await using other = await settling();
    const before = await runs();
    change();
    await settle(other, 1);
    // The one run is the other query's.
    expect((await runs()) - before).toBe(1);
    expect(client.payloads).toHaveLength(1);
  });

  it("is told of changes of a list's members, and of what comes to the list, but of no other list's", async () => {
    await using client = watch(STATES, { id: "p1" });
    expect((await client.next())?.data.programme.commitments).toHaveLength(2);
    await using other = await settling();
    const before = await runs();
    world.setState("c3", "DONE", "p2");
    await settle(other, 1);
    expect((await runs()) - before).toBe(1);
    world.setState("c2", "DONE");
    expect((await client.next())?.data.programme.commitments).toEqual([{ state: "NEW" }, { state: "DONE" }]);
    world.setState("c9", "LATE");
    expect((await client.next())?.data.programme.commitments).toHaveLength(3);
  });

  it("is told of entities that come into being", async () => {
    await using one = watch('query @live(throttleMs: 0) { unit(id: "u9") { name } }');
    await using all = watch("query @live(throttleMs: 0) { units { name } }");
    expect((await one.next())?.data).toEqual({ unit: null });
    expect((await all.next())?.data.units).toHaveLength(2);
    world.renameUnit("u9", "Đà Nẵng");
    expect((await one.next())?.data).toEqual({ unit: { name: "Đà Nẵng" } });
    expect((await all.next())?.data.units).toHaveLength(3);
  });

  it("is run after an event of which nobody has said what it changes, and tells nothing when nothing has", async () => {
    await using client = watch(FIGURES, { unit: "u1" });
    await client.next();
    await using other = await settling();
    const before = await runs();
    world.education.emit("figures.recounted", {});
    world.association.emit("something.else", {});
    await settle(other, 1);
    await until(async () => (await runs()) - before >= 2);
    world.report("u1", "LM01", 8);
    expect((await client.next())?.data.unit.figures).toEqual([{ code: "LM01", value: 8 }]);
    expect(client.payloads).toHaveLength(2);
  });

  it("misses nothing that happens between a member's reading and its answer", async () => {
    const random = seededRandom(4);
    for (let round = 1; round <= 40; round += 1) {
      const hasRead = Promise.withResolvers<void>();
      const mayAnswer = Promise.withResolvers<void>();
      world.pause = () => {
        hasRead.resolve();
        return mayAnswer.promise;
      };
      const client = watch(FIGURES, { unit: "u1", codes: ["LM01"] });
      await hasRead.promise;
      world.report("u1", "LM01", round);
      world.pause = () => Promise.resolve();
      if (random() < 0.5) await new Promise(setImmediate);
      mayAnswer.resolve();
      const shown = () => client.payloads.at(-1)?.data.unit.figures[0]?.value;
      while (shown() !== round) await client.next();
      await client.close();
      await allGone();
    }
  });

  it("shows the last of many changes, whenever in its runs they come", async () => {
    const random = seededRandom(5);
    await using client = watch(FIGURES, { unit: "u1", codes: ["LM01"] });
    await client.next();
    for (let value = 1; value <= 400; value += 1) {
      world.report("u1", "LM01", value);
      for (let turns = Math.floor(random() * 4); turns > 0; turns -= 1) await new Promise(setImmediate);
      if (value % 20 > 0) continue;
      while (client.payloads.at(-1)?.data.unit.figures[0]?.value !== value) await client.next();
    }
  });

  it("can be told what has changed only, as a JSON Patch", async () => {
    const random = seededRandom(7);
    const patched = watch(FIGURES.replace("throttleMs: 0", "throttleMs: 0, as: PATCH"), { unit: "u1" });
    const whole = watch(FIGURES, { unit: "u1" });
    let document = (await patched.next())?.data;
    expect(document).toEqual((await whole.next())?.data);
    for (let round = 1; round <= 30; round += 1) {
      if (random() < 0.2) world.renameUnit("u1", `Tỉnh ~/${round}`);
      else world.report("u1", `LM0${Math.floor(random() * 6)}`, round);
      const { patch, data } = (await patched.next()) ?? {};
      expect(data).toBeUndefined();
      document = applyPatch(document, patch ?? []);
      expect(document).toEqual((await whole.next())?.data);
    }
    await Promise.all([patched.close(), whole.close()]);
  });

  it("tells no more often than the client wants", async () => {
    await using client = watch(FIGURES.replace("throttleMs: 0", "throttleMs: 60000"), { unit: "u1" });
    await client.next();
    await using other = await settling();
    const before = await runs();
    for (let value = 1; value <= 20; value += 1) world.report("u1", "LM01", value);
    await settle(other, 1);
    expect(client.payloads).toHaveLength(1);
    expect((await runs()) - before).toBe(1);
  });

  it("tells the last of many changes when the client wants to be told again", async () => {
    await using client = watch(FIGURES.replace("throttleMs: 0", "throttleMs: 200"), { unit: "u1" });
    await client.next();
    for (let value = 1; value <= 20; value += 1) world.report("u1", "LM01", value);
    expect((await client.next())?.data.unit.figures).toEqual([{ code: "LM01", value: 20 }]);
    expect(await runs()).toBe(2);
  });

  it("shows a client that joins later what it has written before, though its event is still on its way", async () => {
    await using first = watch(FIGURES, { unit: "u1" });
    await first.next();
    world.reportInSilence("u1", "LM01", 3);
    await ask(hub, "mutation { write }");
    await using second = watch(FIGURES, { unit: "u1" });
    expect((await second.next())?.data.unit.figures).toEqual([{ code: "LM01", value: 3 }]);
  });

  it("lets nobody wait for others' throttle", async () => {
    await using first = watch(FIGURES.replace("throttleMs: 0", "throttleMs: 60000"), { unit: "u1" });
    await first.next();
    world.report("u1", "LM01", 3);
    await using second = watch(FIGURES, { unit: "u1" });
    while (second.payloads.at(-1)?.data.unit.figures.length !== 1) await second.next();
    expect(first.payloads).toHaveLength(1);
  });

  it("runs again at once for whoever joins while it reads what is no longer so", async () => {
    const rarely = FIGURES.replace("throttleMs: 0", "throttleMs: 60000");
    const hasRead = Promise.withResolvers<void>();
    const mayAnswer = Promise.withResolvers<void>();
    world.pause = () => {
      hasRead.resolve();
      return mayAnswer.promise;
    };
    await using first = watch(rarely, { unit: "u1" });
    await hasRead.promise;
    world.pause = () => Promise.resolve();
    world.reportInSilence("u1", "LM01", 3);
    await ask(hub, "mutation { write }");
    await using second = watch(rarely, { unit: "u1" });
    await until(async () => (await hub.readMetric("hub_gateway_live_query_watchers")) === 2);
    mayAnswer.resolve();
    expect((await second.next())?.data.unit.figures).toEqual([{ code: "LM01", value: 3 }]);
    expect((await first.next())?.data.unit.figures).toEqual([]);
  });

  it("does not tell of what has changed back before it might have told", async () => {
    const throttled = FIGURES.replace("throttleMs: 0", "throttleMs: 1500");
    await using slow = watch(throttled, { unit: "u1" });
    await using quick = watch(FIGURES, { unit: "u1" });
    const names = [await slow.next(), await quick.next()].map((payload) => payload?.data.unit.name);
    expect(names).toEqual(["Quảng Trị", "Quảng Trị"]);
    for (const name of ["Một", "Quảng Trị"]) {
      world.renameUnit("u1", name);
      expect((await quick.next())?.data.unit.name).toBe(name);
    }
    // Whoever has begun to wait later is told later.
    await using later = watch(throttled, { unit: "u2" });
    await later.next();
    world.renameUnit("u2", "Thành phố Huế");
    await later.next();
    expect(slow.payloads).toHaveLength(1);
    world.renameUnit("u1", "Hai");
    expect((await slow.next())?.data.unit.name).toBe("Hai");
  });

  it("leaves nothing behind when its clients have gone", async () => {
    const clients = [
      watch(FIGURES, { unit: "u1" }),
      watch(FIGURES, { unit: "u1" }),
      watch(STATES, { id: "p1" }),
    ];
    for (const client of clients) await client.next();
    const names = ["queries", "query_watchers", "query_reads"].map((name) => `hub_gateway_live_${name}`);
    const figures = () => Promise.all(names.map((name) => hub.readMetric(name)));
    expect(await figures()).toEqual([2, 3, expect.any(Number)]);
    await Promise.all(clients.map((client) => client.close()));
    await allGone();
    expect(await figures()).toEqual([0, 0, 0]);
  });

  it("gives a first answer while many others wait for their turn to run again", async () => {
    const many = Array.from({ length: 40 }, (_, code) => watch(FIGURES, { unit: "u1", codes: [`X${code}`] }));
    for (const client of many) await client.next();
    const mayAnswer = Promise.withResolvers<void>();
    let held = 0;
    world.pause = () => {
      held += 1;
      return mayAnswer.promise;
    };
    const before = await runs();
    world.renameUnit("u1", "Mới");
    await until(() => held === 12);
    world.pause = () => Promise.resolve();
    await using late = watch(FIGURES, { unit: "u1", codes: ["X39"] });
    expect((await late.next())?.data.unit.name).toBe("Mới");
    expect((await runs()) - before).toBe(13);
    mayAnswer.resolve();
    for (const client of many) expect((await client.next())?.data.unit.name).toBe("Mới");
    expect((await runs()) - before).toBe(40);
    await Promise.all(many.map((client) => client.close()));
  });

  it("is answered anew when a member was restored from a backup", async () => {
    await using client = watch(FIGURES, { unit: "u1" });
    await client.next();
    const before = await runs();
    world.education.restoreFromBackup();
    await until(async () => (await runs()) > before);
    world.report("u1", "LM01", 1);
    expect((await client.next())?.data.unit.figures).toEqual([{ code: "LM01", value: 1 }]);
  });

  it("has the whole answer again when a member that had failed is back", async () => {
    const [, education] = hub.members;
    education?.answerWith((_, response) => response.writeHead(503).end());
    await using client = watch(FIGURES, { unit: "u1" });
    expect((await client.next())?.errors?.[0]?.extensions).toMatchObject({ code: "SUBGRAPH_UNAVAILABLE" });
    education?.answerWith(undefined);
    expect(await client.next()).toMatchObject({ data: { unit: { figures: [] } } });
    expect(client.payloads.at(-1)?.errors).toBeUndefined();
  });

  it("goes on over another supergraph, and ends where that no longer has what it asks for", async () => {
    await using staying = watch('query @live(throttleMs: 0) { unit(id: "u1") { name } }');
    await using going = watch("query @live(throttleMs: 0) { greeting }");
    await staying.next();
    await going.next();
    await hub.replaceSupergraph((sdl) => sdl.replace("greeting(of: String): String!", ""));
    expect((await going.next())?.errors?.[0]?.extensions).toMatchObject({
      code: "OPERATION_NO_LONGER_VALID",
    });
    expect(await going.next()).toBeUndefined();
    world.renameUnit("u1", "Tỉnh Quảng Trị");
    expect((await staying.next())?.data.unit.name).toBe("Tỉnh Quảng Trị");
  });

  it.each([
    ["a mutation", "mutation @live { write }", /@live.* may not be used on MUTATION/],
    [
      "a subscription",
      "subscription @live { figureChanged { cursor } }",
      /@live.* may not be used on SUBSCRIPTION/,
    ],
    ["too long a throttle", "query @live(throttleMs: 60001) { greeting }", /must be 0 to 60000 milliseconds/],
  ])("refuses %s", async (_, query, message) => {
    await using client = watch(query);
    expect((await client.next())?.errors?.[0]?.message).toMatch(message);
  });
});

describe("live queries", () => {
  it("are answered once over plain HTTP", async () => {
    const { data } = await ask(hub, FIGURES, { variables: { unit: "u1" } });
    expect(data).toEqual({ unit: { name: "Quảng Trị", figures: [] } });
    expect(await runs()).toBe(0);
  });

  it("are kept up to date only so many at a time", async () => {
    await using small = await startLiveQueryGateway(["--max-live-queries", "1"]);
    const watch = (unit: string) => watchQuery(small.url, "ws", FIGURES, { unit });
    await using first = watch("u1");
    await first.next();
    await using same = watch("u1");
    expect((await same.next())?.data).toBeDefined();
    await using another = watch("u2");
    expect((await another.next())?.errors?.[0]?.extensions).toMatchObject({ code: "TOO_MANY_REQUESTS" });
  });

  it("miss nothing of a member whose events cannot be heard of yet", async () => {
    await using deaf = await startLiveQueryGateway([], { isEducationSilent: true });
    await using client = watchQuery(deaf.url, "ws", FIGURES, { unit: "u1" });
    expect((await client.next())?.data.unit.figures).toEqual([]);
    deaf.world.report("u1", "LM01", 5);
    await deaf.world.education.listen();
    expect((await client.next())?.data.unit.figures).toEqual([{ code: "LM01", value: 5 }]);
  });

  it("miss nothing of a member that is heard of while they read from it", async () => {
    await using deaf = await startLiveQueryGateway([], { isEducationSilent: true });
    const hasRead = Promise.withResolvers<void>();
    const mayAnswer = Promise.withResolvers<void>();
    deaf.world.pause = () => {
      hasRead.resolve();
      return mayAnswer.promise;
    };
    await using client = watchQuery(deaf.url, "ws", FIGURES, { unit: "u1" });
    await hasRead.promise;
    deaf.world.report("u1", "LM01", 5);
    await deaf.world.education.listen();
    await until(() => hears(deaf, "education"));
    mayAnswer.resolve();
    while (client.payloads.at(-1)?.data.unit.figures[0]?.value !== 5) await client.next();
  });

  it("come to show what an ordinary query shows, whatever is asked and whatever changes", async () => {
    const random = seededRandom(9);
    const pick = <T>(values: readonly [T, ...T[]]): T =>
      values[Math.floor(random() * values.length)] ?? values[0];
    const clients = SHAPES.map((query) => ({ query, client: watchQuery(hub.url, "ws", query) }));
    for (const { client } of clients) expect((await client.next())?.errors).toBeUndefined();
    for (let round = 1; round <= 20; round += 1) {
      for (let changes = 0; changes < 4; changes += 1) {
        const change = pick([
          () => world.report(pick(["u1", "u2", "u4"]), pick(["A", "B"]), round),
          () => world.renameUnit(pick(["u1", "u2", "u4"]), `Tên ${round}`),
          () => world.setState(pick(["c1", "c2", "c5"]), `S${round}`, "p1"),
          () => world.setState(pick(["c3", "c4"]), `S${round}`, "p2"),
        ]);
        change();
      }
      for (const { query, client } of clients) {
        const { data } = await ask(hub, query);
        while (!isDeepStrictEqual(client.payloads.at(-1)?.data, data)) await client.next();
      }
    }
    await Promise.all(clients.map(({ client }) => client.close()));
  });

  it("can share one event stream with other operations", async () => {
    const endpoint = `${hub.url}/graphql`;
    const token = await (await fetch(endpoint, { method: "PUT" })).text();
    const headers = { "content-type": "application/json", "x-graphql-event-stream-token": token };
    const stop = new AbortController();
    const stream = await fetch(endpoint, {
      headers: { ...headers, accept: "text/event-stream" },
      signal: stop.signal,
    });
    const body = JSON.stringify({
      query: FIGURES,
      variables: { unit: "u1" },
      extensions: { operationId: "page" },
    });
    await fetch(endpoint, { method: "POST", headers, body });
    const text = stream.body?.pipeThrough(new TextDecoderStream()) ?? [];
    let received = "";
    for await (const chunk of text) {
      received += chunk;
      if (received.includes('"figures":[]')) world.report("u1", "LM01", 5);
      if (received.includes('"figures":[{"code":"LM01","value":5}]')) break;
    }
    expect(received.match(/"id":"page"/g)).toHaveLength(2);
    stop.abort();
  });

  it("ask members for keys that clients are not shown", async () => {
    await using client = watchQuery(hub.url, "ws", STATES, { id: "p1" });
    expect((await client.next())?.data).toEqual({
      programme: { commitments: [{ state: "NEW" }, { state: "NEW" }] },
    });
  });
});
