import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { readConfig } from "@hub/gateway/config/read-config";
import { createGateway, type Gateway } from "@hub/gateway/gateway";
import { numberOf } from "@hub/gateway/wire/exact-number";
import { fastPathsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { StreamingMember } from "@hub/gateway-fixtures/streaming-member";
import { FEDERATION_LINK } from "@hub/gateway-fixtures/subgraph";
import { until } from "@hub/gateway-fixtures/until";
import { composeSubgraphs } from "@hub/schema/composition/compose";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import WebSocket from "ws";

const ECHO = `${FEDERATION_LINK} scalar Any type Query { echo(v: Any): Any echoFloat(f: Float): Float fill(in: In): Any } input In { n: Any = 9007199254740993 list: [Any] = [1.10, {x: 1E400}] other: In }`;
const RATES = `${FEDERATION_LINK}
  scalar Any
  type Query { names: [String!] }
  type Subscription { rateChanged(of: Any): Rate }
  type Rate { value: Any of: Account }
  type Account @key(fields: "number") { number: Any! }
`;
const ACCOUNTS = `${FEDERATION_LINK} scalar Any type Account @key(fields: "number") { number: Any! balance: Any }`;
const SUPERGRAPH = composeSubgraphs([
  { name: "echo", sdl: ECHO, file: "echo.graphql" },
  { name: "rates", sdl: RATES, file: "rates.graphql" },
  { name: "accounts", sdl: ACCOUNTS, file: "accounts.graphql" },
]).supergraph;

const NUMBERS = "[9007199254740993,-9223372036854775809,1.10,1.0,1E400,-0]";
const QUERY = "query ($v: Any) { echo(v: $v) }";

let echo: Server;
let accounts: Server;
let gateway: Gateway | undefined;
/** What the members were sent, oldest first. */
let sent: string[];

beforeEach(async () => {
  sent = [];
  echo = await serve((body) => `{"data":{"echo":${/"v":(.*?)\}\}$/.exec(body)?.[1] ?? '"nothing"'}}}`);
  accounts = await serve((body) => {
    const number = /"number":([^}]*)\}/.exec(body)?.[1];
    return `{"data":{"_entities":[{"_hub_key_number":${number},"balance":1.10}]}}`;
  });
});

