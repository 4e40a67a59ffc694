import { once } from "node:events";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";

const CLIENTS = 300;
const MISSED = 60;
const WATCH = `subscription ($after: String) {
  commitmentChanged(programmeId: "P", after: $after) { commitment { title } }
}`;

let relay: FakeRelay;
let hub: HubGateway;

beforeEach(async () => {
  relay = await FakeRelay.start("commitments");
  hub = await startHubGateway([], { relays: [relay], parts: { ringCapacity: 20 } });
});

afterEach(async () => {
  await hub[Symbol.asyncDispose]();
  await relay[Symbol.asyncDispose]();
});

function change(id: number): void {
  relay.emit("commitment.changed", { programmeId: "P", commitmentId: String(id) });
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** Resolves with the titles when there are so many of them. */
function watch(after: unknown, count: number): Promise<unknown[]> {
  const client = createClient({
    url: hub.webSocketUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  return new Promise((resolve, reject) => {
    const titles: unknown[] = [];
    client.subscribe<{ commitmentChanged: { commitment: { title: string } } }>(
      { query: WATCH, variables: { after } },
      {
        next: ({ data }) => {
          titles.push(data?.commitmentChanged.commitment.title);
          if (titles.length < count) return;
          resolve(titles);
          void client.dispose();
        },
        error: reject,
        complete: () => resolve(titles),
      },
    );
  });
}

async function startCursor(): Promise<unknown> {
  const socket = new WebSocket(hub.webSocketUrl, "graphql-transport-ws");
  await once(socket, "open");
  socket.send('{"type":"connection_init"}');
  await once(socket, "message");
  const payload = { query: WATCH, extensions: { startCursor: true } };
  socket.send(JSON.stringify({ id: "1", type: "subscribe", payload }));
  const [message] = await once(socket, "message");
  socket.terminate();
  return JSON.parse(String(message)).payload.extensions.cursor;
}

/** Over one socket, until told to stop; resolves with how many were answered and how many were not. */
async function askAllTheWhile(stop: AbortSignal): Promise<{ answered: number; failed: number }> {
  const client = createClient({
    url: hub.webSocketUrl,
    webSocketImpl: WebSocket,
    lazy: false,
  });
  let answered = 0;
  let failed = 0;
  while (!stop.aborted) {
    for await (const { data, errors } of client.iterate({ query: "{ greeting }" })) {
      if (data && !errors) answered += 1;
      else failed += 1;
    }
  }
  await client.dispose();
  return { answered, failed };
}

describe("clients that all come back at once", () => {
  it("are each told everything they missed, the members are asked once per event, and no query of others fails", async () => {
    const after = await startCursor();
    for (const id of numbers(1, MISSED)) change(id);
    const stop = new AbortController();
    const others = askAllTheWhile(stop.signal);
    const told = await Promise.all(numbers(1, CLIENTS).map(() => watch(after, MISSED)));
    stop.abort();
    const expected = numbers(1, MISSED).map((id) => `Cam kết ${id}`);
    for (const titles of told) expect(titles).toEqual(expected);
    const { answered, failed } = await others;
    expect(failed).toBe(0);
    expect(answered).toBeGreaterThan(10);
    const asked = hub.member.requests.filter(({ query }) => query.includes("_entities"));
    expect(asked.length).toBeLessThan(2 * MISSED);
    expect(relay.requests.filter((path) => path.includes("until=")).length).toBeLessThan(10);
  });
});
