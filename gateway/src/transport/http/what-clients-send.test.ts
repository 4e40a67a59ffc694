import { once } from "node:events";
import { type ShopGateway, startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";

const DEEP = 50_000;
const nested = (depth: number, open = "[", close = "]") => open.repeat(depth) + close.repeat(depth);
const GRAPHQL_ANSWER = "application/graphql-response+json";

let shop: ShopGateway;
beforeAll(async () => {
  shop = await startShopGateway();
});
afterAll(async () => shop[Symbol.asyncDispose]());

interface Answer {
  readonly status: number;
  readonly code: unknown;
  readonly data: unknown;
}

async function read(response: Response): Promise<Answer> {
  const { data, errors } = JSON.parse(await response.text());
  return { status: response.status, code: errors?.[0]?.extensions?.code, data };
}

async function post(body: string, endpoint = shop.endpoint): Promise<Answer> {
  const headers = { "content-type": "application/json", accept: GRAPHQL_ANSWER };
  return read(await fetch(endpoint, { method: "POST", headers, body }));
}

const ask = (parameters: object, endpoint?: string) => post(JSON.stringify(parameters), endpoint);

async function get(parameters: Record<string, string>): Promise<Answer> {
  const query = new URLSearchParams(parameters);
  return read(await fetch(`${shop.endpoint}?${query}`, { headers: { accept: GRAPHQL_ANSWER } }));
}

async function stream(body: string): Promise<string> {
  const headers = { "content-type": "application/json", accept: "text/event-stream" };
  const response = await fetch(shop.endpoint, { method: "POST", headers, body });
  return response.text();
}

/** The first answer to an operation over WebSocket. */
async function subscribe(payload: string): Promise<string> {
  const socket = new WebSocket(shop.endpoint.replace("http", "ws"), "graphql-transport-ws");
  await once(socket, "open");
  socket.send('{"type":"connection_init"}');
  await once(socket, "message");
  socket.send(`{"type":"subscribe","id":"1","payload":${payload}}`);
  const [answer] = await once(socket, "message");
  socket.close();
  return String(answer);
}

describe("an operation's name", () => {
  it("is none when it is empty, on every transport", async () => {
    const body = { query: "{ me { id } }", operationName: "" };
    expect(await ask(body)).toMatchObject({ status: 200, data: { me: { id: "a1" } } });
    expect(await get(body)).toMatchObject({ status: 200, data: { me: { id: "a1" } } });
    expect(await stream(JSON.stringify(body))).toContain('{"data":{"me":{"id":"a1"}}}');
    expect(await subscribe(JSON.stringify(body))).toContain('{"data":{"me":{"id":"a1"}}}');
  });

  it("that is wrong costs nobody else an answer", async () => {
    const query = "{ me { name } }";
    for (const operationName of ["", "Nobody", `x\n${query}`, "\n"]) await ask({ query, operationName });
    expect(await ask({ query })).toMatchObject({ status: 200, data: { me: { name: "An" } } });
  });

  it("that runs into the text is not taken for another name and text", async () => {
    const query = "# a comment\nquery A { me { id } }";
    const [comment = "", rest = ""] = query.split("\n");
    expect(await ask({ query: rest, operationName: `A\n${comment}` })).toMatchObject({
      status: 400,
      code: "OPERATION_NOT_FOUND",
    });
    expect(await ask({ query, operationName: "A" })).toMatchObject({ status: 200 });
  });
});

describe("a body", () => {
  it.each(["identity", "Identity", "IDENTITY"])("may be said to be as it is: %s", async (encoding) => {
    const headers = { "content-type": "application/json", "content-encoding": encoding };
    const response = await fetch(shop.endpoint, {
      method: "POST",
      headers,
      body: '{"query":"{ me { id } }"}',
    });
    expect(await read(response)).toMatchObject({ status: 200, data: { me: { id: "a1" } } });
  });

  it("may begin with a byte order mark", async () => {
    expect(await post('\uFEFF{"query":"{ me { id } }"}')).toMatchObject({ status: 200 });
    expect(await get({ query: "{ me { id } }", variables: "\uFEFF{}" })).toMatchObject({ status: 200 });
  });
});

describe("what is nested deeper than a stack is high", () => {
  const query = "query ($v: ID!) { product(id: $v) { name } }";
  const values: [string, string][] = [
    ["lists", nested(DEEP)],
    ["objects", nested(DEEP, '{"a":', "}").replace("}", "1}")],
  ];
  const bodies = values.flatMap(([kind, value]): [string, string][] => [
    [`variables, ${kind}`, `{"query":"${query}","variables":{"v":${value}}}`],
    [`unused variables, ${kind}`, `{"query":"{ me { id } }","variables":{"v":${value}}}`],
    [`extensions, ${kind}`, `{"query":"{ me { id } }","extensions":{"v":${value}}}`],
    [`the query, ${kind}`, `{"query":${value}}`],
    [`the body, ${kind}`, `{"nothing":${value}}`],
  ]);

  it("is refused in a list of operations, too", async () => {
    const headers = { "content-type": "application/json", accept: GRAPHQL_ANSWER };
    const response = await fetch(shop.endpoint, { method: "POST", headers, body: nested(DEEP) });
    expect(response.status).toBeLessThan(500);
    expect(await response.text()).not.toContain("INTERNAL_SERVER_ERROR");
  });

  it.each(bodies)("is refused with 400 over HTTP: %s", async (_, body) => {
    const { status, code } = await post(body);
    expect([status, typeof code]).toEqual([400, "string"]);
    expect(code).not.toBe("INTERNAL_SERVER_ERROR");
  });

  it("is told as such beside a number that keeps its digits", async () => {
    const body = `{"query":"${query}","variables":{"v":[1.10,${nested(DEEP)}]}}`;
    expect(await post(body)).toMatchObject({ status: 400, code: "TOO_DEEP" });
  });

  it.each(bodies.slice(0, 3))("is no internal error of a stream: %s", async (_, body) => {
    const text = await stream(body);
    expect(text).toContain('"code":"TOO_DEEP"');
  });

  it.each(bodies.slice(0, 3))("is no internal error of a WebSocket: %s", async (_, body) => {
    const shorter = body
      .replace(nested(DEEP), nested(5_000))
      .replace(nested(DEEP, '{"a":', "}").replace("}", "1}"), nested(5_000, '{"a":', "}").replace("}", "1}"));
    expect(await subscribe(shorter)).toContain('"code":"TOO_DEEP"');
  });

  it.each([
    ["literal lists", `{ product(id: ${nested(5_000)}) { name } }`],
    ["literal objects", `{ product(id: ${"{a:".repeat(1_200)}1${"}".repeat(1_200)}) { name } }`],
    ["default values", `query ($v: ID = ${nested(2_000)}) { product(id: $v) { name } }`],
    ["types of variables", `query ($v: ${nested(2_000).replace("]", "ID]")}) { product(id: $v) { name } }`],
    ["selections", `{ ${"me { ".repeat(2_000)} id ${"}".repeat(2_000)} }`],
    [
      "inline fragments, more than a planner reads",
      `{ ${"... { ".repeat(100)} me { id } ${"}".repeat(100)} }`,
    ],
    ["inline fragments", `{ ${"... { ".repeat(1_600)} me { id } ${"}".repeat(1_600)} }`],
  ])("is refused with 400 in a document: %s", async (_, document) => {
    expect(await ask({ query: document })).toMatchObject({ status: 400, code: "TOO_DEEP" });
  });

  it("is refused with 400 where fragments lead on to fragments, however many are allowed", async () => {
    await using generous = await startShopGateway({
      MAX_FRAGMENTS: "100000",
      MAX_TOKENS: "1000000",
      MAX_DOCUMENT_LENGTH: "1000000",
      MAX_DEPTH: "100000",
    });
    const chain = (length: number) =>
      `{ ...F0 } ${Array.from({ length }, (_, n) => `fragment F${n} on Query { ${n + 1 < length ? `...F${n + 1}` : "me { id }"} }`).join(" ")}`;
    for (const length of [5_000, 10_000]) {
      expect(await ask({ query: chain(length) }, generous.endpoint)).toMatchObject({
        status: 400,
        code: "TOO_DEEP",
      });
    }
    expect((await ask({ query: chain(50) }, generous.endpoint)).status).toBe(200);
  });
});

describe("a document of many operations", () => {
  const operations = (count: number) =>
    Array.from({ length: count }, (_, n) => `query Q${n}{__typename}`).join(" ");

  it("is refused before it is validated", async () => {
    expect(await ask({ query: operations(999), operationName: "Q1" })).toMatchObject({
      status: 400,
      code: "TOO_MANY_DOCUMENT_OPERATIONS",
    });
    expect(await ask({ query: operations(50), operationName: "Q1" })).toMatchObject({ status: 200 });
  });
});

describe("what a gateway tells of its schema", () => {
  const WRONG = "query ($id: ID!) { product(id: $id) { nam } }";
  const WRONG_FIELD = {
    query: "query ($input: EchoInput) { echo(input: $input) }",
    variables: { input: { txt: "a" } },
  };
  const WRONG_VALUE = { query: "mutation ($n: Int!) { step(m: $n) }", variables: { n: 1 } };

  it("is everything on loopback", async () => {
    expect((await ask({ query: "{ __schema { types { name } } }" })).status).toBe(200);
    for (const parameters of [{ query: WRONG, variables: { id: "b1" } }, WRONG_FIELD])
      expect(await messagesOf(parameters, shop.endpoint)).toContain("Did you mean");
  });

  it("is neither types nor suggestions where the operator says so", async () => {
    await using silent = await startShopGateway({ INTROSPECTION: "false", SUGGESTIONS: "false" });
    const { endpoint } = silent;
    for (const query of [
      "{ __schema { types { name } } }",
      '{ __type(name: "Product") { name } }',
      "{ me { id } ...F } fragment F on Query { a: __schema { queryType { name } } }",
    ]) {
      expect(await ask({ query }, endpoint)).toMatchObject({ status: 400, code: "INTROSPECTION_DISABLED" });
    }
    expect(await ask({ query: "{ __typename me { __typename } }" }, endpoint)).toMatchObject({ status: 200 });
    for (const parameters of [{ query: WRONG, variables: { id: "b1" } }, WRONG_VALUE, WRONG_FIELD])
      expect(await answerTo(parameters, endpoint)).not.toMatch(/did you mean|ý bạn là/i);
  });

  it("is neither of them by itself where the gateway can be reached from other machines", async () => {
    await using open = await startShopGateway({ HOST: "0.0.0.0", ALLOWED_HOSTS: "hub.example" });
    const endpoint = `http://127.0.0.1:${new URL(open.gateway.url).port}/graphql`;
    expect(await ask({ query: "{ __schema { types { name } } }" }, endpoint)).toMatchObject({
      code: "INTROSPECTION_DISABLED",
    });
    expect(await messagesOf({ query: WRONG, variables: { id: "b1" } }, endpoint)).not.toContain(
      "Did you mean",
    );
  });
});

async function answerTo(parameters: object, endpoint: string): Promise<string> {
  const headers = { "content-type": "application/json", accept: GRAPHQL_ANSWER };
  return (await fetch(endpoint, { method: "POST", headers, body: JSON.stringify(parameters) })).text();
}

async function messagesOf(parameters: object, endpoint: string): Promise<string> {
  const { errors } = JSON.parse(await answerTo(parameters, endpoint));
  return errors.map(({ message }: { message: string }) => message).join("\n");
}