afterEach(async () => {
  await gateway?.stop();
  for (const server of [echo, accounts]) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe("numbers that JavaScript cannot hold, from a client to a member and back", () => {
  beforeEach(async () => {
    gateway = await startGateway({});
  });

  const body = `{"query":${JSON.stringify(QUERY)},"variables":{"v":${NUMBERS}}}`;
  const answer = `{"data":{"echo":${NUMBERS}}}`;

  it("keep their digits over HTTP, however often they are sent", async () => {
    for (let count = 0; count < 4; count++) {
      const { url } = running();
      const answered = await fetch(`${url}/graphql`, { method: "POST", headers: JSON_BODY, body });
      expect(await answered.text()).toBe(answer);
    }
    expect(sent.map((request) => request.includes(`"v":${NUMBERS}`))).toEqual([true, true, true, true]);
  });

  it("keep their digits in the variables of a GET request", async () => {
    const search = new URLSearchParams({ query: QUERY, variables: `{"v": ${NUMBERS}}` });
    const answered = await fetch(`${running().url}/graphql?${search}`);
    expect(await answered.text()).toBe(answer);
  });

  it("keep their digits over an event stream", async () => {
    const headers = { ...JSON_BODY, accept: "text/event-stream" };
    const answered = await fetch(`${running().url}/graphql`, { method: "POST", headers, body });
    expect(await answered.text()).toContain(`data: ${answer}\n`);
  });

  it("keep their digits over a WebSocket", async () => {
    const messages = await overWebSocket(running().url, body, 1);
    expect(messages).toEqual([`{"id":"1","type":"next","payload":${answer}}`]);
  });

  it("keep their digits in the defaults of what a client leaves out", async () => {
    const query = "query ($in: In) { fill(in: $in) }";
    const body = JSON.stringify({ query, variables: { in: { other: { n: 1 } } } });
    await fetch(`${running().url}/graphql`, { method: "POST", headers: JSON_BODY, body });
    expect(sent).toEqual([
      expect.stringContaining(
        '"in":{"n":9007199254740993,"list":[1.10,{"x":1E400}],"other":{"n":1,"list":[1.10,{"x":1E400}]}}',
      ),
    ]);
  });

  it("are refused where the type is GraphQL's own and cannot take them", async () => {
    const query = "query ($f: Float) { echoFloat(f: $f) }";
    const refused = `{"query":${JSON.stringify(query)},"variables":{"f":1e400}}`;
    const answered = await fetch(`${running().url}/graphql`, {
      method: "POST",
      headers: JSON_BODY,
      body: refused,
    });
    expect(await answered.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    expect(sent).toEqual([]);
  });
});

describe.each(["ws", "sse"] as const)(
  "numbers that JavaScript cannot hold, in a member's events over %s",
  (protocol) => {
    let rates: StreamingMember;

    beforeEach(async () => {
      rates = await StreamingMember.start(RATES, protocol);
      gateway = await startGateway({ MEMBER_RATES_URL: rates.url, MEMBER_RATES_SUBSCRIPTIONS: protocol });
    });

    afterEach(async () => {
      await rates[Symbol.asyncDispose]();
    });

    it("keep their digits, also as the keys by which other members are asked", async () => {
      const query = "subscription { rateChanged { value of { number balance } } }";
      const messages = overWebSocket(running().url, JSON.stringify({ query }), 1);
      await until(() => rates.openCount === 1);
      rates.publish({
        value: [numberOf("1E400"), numberOf("1.10")],
        of: { number: numberOf("9007199254740993") },
      });
      const changed = '{"value":[1E400,1.10],"of":{"number":9007199254740993,"balance":1.10}}';
      expect(await messages).toEqual([
        `{"id":"1","type":"next","payload":{"data":{"rateChanged":${changed}}}}`,
      ]);
      expect(sent).toEqual([expect.stringContaining('"number":9007199254740993}')]);
    });

    it("may be asked for, by literals and by variables whatever they are called", async () => {
      const query =
        "subscription ($representations: Any) { rateChanged(of: {a: 1E400, b: $representations}) { value } }";
      const messages = overWebSocket(
        running().url,
        JSON.stringify({ query, variables: { representations: "x" } }),
        1,
      );
      await until(() => rates.openCount === 1);
      // This member reads numbers as JavaScript does.
      const values = Object.values(rates.operations[0]?.variables ?? {});
      expect(new Set(values)).toEqual(new Set([Number.POSITIVE_INFINITY, "x"]));
      rates.publish({ value: 1 });
      expect(await messages).toEqual([
        '{"id":"1","type":"next","payload":{"data":{"rateChanged":{"value":1}}}}',
      ]);
    });
  },
);

describe("a member's event", () => {
  it("may say that there are no errors by null", async () => {
    const event = '{"data":{"rateChanged":{"value":1}},"errors":null}';
    const rates = await serve(
      () => `event: next\ndata: ${event}\n\nevent: complete\n\n`,
      "text/event-stream",
    );
    gateway = await startGateway({ MEMBER_RATES_URL: urlOf(rates), MEMBER_RATES_SUBSCRIPTIONS: "sse" });
    const query = "subscription { rateChanged { value } }";
    const messages = await overWebSocket(running().url, JSON.stringify({ query }), 1);
    rates.close();
    expect(messages).toEqual(['{"id":"1","type":"next","payload":{"data":{"rateChanged":{"value":1}}}}']);
  });
});

const JSON_BODY = { "content-type": "application/json" };

function running(): Gateway {
  if (!gateway) throw new Error("The gateway does not run");
  return gateway;
}

async function startGateway(environment: Readonly<Record<string, string>>): Promise<Gateway> {
  const file = join(await mkdtemp(join(tmpdir(), "exact-numbers-")), "supergraph.graphql");
  await writeFile(file, SUPERGRAPH);
  const config = await readConfig(["--supergraph", file, "--port", "0", "--log-level", "silent"], {
    ...fastPathsUnderTest,
    MEMBER_ECHO_URL: urlOf(echo),
    MEMBER_ACCOUNTS_URL: urlOf(accounts),
    MEMBER_RATES_URL: urlOf(echo),
    ...environment,
  });
  if (!config) throw new Error("no help was asked for");
  return createGateway(config);
}

/** A member that is no more than a text for a text. */
async function serve(answerTo: (body: string) => string, contentType = "application/json"): Promise<Server> {
  const server = createServer(async (request, response) => {
    const body = await text(request);
    sent.push(body);
    response.setHeader("content-type", contentType).end(answerTo(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  return `http://127.0.0.1:${address.port}`;
}

/** The first results of the operation, as they arrive. */
async function overWebSocket(url: string, operation: string, count: number): Promise<string[]> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const results: string[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      socket.on("error", reject);
      socket.on("close", () => reject(new Error("The socket was closed")));
      socket.on("open", () => socket.send('{"type":"connection_init"}'));
      socket.on("message", (data) => {
        const message = String(data);
        if (message.includes('"connection_ack"'))
          socket.send(`{"id":"1","type":"subscribe","payload":${operation}}`);
        if (message.includes('"next"') || message.includes('"error"')) results.push(message);
        if (results.length === count) resolve();
      });
    });
  } finally {
    socket.terminate();
  }
  return results;
}
