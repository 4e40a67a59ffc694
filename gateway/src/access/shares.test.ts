import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { connect } from "node:net";
import { AddressedCaller } from "@hub/gateway-fixtures/caller";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { type ShopGateway, startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { until } from "@hub/gateway-fixtures/until";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const QUESTION = "{ products { id } }";
const TOO_MANY = { status: 429, body: { errors: [{ extensions: { code: "TOO_MANY_REQUESTS" } }] } };

describe("a caller's share", () => {
  let shop: ShopGateway;
  let greedy: AddressedCaller;
  let bystander: AddressedCaller;
  const start = async (settings: Record<string, string>) => {
    shop = await startShopGateway(settings);
    greedy = new AddressedCaller(shop.endpoint, "127.0.0.66");
    bystander = new AddressedCaller(shop.endpoint, "127.0.0.2");
    await bystander.ask(QUESTION);
  };
  afterEach(async () => {
    await shop[Symbol.asyncDispose]();
  });

  /** From now on the catalog answers nothing until it is released. */
  function hang(): { readonly count: () => number; readonly release: () => void } {
    const held: ServerResponse[] = [];
    shop.members[0]?.answerWith((_, response) => held.push(response));
    return {
      count: () => held.length,
      release() {
        shop.members[0]?.answerWith(undefined);
        for (const response of held) response.end('{"data":{"products":[]}}');
      },
    };
  }

  it("of operations leaves those of others", async () => {
    await start({ MAX_OPERATIONS: "20", SHARE_IN_FLIGHT: "false" });
    const hung = hang();
    const held = Array.from({ length: 2 }, () => greedy.ask(QUESTION));
    await until(() => hung.count() === 2);
    const refused = await greedy.ask(QUESTION);
    expect(refused).toMatchObject(TOO_MANY);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    hung.release();
    expect((await bystander.ask(QUESTION)).body).toEqual({ data: expect.anything() });
    await Promise.all(held);
  });

  it("of operations is told before a large body is read, which is thrown away", async () => {
    await start({ MAX_OPERATIONS: "10", SHARE_IN_FLIGHT: "false" });
    const hung = hang();
    const held = greedy.ask(QUESTION);
    await until(() => hung.count() === 1);
    const { hostname, port, host } = new URL(shop.endpoint);
    const socket = connect({ host: hostname, port: Number(port), localAddress: "127.0.0.66" });
    let said = "";
    socket.on("data", (chunk) => {
      said += chunk;
    });
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{`,
    );
    await until(() => said.includes("TOO_MANY_REQUESTS"));
    expect(said).toMatch(/\r\nconnection: close\r\n/i);
    socket.destroy();
    hung.release();
    await held;
  });

  it("of operations is not larger when they come as a list", async () => {
    await start({ MAX_OPERATIONS: "50", MAX_BATCH: "10", MEMBER_TIMEOUT_MS: "1000" });
    const hung = hang();
    const list = Array.from({ length: 10 }, () => ({ query: QUESTION }));
    const answer = greedy.send("POST", { "content-type": "application/json" }, JSON.stringify(list));
    await until(() => hung.count() >= 4);
    hung.release();
    const responses: { errors?: { extensions: { code: string } }[] }[] = JSON.parse((await answer).text);
    const codes = responses.map(({ errors }) => errors?.[0]?.extensions.code);
    expect(codes.filter((code) => code === "TOO_MANY_REQUESTS")).toHaveLength(6);
    expect((await greedy.ask(QUESTION)).body).toEqual({ data: expect.anything() });
  });

  it("of connections leaves those of others", async () => {
    await start({ MAX_CONNECTIONS: "30" });
    const { hostname, port } = new URL(shop.endpoint);
    const held = await Promise.all(
      Array.from({ length: 3 }, async () => {
        const socket = connect({ host: hostname, port: Number(port), localAddress: "127.0.0.66" });
        await once(socket, "connect");
        return socket;
      }),
    );
    await until(async () => (await greedy.ask(QUESTION)).status === 429);
    expect((await bystander.ask(QUESTION)).status).toBe(200);
    for (const socket of held) socket.destroy();
    await until(async () => (await greedy.ask(QUESTION)).status === 200);
  });

  it("of reserved streams leaves those of others", async () => {
    await start({ MAX_STREAMS: "40" });
    const reserve = (caller: AddressedCaller) => caller.send("PUT", {});
    for (let count = 0; count < 4; count++) expect((await reserve(greedy)).status).toBe(201);
    expect(await reserve(greedy)).toMatchObject(TOO_MANY);
    expect((await reserve(bystander)).status).toBe(201);
  });

  it("of memory bounds what is kept for a stream that nobody opens", async () => {
    await start({ MAX_KEPT_BYTES: "100000" });
    const { text: token } = await greedy.send("PUT", {});
    const headers = { "content-type": "application/json", "x-graphql-event-stream-token": token };
    const query = `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: echo(text: "${"x".repeat(150)}")`).join(" ")} }`;
    for (let count = 0; count < 10; count++) {
      const body = JSON.stringify({ query, extensions: { operationId: String(count) } });
      expect((await greedy.send("POST", headers, body)).status).toBe(202);
    }
    const echoes = () => shop.members[0]?.requests.filter((request) => request.query.includes("echo")).length;
    await until(() => echoes() === 10);
    // Asked after them, and answered after they were.
    expect((await bystander.ask(query)).status).toBe(200);
    const controller = new AbortController();
    const opened = await fetch(shop.endpoint, {
      headers: { accept: "text/event-stream", "x-graphql-event-stream-token": token },
      signal: controller.signal,
    });
    let said = "";
    for await (const chunk of opened.body ?? []) {
      said += Buffer.from(chunk).toString();
      if (said.split("event: complete").length > 10) break;
    }
    expect(said).toContain("TOO_MANY_REQUESTS");
    expect(said.length).toBeLessThan(30_000);
  });

  it("of a member's time leaves that of others, and what waits for it is no failure of the member", async () => {
    await start({ MEMBER_TIMEOUT_MS: "400", SHARE_IN_FLIGHT: "false" });
    shop.members[0]?.answerWith((_, response) => {
      setTimeout(() => response.end('{"data":{"products":[]}}'), 100);
    });
    const flood = Array.from({ length: 150 }, () => greedy.ask(QUESTION));
    for (let count = 0; count < 5; count++)
      expect((await bystander.ask(QUESTION)).body).toEqual({ data: { products: [] } });
    const codes = (await Promise.all(flood)).flatMap(({ body }) => body.errors?.[0]?.extensions.code ?? []);
    expect(new Set(codes)).toEqual(new Set(["TOO_MANY_REQUESTS"]));
    expect((await bystander.ask(QUESTION)).body).toEqual({ data: { products: [] } });
  });

  it("is not asked for again before the time to come back, whatever the caller sends", async () => {
    await start({ MAX_OPERATIONS: "10", SHARE_IN_FLIGHT: "false" });
    const hung = hang();
    const held = greedy.ask(QUESTION);
    await until(() => hung.count() === 1);
    const { hostname, port, host } = new URL(shop.endpoint);
    const socket = connect({ host: hostname, port: Number(port), localAddress: "127.0.0.66" });
    const body = JSON.stringify({ query: QUESTION });
    const message = `POST /graphql HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    let said = "";
    socket.on("data", (chunk) => {
      said += chunk;
      socket.write(message);
    });
    socket.write(message);
    await until(() => said !== "");
    for (let count = 0; count < 20; count++) await bystander.ask("{ __typename }");
    expect(said.split("HTTP/1.1 429").length - 1).toBe(1);
    socket.destroy();
    hung.release();
    await held;
  });
});

describe("a caller's share of what goes on", () => {
  const WATCH = "subscription($unit: ID) { somethingChanged(unitId: $unit) { type } }";
  let hub: HubGateway;
  let greedy: AddressedCaller;
  let bystander: AddressedCaller;
  beforeEach(async () => {
    hub = await startHubGateway(["--max-channels", "50", "--max-live-queries", "20"]);
    greedy = new AddressedCaller(hub.endpoint, "127.0.0.66");
    bystander = new AddressedCaller(hub.endpoint, "127.0.0.2");
  });
  afterEach(async () => {
    await hub[Symbol.asyncDispose]();
  });

  it("leaves different subscriptions to others", async () => {
    await using mine = await bystander.openSocket();
    expect(await mine.subscribe(WATCH, { unit: "own" })).toMatchObject({ type: "next" });
    await using many = await greedy.openSocket();
    for (let count = 0; count < 5; count++)
      expect(await many.subscribe(WATCH, { unit: `u${count}` })).toMatchObject({ type: "next" });
    expect(await many.subscribe(WATCH, { unit: "u6" })).toMatchObject({
      type: "error",
      payload: [{ extensions: { code: "TOO_MANY_REQUESTS", retryAfterMs: expect.any(Number) } }],
    });
    expect(await mine.subscribe(WATCH, { unit: "another" })).toMatchObject({ type: "next" });
    // What there is already costs nothing more.
    await using others = await greedy.openSocket();
    expect(await others.subscribe(WATCH, { unit: "own" })).toMatchObject({ type: "next" });
  });

  it("leaves different live queries to others", async () => {
    const watch = (name: string) => `query @live { ${name}: greeting }`;
    await using mine = await bystander.openSocket();
    expect(await mine.subscribe(watch("own"))).toMatchObject({ type: "next" });
    await using many = await greedy.openSocket();
    for (const name of ["a", "b"]) expect(await many.subscribe(watch(name))).toMatchObject({ type: "next" });
    expect(await many.subscribe(watch("c"))).toMatchObject({
      type: "error",
      payload: [{ extensions: { code: "TOO_MANY_REQUESTS", retryAfterMs: expect.any(Number) } }],
    });
    expect(await mine.subscribe(watch("another"))).toMatchObject({ type: "next" });
    // What there is already costs nothing more.
    await using others = await greedy.openSocket();
    expect(await others.subscribe(watch("own"))).toMatchObject({ type: "next" });
  });
});
