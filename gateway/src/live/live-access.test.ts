import { once } from "node:events";
import { type LiveQueryGateway, startLiveQueryGateway } from "@hub/gateway-fixtures/live-query-gateway";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { until } from "@hub/gateway-fixtures/until";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { WebSocket } from "ws";

const LIVE = 'query @live { unit(id: "u1") { id name figures { code } } }';
const EVENTS = "subscription { figureChanged { unit { id name } } }";
let provider: TestProvider;
let hub: LiveQueryGateway;

beforeAll(async () => {
  provider = await TestProvider.start();
  hub = await startLiveQueryGateway([], { environment: provider.settings });
  await hub.replaceSupergraph((sdl) =>
    sdl
      .replace("name: String }", "name: String @authenticated }")
      .replace('import: ["@key", "@shareable"', 'import: ["@key", "@authenticated", "@shareable"'),
  );
  await until(async () => {
    const response = await fetch(`${hub.url}/graphql?query={units{name}}`);
    return (await response.text()).includes("UNAUTHENTICATED");
  });
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

interface Watching extends Disposable {
  /** The next answer. */
  next(): Promise<{ data?: unknown; errors?: { extensions?: { code?: string } }[] }>;
}

async function watch(query: string, token?: string): Promise<Watching> {
  const socket = new WebSocket(`${hub.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  await once(socket, "open");
  const arrived: string[] = [];
  let news = Promise.withResolvers<void>();
  socket.on("message", (text) => {
    arrived.push(String(text));
    news.resolve();
  });
  const read = async (type: string) => {
    for (;;) {
      const message = JSON.parse(arrived.shift() ?? "{}");
      if (message.type === type) return message.payload;
      if (arrived.length > 0) continue;
      await news.promise;
      news = Promise.withResolvers();
    }
  };
  const authorization = token && `Bearer ${token}`;
  socket.send(JSON.stringify({ type: "connection_init", payload: { authorization } }));
  await read("connection_ack");
  socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query } }));
  return { next: () => read("next"), [Symbol.dispose]: () => socket.terminate() };
}

it("a live query tells each watcher what that one may read, from the first answer on", async () => {
  using stranger = await watch(LIVE);
  using known = await watch(LIVE, await provider.token("an"));
  const [first, second] = [await stranger.next(), await known.next()];
  expect(first.data).toMatchObject({ unit: { id: "u1", name: null } });
  expect(first.errors?.map(({ extensions }) => extensions?.code)).toEqual(["UNAUTHENTICATED"]);
  expect(second).toMatchObject({ data: { unit: { name: "Quảng Trị" } } });
  hub.world.report("u1", "KH01", 1);
  expect(await stranger.next()).toMatchObject({
    data: { unit: { name: null, figures: [{ code: "KH01" }] } },
  });
  expect(await known.next()).toMatchObject({
    data: { unit: { name: "Quảng Trị", figures: [{ code: "KH01" }] } },
  });
});

it("a subscription does for each event", async () => {
  using stranger = await watch(EVENTS);
  using known = await watch(EVENTS, await provider.token("an"));
  await until(async () => (await hub.readMetric("hub_gateway_live_subscribers")) === 2);
  for (let told = 0; told < 2; told += 1) {
    hub.world.report("u1", "KH02", told);
    const [first, second] = [await stranger.next(), await known.next()];
    expect(first.data).toEqual({ figureChanged: { unit: { id: "u1", name: null } } });
    expect(first.errors?.map(({ extensions }) => extensions?.code)).toEqual(["UNAUTHENTICATED"]);
    expect(second.data).toEqual({ figureChanged: { unit: { id: "u1", name: "Quảng Trị" } } });
  }
});
