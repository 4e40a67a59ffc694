import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { Inbox } from "../support/inbox.js";
import { allOf, change, GREETING, present, told, UNKNOWN_FIELD, WATCH, WRITE } from "./hub.js";

let hub: HubGateway;
let client: Client;
let closes: Inbox<unknown>;

beforeEach(async () => {
  hub = await startHubGateway();
  closes = new Inbox();
  client = createClient({
    url: hub.endpoint.replace("http", "ws"),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    on: { closed: closes.put },
  });
});
afterEach(async () => {
  await client.dispose();
  await hub[Symbol.asyncDispose]();
});

describe("the client graphql-ws", () => {
  it.each([
    [GREETING, { greeting: "chào" }],
    [WRITE, { write: "xong" }],
  ])("asks %s", async (query, data) => {
    const responses = await allOf(client.iterate({ query }));
    expect(responses).toEqual([expect.objectContaining({ data })]);
  });

  it("understands what is refused", async () => {
    await expect(allOf(client.iterate({ query: UNKNOWN_FIELD }))).rejects.toEqual([
      expect.objectContaining({ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }),
    ]);
  });

  it("subscribes several times on one socket, and resumes after a cursor", async () => {
    const after = await present(hub);
    const first = client.iterate({ query: WATCH, variables: { after } });
    const others = client.iterate({ query: WATCH, variables: { after } });
    change(hub, "1");
    for (const responses of [first, others]) {
      const { value } = await responses.next();
      expect(value).toEqual({ data: told("1"), extensions: expect.objectContaining({}) });
    }
    await first.return?.();
    change(hub, "2");
    const again = client.iterate({ query: WATCH, variables: { after } });
    for (const id of ["1", "2"]) expect((await again.next()).value).toMatchObject({ data: told(id) });
    expect((await others.next()).value).toMatchObject({ data: told("2") });
    expect(closes.size).toBe(0);
    await again.return?.();
    await others.return?.();
  });

  it("is told by a gateway that stops when to come back", async () => {
    const responses = client.iterate({ query: WATCH, variables: { after: await present(hub) } });
    change(hub, "1");
    await responses.next();
    await hub.gateway.stop();
    const close = await closes.take();
    expect(close).toMatchObject({ code: 1001, reason: expect.stringMatching(/^\{"retryAfterMs":\d+\}$/) });
    await expect(responses.next()).rejects.toBeDefined();
  });
});
