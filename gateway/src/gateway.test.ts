import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fastPathsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { MEMBER_KEY } from "@hub/gateway-fixtures/pipeline";
import { catalog, reviews, SHOP_SUPERGRAPH } from "@hub/gateway-fixtures/shop";
import { type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { bearerOfWriter, letWriterIn } from "@hub/gateway-fixtures/writer";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";
import { ConfigProblem, readConfig } from "./config/read-config.js";
import { createGateway, type Gateway } from "./gateway.js";

const JSON_ANSWER = "application/json";
const GRAPHQL_ANSWER = "application/graphql-response+json";

let provider: TestProvider;
/** The header of who may write. */
let writer: string;
let members: SubgraphServer[];
let gateway: Gateway;
let environment: Record<string, string>;

beforeAll(async () => {
  provider = await TestProvider.start();
  writer = await bearerOfWriter(provider);
  const [keeper, other] = await Promise.all([serveSubgraph(catalog), serveSubgraph(reviews)]);
  members = [keeper, other];
  const directory = await mkdtemp(join(tmpdir(), "gateway-"));
  const supergraph = join(directory, "supergraph.graphql");
  await writeFile(supergraph, SHOP_SUPERGRAPH);
  await writeFile(join(directory, "index.html"), "<title>Khuyến học</title>");
  await writeFile(join(directory, "truy-van.html"), "<title>Explorer</title>");
  const addresses = { pages: ["/", "/dia-ban/:id"], moved: { "/explorer": "/truy-van" } };
  await writeFile(join(directory, "addresses.json"), JSON.stringify(addresses));
  environment = {
    SUPERGRAPH: supergraph,
    PORT: "0",
    ...letWriterIn(provider, keeper),
    CURSOR_KEY: MEMBER_KEY,
    LINK_KEYS: MEMBER_KEY,
    DASHBOARD_DIR: directory,
    LOG_LEVEL: "silent",
    ...Object.fromEntries(
      members.flatMap(({ name, url }) => [
        [`MEMBER_${name.toUpperCase()}_URL`, url],
        [`MEMBER_${name.toUpperCase()}_KEY`, MEMBER_KEY],
      ]),
    ),
  };
  gateway = await startGateway([]);
});

afterAll(async () => {
  await gateway.stop();
  for (const member of members) await member[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

async function startGateway(args: string[]): Promise<Gateway> {
  const config = await readConfig(args, { ...fastPathsUnderTest, ...environment });
  if (!config) throw new Error("no help was asked for");
  return createGateway(config);
}

function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

function get(query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${gateway.url}/graphql?${new URLSearchParams({ query })}`, { headers });
}

async function codeOf(response: Response): Promise<unknown> {
  const { errors } = JSON.parse(await response.text());
  return errors?.[0]?.extensions?.code;
}

/** fetch sets Host and Origin itself. */
function statusWith(
  headers: Record<string, string>,
  path = "/graphql?query={__typename}",
  url = gateway.url,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    httpRequest(`${url}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on("error", reject)
      .end();
  });
}

describe("GraphQL over HTTP", () => {
  it("answers a query sent with POST", async () => {
    const response = await post({
      query: "query Q($id: ID!) { product(id: $id) { name } }",
      variables: { id: "b1" },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await response.json()).toEqual({ data: { product: { name: "Sách một" } } });
  });

  it("answers a query sent with GET, in the media type the client likes best", async () => {
    const response = await get("{ me { id } }", { accept: `${GRAPHQL_ANSWER}, ${JSON_ANSWER};q=0.9` });
    expect(response.headers.get("content-type")).toBe(`${GRAPHQL_ANSWER}; charset=utf-8`);
    expect(await response.json()).toEqual({ data: { me: { id: "a1" } } });
  });

  it.each([
    ["{ nope }", "GRAPHQL_VALIDATION_FAILED"],
    ["{ me { ", "GRAPHQL_PARSE_FAILED"],
    ["query($id: ID!) { product(id: $id) { name } }", "BAD_USER_INPUT"],
  ])("refuses %s with 400, or with 200 for older clients", async (query, code) => {
    const modern = await post({ query }, { accept: GRAPHQL_ANSWER });
    expect([modern.status, await codeOf(modern)]).toEqual([400, code]);
    const older = await post({ query }, { accept: JSON_ANSWER });
    expect([older.status, await codeOf(older)]).toEqual([200, code]);
  });

  it("refuses what is no GraphQL request, whatever the client accepts", async () => {
    const cases: [Promise<Response>, number, string][] = [
      [post("{"), 400, "BAD_REQUEST"],
      [post({}), 400, "BAD_REQUEST"],
      [post({ query: 1 }), 400, "BAD_REQUEST"],
      [post({ query: "{ __typename }", variables: [] }), 400, "BAD_REQUEST"],
      [post([]), 400, "BAD_REQUEST"],
      [post([{ query: "{ __typename }" }], { accept: "text/event-stream" }), 400, "BATCHING_NOT_SUPPORTED"],
      [post({ query: "{ __typename }" }, { "content-type": "text/plain" }), 415, "UNSUPPORTED_MEDIA_TYPE"],
      [
        post({ query: "{ __typename }" }, { "content-type": "application/json; charset=utf-16" }),
        415,
        "UNSUPPORTED_MEDIA_TYPE",
      ],
      [post("a=b", { "content-type": "application/x-www-form-urlencoded" }), 415, "UNSUPPORTED_MEDIA_TYPE"],
      [post({ query: "{ __typename }" }, { "content-encoding": "gzip" }), 415, "UNSUPPORTED_ENCODING"],
      [
        post({ query: "{ __typename }" }, { "content-encoding": "Identity, gzip" }),
        415,
        "UNSUPPORTED_ENCODING",
      ],
      [post({ query: `# ${"x".repeat(1024 * 1024)}` }), 413, "BODY_TOO_LARGE"],
      [post({ query: "{ __typename }" }, { accept: "text/html" }), 406, "NOT_ACCEPTABLE"],
      [post({ query: "subscription { reviewAdded(productId: 1) { cursor } }" }), 406, "STREAM_REQUIRED"],
      [get("{ __typename }", { "content-type": "message/http" }), 415, "UNSUPPORTED_MEDIA_TYPE"],
      [get("mutation { step(n: 1) }", { authorization: writer }), 405, "METHOD_NOT_ALLOWED"],
      [fetch(`${gateway.url}/graphql`, { method: "DELETE" }), 405, "METHOD_NOT_ALLOWED"],
    ];
    for (const [pending, status, code] of cases) {
      const response = await pending;
      expect([response.status, await codeOf(response)]).toEqual([status, code]);
    }
  });

  it.each([
    [
      { query: "{ __typename }", variables: [] },
      "“variables” phải là một đối tượng {…}, không phải danh sách hay chữ",
      '"variables" must be an object {…}, not a list or a text',
    ],
    [
      { query: 1, variables: "{}" },
      "“query” phải là văn bản của một câu hỏi; “variables” phải là một đối tượng",
      '"query" must be the text of a GraphQL document; "variables" must be an object',
    ],
    [
      { extensions: { persistedQuery: { sha256Hash: "abc" } } },
      "“extensions.persistedQuery.sha256Hash” phải là một SHA-256 dạng thập lục phân",
      '"extensions.persistedQuery.sha256Hash" must be a SHA-256 in hexadecimal',
    ],
    ["null", "nội dung phải là một đối tượng {…}", "the body must be an object {…}"],
  ])("says in both languages which part of a request is what it cannot be: %j", async (body, vi, en) => {
    const { errors } = JSON.parse(await (await post(body)).text());
    const [inVietnamese, inEnglish] = errors[0].message.split(" / ");
    expect(inVietnamese).toContain(`Đây không phải yêu cầu GraphQL: ${vi}`);
    expect(inEnglish).toContain(`The request is not a GraphQL request: ${en}`);
  });

  it("says what of a request is no JSON", async () => {
    const urlOf = (name: string) =>
      `${gateway.url}/graphql?${new URLSearchParams({ query: "{ __typename }", [name]: "{" })}`;
    for (const [pending, what] of [
      [post("{"), "The body"],
      [fetch(urlOf("variables")), 'The parameter "variables"'],
      [fetch(urlOf("extensions")), 'The parameter "extensions"'],
    ] as const) {
      const { errors } = JSON.parse(await (await pending).text());
      expect(errors[0].message).toContain(` / ${what} is not valid JSON; correct its syntax`);
    }
  });

  it("lets only who may write do it", async () => {
    const query = "mutation { step(n: 1) }";
    const attempts: Record<string, string>[] = [{}, { authorization: "" }];
    for (const headers of attempts) {
      const refused = await post({ query }, headers);
      expect([refused.status, await codeOf(refused)]).toEqual([401, "UNAUTHENTICATED"]);
    }
    const allowed = await post({ query }, { authorization: writer });
    expect(await allowed.json()).toEqual({ data: { step: 1 } });
  });
});

describe("a token that is given and wrong", () => {
  const query = "{ products { id } }";
  const wrong = ["Bearer wrong", "wrong", "Bearer", "Bearer one, Bearer other", "Basic dTpw"];
  const refusal = [401, "UNAUTHENTICATED", expect.stringMatching(/^Bearer resource_metadata=/)];

  async function refusalOf(answer: Promise<Response>): Promise<unknown> {
    const response = await answer;
    return [response.status, await codeOf(response), response.headers.get("www-authenticate")];
  }

  function dial(headers: Record<string, string> = {}): WebSocket {
    return new WebSocket(`${gateway.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", { headers });
  }

  async function init(payload: object): Promise<WebSocket> {
    const socket = dial();
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "connection_init", payload }));
    return socket;
  }

  it.each(wrong)("is refused over HTTP and as an event stream: %s", async (authorization) => {
    expect(await refusalOf(post({ query }, { authorization }))).toEqual(refusal);
    expect(await refusalOf(get(query, { authorization }))).toEqual(refusal);
    expect(await refusalOf(get(query, { authorization, accept: "text/event-stream" }))).toEqual(refusal);
    const reserve = fetch(`${gateway.url}/graphql`, { method: "PUT", headers: { authorization } });
    expect(await refusalOf(reserve)).toEqual(refusal);
  });

  it.each(wrong)("opens no WebSocket: %s", async (authorization) => {
    const socket = dial({ authorization });
    expect(String((await once(socket, "error"))[0])).toContain("401");
  });

  it.each([...wrong.map((text) => ({ Authorization: text })), { authorization: 5 }, { AUTHORIZATION: {} }])(
    "closes a WebSocket that says it when it begins: %j",
    async (payload) => {
      const [code, reason] = await once(await init(payload), "close");
      expect([code, String(reason)]).toEqual([4403, "Forbidden"]);
    },
  );

  it("closes a WebSocket that says it in a ping", async () => {
    const socket = await init({ Authorization: writer });
    await once(socket, "message");
    socket.send(JSON.stringify({ type: "ping", payload: { Authorization: "Bearer wrong" } }));
    expect((await once(socket, "close"))[0]).toBe(4403);
  });

  it("is none when the header's name is written in another way", async () => {
    const socket = await init({ AUTHORIZATION: writer.replace("Bearer", "bearer") });
    await once(socket, "message");
    const payload = { query: "mutation { step(n: 1) }" };
    socket.send(JSON.stringify({ id: "1", type: "subscribe", payload }));
    const [message] = await once(socket, "message");
    expect(JSON.parse(String(message))).toMatchObject({ payload: { data: { step: 1 } } });
    socket.close();
  });
});

describe("the guard of loopback", () => {
  it("answers to loopback names only", async () => {
    expect(await statusWith({ host: "localhost:4000" })).toBe(200);
    expect(await statusWith({ host: "[::1]:4000" })).toBe(200);
    expect(await statusWith({ host: "LOCALHOST.:4000" })).toBe(200);
    expect(await statusWith({ host: "rebound.example" })).toBe(403);
    expect(await statusWith({ host: "127.0.0.1.rebound.example" })).toBe(403);
    expect(await statusWith({ host: "rebound.example" }, "/")).toBe(403);
  });

  it("answers to further names of ALLOWED_HOSTS", async () => {
    environment["ALLOWED_HOSTS"] = "hub.example, other.example";
    await using named = await startGateway([]);
    delete environment["ALLOWED_HOSTS"];
    const own = gateway;
    gateway = named;
    const statuses = [
      await statusWith({ host: "hub.example" }),
      await statusWith({ host: "rebound.example" }),
    ];
    gateway = own;
    expect(statuses).toEqual([200, 403]);
  });

  it.each([
    ["capitals", "localhost:4000", "http://LOCALHOST:4000"],
    ["capitals", "LOCALHOST:4000", "http://localhost:4000"],
    ["the port that http has anyway", "localhost:80", "http://localhost"],
    ["the port that https has anyway", "localhost", "https://localhost:443"],
    ["the port that https has anyway", "localhost:443", "https://localhost"],
  ])("knows a page of its own by %s in one of the two: %s, %s", async (_, host, origin) => {
    expect(await statusWith({ host, origin })).toBe(200);
  });

  it("takes the browser's word that a page is its own, whatever Host a proxy sends on", async () => {
    const headers = { host: "127.0.0.1:4000", origin: "https://hub.example.vn" };
    expect(await statusWith(headers)).toBe(403);
    expect(await statusWith({ ...headers, "sec-fetch-site": "same-origin" })).toBe(200);
  });

  it("lets links on other sites lead to its pages, and nowhere else", async () => {
    const link = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" };
    expect(await statusWith(link, "/")).toBe(200);
    expect(await statusWith(link, "/truy-van")).toBe(200);
    expect(await statusWith(link)).toBe(403);
    expect(await statusWith({ ...link, host: "rebound.example" }, "/")).toBe(403);
    expect(await statusWith({ ...link, "sec-fetch-mode": "cors" }, "/")).toBe(403);
  });

  it("opens no WebSocket under another name", async () => {
    const socket = new WebSocket(`${gateway.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", {
      headers: { host: "rebound.example" },
    });
    const outcome = await new Promise((resolve) => {
      socket.once("open", () => resolve("open"));
      socket.once("error", () => resolve("refused"));
    });
    expect(outcome).toBe("refused");
  });

  it("answers pages of its own origin only", async () => {
    expect(await statusWith({ host: "localhost:81", origin: "http://localhost:81" })).toBe(200);
    expect(await statusWith({ origin: "https://elsewhere.example" })).toBe(403);
    expect(await statusWith({ origin: "null" })).toBe(403);
    expect(await statusWith({ "sec-fetch-site": "cross-site" })).toBe(403);
  });
});

describe("beside GraphQL", () => {
  it("says at /health whether it is up, to everybody under any host name, and nothing else", async () => {
    const response = await fetch(`${gateway.url}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok" });
    expect(await statusWith({ host: "10.0.0.7:4000" }, "/health")).toBe(200);
  });

  it("tells operators the state of every member", async () => {
    const response = await fetch(`${gateway.operatorUrl}/health`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: "ok",
      members: { catalog: { circuit: "closed" }, reviews: { circuit: "closed" } },
    });
  });

  it("keeps from the public what is the operators'", async () => {
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
    expect((await fetch(`${gateway.operatorUrl}/nothing`)).status).toBe(404);
    expect(await statusWith({ host: "rebound.example" }, "/metrics", gateway.operatorUrl)).toBe(403);
    expect(await statusWith({ "sec-fetch-site": "cross-site" }, "/health", gateway.operatorUrl)).toBe(403);
    expect(await statusWith({ host: "10.0.0.7:4100" }, "/metrics", gateway.operatorUrl)).toBe(200);
  });

  it("counts what it does", async () => {
    await post({ query: "{ me { id } }" });
    const text = await (await fetch(`${gateway.operatorUrl}/metrics`)).text();
    expect(text).toMatch(/hub_gateway_member_request_seconds_count\{member="reviews",outcome="ok"\} \d+/);
    expect(text).toContain('hub_gateway_member_circuit_open{member="catalog"} 0');
  });

  it("counts what it refuses, by code, on every transport", async () => {
    const refused = "{ nope }";
    await post({ query: refused });
    await get(refused, { accept: "text/event-stream" }).then((response) => response.text());
    await post({ query: `# ${"x".repeat(1024 * 1024)}` });
    await post({ query: `{ me { id } # ${"x".repeat(100_000)}\n}` });
    await post({ query: "{ topReviews(first: 9000) { author { id } } }" });
    const text = await (await fetch(`${gateway.operatorUrl}/metrics`)).text();
    const countOf = (code: string) =>
      Number(new RegExp(`hub_gateway_refusals_total\\{code="${code}"\\} (\\d+)`).exec(text)?.[1]);
    expect(countOf("GRAPHQL_VALIDATION_FAILED")).toBeGreaterThanOrEqual(2);
    for (const code of ["BODY_TOO_LARGE", "DOCUMENT_TOO_LONG", "TOO_COSTLY"]) {
      expect(countOf(code)).toBeGreaterThanOrEqual(1);
    }
  });

  it("serves the dashboard and the explorer with a policy that needs no other server", async () => {
    const dashboard = await fetch(`${gateway.url}/`);
    expect(await dashboard.text()).toContain("Khuyến học");
    expect(dashboard.headers.get("content-security-policy")).toContain("worker-src 'self' blob:");
    expect(await (await fetch(`${gateway.url}/truy-van`)).text()).toContain("Explorer");
    expect((await fetch(`${gateway.url}/nothing`)).status).toBe(404);
  });

  it("serves the dashboard's page at each of its addresses, and says where others have moved", async () => {
    const page = await fetch(`${gateway.url}/dia-ban/unit:1?ngay=2025-06-30`);
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    expect(await page.text()).toContain("Khuyến học");
    const again = { headers: { "if-none-match": page.headers.get("etag") ?? "" } };
    expect((await fetch(`${gateway.url}/dia-ban/unit:2`, again)).status).toBe(304);
    const moved = await fetch(`${gateway.url}/explorer?query=%7Ba%7D`, { redirect: "manual" });
    expect([moved.status, moved.headers.get("location")]).toEqual([308, "/truy-van?query=%7Ba%7D"]);
  });

  it("answers an address that leads nowhere with 404: with the page to a reader, alone to a program", async () => {
    const opened = await fetch(`${gateway.url}/nothing`, { headers: { accept: "text/html,*/*;q=0.8" } });
    expect(opened.status).toBe(404);
    expect(await opened.text()).toContain("Khuyến học");
    expect(opened.headers.get("content-security-policy")).toContain("default-src 'self'");
    for (const path of ["/assets/old-1234.js", "/dia-ban/1/2", "/favicon.ico"]) {
      const asked = await fetch(`${gateway.url}${path}`);
      expect([path, asked.status, await asked.text()]).toEqual([
        path,
        404,
        expect.not.stringContaining("<title>"),
      ]);
    }
  });
});

describe("configuration", () => {
  it("names every problem at once", async () => {
    const reading = readConfig(["--port", "99999"], {
      SUPERGRAPH: environment["SUPERGRAPH"],
      CURSOR_KEY: "short",
      MEMBER_CATALOG_KEY: MEMBER_KEY,
    });
    await expect(reading).rejects.toThrow(ConfigProblem);
    const message = await reading.catch((error: Error) => error.message);
    for (const part of [
      'PORT "99999" is no port',
      "hãy đặt OIDC_ISSUER và OIDC_AUDIENCE",
      "set OIDC_ISSUER and OIDC_AUDIENCE",
      "CURSOR_KEY is too short",
      "LINK_KEYS is missing",
      "MEMBER_REVIEWS_KEY",
    ]) {
      expect(message).toContain(part);
    }
  });

  it.each([
    ["MEMBER_TIMEOUT_MS", "0", "give one from 1 to 2147483647"],
    ["MEMBER_TIMEOUT_MS", "2147483648", "give one from 1 to 2147483647"],
    ["MAX_BODY_BYTES", "9999999999999", "give one from 1 to 999999999999"],
    ["KEEP_ALIVE_SECONDS", "1000000", "give one above 0, up to 999999"],
    ["SUPERGRAPH_POLL_SECONDS", "1000000", "give one from 0 to 999999"],
    ["CALLER_SHARE", "0", "give 1 to 100"],
    ["ALLOWED_HOSTS", "*.example.vn", "holds what is no host name"],
  ])("says what can be set where %s=%s would do something else", async (name, value, sentence) => {
    await expect(readConfig([], { ...environment, [name]: value })).rejects.toThrow(sentence);
  });

  it("refuses 0 where nothing would be answered, and takes it where it means none", async () => {
    const zeros = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, "0"]));
    const needed = [
      "MAX_OPERATIONS_PER_SOCKET",
      "MAX_BODY_BYTES",
      "MAX_DOCUMENT_LENGTH",
      "MAX_TOKENS",
      "MAX_DOCUMENT_OPERATIONS",
      "MAX_DEPTH",
      "MAX_ROOT_FIELDS",
      "MAX_SELECTIONS",
      "MAX_DISTINCT_SELECTIONS",
      "MAX_COST",
      "MAX_CONNECTIONS",
      "MAX_OPERATIONS",
      "MAX_KEPT_BYTES",
      "MAX_MEMBER_RESPONSE_BYTES",
    ];
    const refusal = await readConfig([], { ...environment, ...zeros(needed) }).catch(String);
    for (const name of needed)
      expect(refusal).toContain(`${name} "0" is no whole number that can be set: give one from 1`);
    const optional = [
      "MAX_BATCH",
      "PERSISTED_QUERIES",
      "SUPERGRAPH_POLL_SECONDS",
      "MAX_ALIASES",
      "MAX_STREAMS",
    ];
    expect(await readConfig([], { ...environment, ...zeros(optional) })).toMatchObject({ maxBatch: 0 });
  });

  it.each(["0.0.0.0", "::", "192.0.2.7", "hub.example"])(
    "does not start on %s before it is said by which names it may be addressed",
    async (host) => {
      await expect(readConfig(["--host", host], environment)).rejects.toThrow("ALLOWED_HOSTS is missing");
      const named = await readConfig(["--host", host, "--allowed-hosts", "Hub.Example:443"], environment);
      expect(named?.allowedHosts).toEqual(["hub.example"]);
    },
  );

  it.each([
    [["--port", "4000"], { host: "127.0.0.1", port: 4100 }],
    [["--port", "0"], { host: "127.0.0.1", port: 0 }],
    [["--port", "65500"], { host: "127.0.0.1", port: 0 }],
    [["--operator-port", "9464", "--operator-host", "0.0.0.0"], { host: "0.0.0.0", port: 9464 }],
  ])("knows where operators are answered: %j", async (args, place) => {
    expect((await readConfig(args, environment))?.operators).toEqual(place);
  });

  it("says which supergraph cannot be read", async () => {
    await expect(readConfig(["--supergraph", "/nowhere.graphql"], environment)).rejects.toThrow(
      "/nowhere.graphql cannot be read",
    );
  });

  it("says that the port is in use", async () => {
    const { port } = new URL(gateway.url);
    await expect(startGateway(["--port", port])).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use; choose another with --port or PORT`,
    );
    await expect(startGateway(["--operator-port", port])).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use; choose another with --operator-port or OPERATOR_PORT`,
    );
  });

  it("explains itself instead of starting", async () => {
    expect(await readConfig(["--help"], {})).toBeUndefined();
  });
});
