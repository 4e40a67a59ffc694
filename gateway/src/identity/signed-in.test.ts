import { once } from "node:events";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { until } from "@hub/gateway-fixtures/until";
import type { Role } from "@hub/schema/roles";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";

const WATCH = 'subscription { commitmentChanged(programmeId: "p") { cursor } }';
const WRITE = "mutation { write }";
const ORGANISATION = "5a0f3d51-6ac8-4ff7-a1a5-5bb38e2d5f10";
const EVENT_STREAM = "text/event-stream";
const MULTIPART = "multipart/mixed;subscriptionSpec=1.0";

let provider: TestProvider;
let hub: HubGateway;
let faults: BreakableFaults;
let rights: { account: string; role: Role; organisationId: string; unitId: string | null }[] = [];
let agreements: { code: string; partnerId: string }[] = [];

beforeAll(async () => {
  provider = await TestProvider.start();
  faults = new BreakableFaults();
  hub = await startHubGateway(flagsOf({ RIGHTS_MEMBER: "commitments" }), {
    parts: { createFaults: () => faults },
  });
  hub.member.answerFor("rightsInForce", (_, response) => {
    const data = { rightsInForce: { version: JSON.stringify([rights, agreements]), rights, agreements } };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
  });
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

/** With the provider's own. */
function flagsOf(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries({ ...provider.settings, ...settings }).flatMap(([name, value]) => [
    `--${name.toLowerCase().replaceAll("_", "-")}`,
    value,
  ]);
}

interface Answered {
  readonly status: number;
  readonly code: string | undefined;
}

async function ask(query: string, headers: Record<string, string> = {}): Promise<Answered> {
  const response = await fetch(hub.endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
    body: JSON.stringify({ query }),
  });
  const { errors } = JSON.parse(await response.text());
  return { status: response.status, code: errors?.[0]?.extensions?.code };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Its leeway ends after about so long. */
function endingIn(seconds: number): Promise<string> {
  return provider.token("an", { claims: { exp: Math.floor(Date.now() / 1_000) - 60 + seconds } });
}

async function openSocket(token?: string): Promise<WebSocket> {
  const socket = new WebSocket(hub.webSocketUrl, "graphql-transport-ws");
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init", payload: token && bearer(token) }));
  await once(socket, "message");
  return socket;
}

async function closeOf(socket: WebSocket): Promise<[code: number, reason: string]> {
  const [code, reason] = await once(socket, "close");
  return [code, String(reason)];
}

async function openStream(accept: string, token: string): Promise<Response> {
  return fetch(hub.endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", accept, ...bearer(token) },
    body: JSON.stringify({ query: WATCH }),
  });
}

async function giveRights(...given: typeof rights): Promise<void> {
  rights = given;
  const token = await provider.token("an");
  const expected = given.length > 0 ? undefined : "FORBIDDEN";
  await until(async () => (await ask(WRITE, bearer(token))).code === expected);
}

const REPORTER = { account: "an", role: "REPORTER", organisationId: ORGANISATION, unitId: null } as const;

describe("who shows a token", () => {
  beforeEach(() => {
    agreements = [];
    return giveRights();
  });

  it("reads as anybody does, and writes with a right in force", async () => {
    const headers = bearer(await provider.token("an"));
    expect(await ask("{ greeting }", headers)).toEqual({ status: 200, code: undefined });
    expect(await ask(WRITE, headers)).toEqual({ status: 403, code: "FORBIDDEN" });
    await giveRights(REPORTER);
    expect(await ask(WRITE, headers)).toEqual({ status: 200, code: undefined });
    expect(await ask(WRITE, bearer(await provider.token("binh")))).toEqual({
      status: 403,
      code: "FORBIDDEN",
    });
    await giveRights({ ...REPORTER, role: "READER" }, { ...REPORTER, account: "binh" });
  });

  it("is refused with a second authorization beside the first, whichever would do, over HTTP and WebSocket", async () => {
    const good = `Bearer ${await provider.token("an")}`;
    for (const values of [
      [good, "Bearer another"],
      ["Bearer another", good],
      [good, good],
    ]) {
      // As a list a value is sent line by line only under a name that Node's types know nothing of.
      const headers = { Authorization: values };
      const request = httpRequest(`${hub.endpoint}?query=%7Bgreeting%7D`, { headers }).end();
      const [response]: IncomingMessage[] = await once(request, "response");
      response?.resume();
      expect(response?.statusCode).toBe(401);
      const socket = new WebSocket(hub.webSocketUrl, "graphql-transport-ws", { headers });
      socket.on("error", () => {});
      const [, answer]: (IncomingMessage | undefined)[] = await once(socket, "unexpected-response");
      expect(answer?.statusCode).toBe(401);
      socket.terminate();
    }
  });

  it("is asked to sign in to write if there is none", async () => {
    expect(await ask("{ greeting }")).toEqual({ status: 200, code: undefined });
    expect(await ask(WRITE)).toEqual({ status: 401, code: "UNAUTHENTICATED" });
  });

  it("is told to the member by its rights, and with its name where the answer depends on it", async () => {
    await giveRights(REPORTER);
    const token = await provider.token("an", { claims: { name: "Nguyễn An" } });
    const { account: _, ...right } = REPORTER;
    const { envelope } = await askSigned(token);
    expect(envelope).toEqual({ id: "somebody", mayWrite: true, rights: [right] });
    const { envelope: named } = await askSigned(token, "whoAsks");
    expect(named).toEqual({ id: "an", name: "Nguyễn An", mayWrite: true, rights: [right] });
  });

  it("is told to the member with the agreements that open something to its organisations, each once", async () => {
    agreements = [
      { code: "TT-02/2026", partnerId: ORGANISATION },
      { code: "TT-01/2026", partnerId: ORGANISATION },
      { code: "TT-03/2026", partnerId: "6b8f1b0e-28c4-4c0e-9f5e-0f6f0b7f0c55" },
    ];
    await giveRights(REPORTER, { ...REPORTER, role: "READER" });
    const { envelope } = await askSigned(await provider.token("an"));
    expect(envelope).toMatchObject({ agreements: ["TT-01/2026", "TT-02/2026"] });
  });
});

/** What a member of another gateway is told, which signs. */
async function askSigned(token: string, field = "greeting"): Promise<{ envelope: unknown }> {
  const key = "b7f3c1-key-of-the-members-in-tests-90d2";
  await using signing = await startHubGateway(flagsOf({ RIGHTS_MEMBER: "commitments" }), { memberKey: key });
  signing.member.answerFor("rightsInForce", (_, response) => {
    const data = { rightsInForce: { version: "1", rights, agreements } };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
  });
  const envelopeNow = async () => {
    await fetch(signing.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", ...bearer(token) },
      body: JSON.stringify({ query: `{ ${field} }` }),
    });
    const asked = signing.member.requests.findLast(({ query }) => query.includes(field));
    const header = String(asked?.headers["hub-envelope"]);
    return JSON.parse(Buffer.from(header, "base64url").toString()).caller;
  };
  await until(async () => (await envelopeNow()).mayWrite);
  return { envelope: await envelopeNow() };
}

describe("a bad token", () => {
  const BAD = "Bearer no.good.token";

  it.each<[string, RequestInit, string]>([
    ["a query", { method: "POST" }, "application/json"],
    ["an address", { method: "GET" }, "application/json"],
    ["server-sent events", { method: "POST" }, EVENT_STREAM],
    ["multipart", { method: "POST" }, "multipart/mixed;subscriptionSpec=1.0"],
    ["the reservation of a stream", { method: "PUT" }, "text/plain"],
  ])("is refused, never taken for none: %s", async (_, init, accept) => {
    const isGet = init.method === "GET";
    const response = await fetch(`${hub.endpoint}${isGet ? "?query={greeting}" : ""}`, {
      ...init,
      headers: { "content-type": "application/json", accept, authorization: BAD },
      ...(!isGet && { body: JSON.stringify({ query: "{ greeting }" }) }),
    });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe(
      `Bearer resource_metadata="${hub.gateway.url}/.well-known/oauth-protected-resource"`,
    );
    expect(await response.text()).toContain("UNAUTHENTICATED");
  });

  it("is refused for a file", async () => {
    const response = await fetch(`${hub.gateway.url}/export/figures.csv`, {
      headers: { authorization: BAD },
    });
    expect(response.status).toBe(401);
    await response.text();
  });

  it("is refused at a WebSocket's handshake, in its parameters and in a ping", async () => {
    const handshake = new WebSocket(hub.webSocketUrl, "graphql-transport-ws", {
      headers: { authorization: BAD },
    });
    const [, refused] = await once(handshake, "unexpected-response");
    expect(refused.statusCode).toBe(401);
    const socket = new WebSocket(hub.webSocketUrl, "graphql-transport-ws");
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: BAD } }));
    expect((await closeOf(socket))[0]).toBe(4403);
    const pinged = await openSocket();
    pinged.send(JSON.stringify({ type: "ping", payload: { authorization: BAD } }));
    expect((await closeOf(pinged))[0]).toBe(4403);
  });
});

describe("what lasts", () => {
  it("ends over WebSocket when the token does, unless a ping has renewed it", async () => {
    const [left, renewed] = [await openSocket(await endingIn(2)), await openSocket(await endingIn(2))];
    renewed.send(JSON.stringify({ type: "ping", payload: bearer(await provider.token("an")) }));
    expect(await closeOf(left)).toEqual([4403, "Token expired"]);
    renewed.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query: "{ greeting }" } }));
    await until(async () => {
      const [message] = await once(renewed, "message");
      return JSON.parse(String(message)).type === "next";
    });
    expect(renewed.readyState).toBe(WebSocket.OPEN);
    renewed.terminate();
  });

  it("is renewed by nobody else", async () => {
    const socket = await openSocket(await provider.token("an"));
    socket.send(JSON.stringify({ type: "ping", payload: bearer(await provider.token("binh")) }));
    expect((await closeOf(socket))[0]).toBe(4403);
  });

  it.each([
    [EVENT_STREAM, "retry: 0"],
    [MULTIPART, '"code":"TOKEN_EXPIRED","retryAfterMs":0'],
  ])("ends as a stream when the token does, and asks to come back: %s", async (accept, farewell) => {
    const response = await openStream(accept, await endingIn(2));
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).not.toContain("event: complete");
    expect(text).toContain(farewell);
  });

  it("ends when rights change, of those whose they are", async () => {
    await giveRights(REPORTER);
    const [an, binh] = [
      await openSocket(await provider.token("an")),
      await openSocket(await provider.token("binh")),
    ];
    const stream = await openStream(EVENT_STREAM, await provider.token("an"));
    const multipart = await openStream(MULTIPART, await provider.token("an"));
    const closed = closeOf(an);
    await giveRights();
    expect((await closed)[0]).toBe(1001);
    await stream.text();
    expect(await multipart.text()).toContain('"code":"ACCESS_CHANGED"');
    expect(binh.readyState).toBe(WebSocket.OPEN);
    binh.terminate();
  });

  it("ends when an agreement begins or is revoked, of those to whose organisations it opens something", async () => {
    agreements = [];
    const another = "6b8f1b0e-28c4-4c0e-9f5e-0f6f0b7f0c55";
    await giveRights(REPORTER, { ...REPORTER, account: "binh", organisationId: another });
    for (const inForce of [[{ code: "TT-01/2026", partnerId: ORGANISATION }], []]) {
      const [an, binh] = [
        await openSocket(await provider.token("an")),
        await openSocket(await provider.token("binh")),
      ];
      const stream = await openStream(EVENT_STREAM, await provider.token("an"));
      const closed = closeOf(an);
      agreements = inForce;
      expect((await closed)[0]).toBe(1001);
      await stream.text();
      expect(binh.readyState).toBe(WebSocket.OPEN);
      binh.terminate();
    }
  });

  it("belongs to its caller: nobody else can use a reserved stream", async () => {
    const headers = bearer(await provider.token("an"));
    const token = await (await fetch(hub.endpoint, { method: "PUT", headers })).text();
    const open = async (shown: Record<string, string>) => {
      const response = await fetch(hub.endpoint, {
        headers: { accept: EVENT_STREAM, "x-graphql-event-stream-token": token, ...shown },
      });
      await response.body?.cancel();
      return response.status;
    };
    expect(await open({})).toBe(404);
    expect(await open(bearer(await provider.token("binh")))).toBe(404);
    expect(await open(bearer(await provider.token("an")))).toBe(200);
  });

  it("ends when its own end fails", async () => {
    faults.break("credentials expired");
    const socket = await openSocket(await endingIn(1));
    expect((await closeOf(socket))[0]).toBe(1011);
  });

  it("is told its rights still when a look at them has failed", async () => {
    await giveRights();
    faults.break("rights");
    await faults.happened("rights");
    await giveRights(REPORTER);
    await giveRights();
  });
});

describe("the schema", () => {
  const INTROSPECTION = "{ __schema { queryType { name } } }";

  it("is told to who has signed in, where it is no secret of theirs", async () => {
    const flags = flagsOf({ INTROSPECTION: "signed-in" });
    await using closed = await startHubGateway(flags);
    const askClosed = async (query: string, headers = {}) => {
      const init = {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query }),
      };
      const text = await (await fetch(closed.endpoint, init)).text();
      const { data, errors = [] } = JSON.parse(text);
      return { data, code: errors[0]?.extensions.code, message: errors[0]?.message };
    };
    const signedIn = bearer(await provider.token("an"));
    for (let round = 0; round < 2; round += 1) {
      expect((await askClosed(INTROSPECTION, signedIn)).data).toEqual({
        __schema: { queryType: { name: "Query" } },
      });
      expect((await askClosed(INTROSPECTION)).code).toBe("INTROSPECTION_DISABLED");
      expect((await askClosed("{ greting }", signedIn)).message).toContain("greeting");
      expect((await askClosed("{ greting }")).message).not.toContain("greeting");
      expect((await askClosed('{ __type(name: "Nothing") { name } }')).code).toBe("INTROSPECTION_DISABLED");
    }
    const file = `${closed.gateway.url}/export/schema.graphql`;
    expect((await fetch(file)).status).toBe(404);
    expect((await fetch(file, { headers: signedIn })).status).toBe(200);
  });
});

describe("answers", () => {
  it("are shared by nobody whose token has expired meanwhile", async () => {
    const waiting: (() => void)[] = [];
    hub.member.answerFor("slow: greeting", (_, response) => {
      waiting.push(() =>
        response.setHeader("content-type", "application/json").end('{"data":{"slow":"chậm"}}'),
      );
    });
    const headers = bearer(await endingIn(2));
    const first = ask("{ slow: greeting }", headers);
    await until(() => waiting.length === 1);
    await until(async () => (await ask("{ greeting }", headers)).status === 401);
    expect(await ask("{ slow: greeting }", headers)).toEqual({ status: 401, code: "UNAUTHENTICATED" });
    waiting[0]?.();
    expect((await first).status).toBe(200);
  });
});

describe("the way to a token", () => {
  it("is told to everybody", async () => {
    const metadata = await fetch(`${hub.gateway.url}/.well-known/oauth-protected-resource`);
    expect(await metadata.json()).toEqual({
      resource: provider.audience,
      authorization_servers: [provider.issuer],
      scopes_supported: ["hub"],
      bearer_methods_supported: ["header"],
      resource_name: "Khuyến học Hub",
      page_client_id: "hub-page",
    });
    expect(metadata.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("is open to the pages: they may ask the provider", async () => {
    const policy = (await fetch(`${hub.gateway.url}/`)).headers.get("content-security-policy");
    expect(policy?.split("; ")).toContain(`connect-src 'self' ${new URL(provider.issuer).origin}`);
  });

  it("leads through the gateway where the provider stands beside it", async () => {
    const beside = createServer(async (request, response) => {
      let body = "";
      // A body that is too long is not sent to its end.
      request.on("error", () => {});
      request.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      await new Promise((resolve) => request.once("close", resolve));
      if (!request.complete) return;
      const { url, method, headers } = request;
      const seen = {
        url,
        method,
        body,
        proto: headers["x-forwarded-proto"],
        host: headers["x-forwarded-host"],
      };
      response
        .writeHead(303, { location: "/oidc/next", "set-cookie": ["a=1", "b=2"] })
        .end(JSON.stringify(seen));
    });
    beside.listen(0, "127.0.0.1");
    await once(beside, "listening");
    const address = beside.address();
    const port = typeof address === "object" ? address?.port : 0;
    await using passing = await startHubGateway(["--identity-provider-url", `http://127.0.0.1:${port}`]);
    const init = { method: "POST", body: "login=an&password=x", redirect: "manual" as const };
    const answer = await fetch(`${passing.gateway.url}/oidc/interaction/1?a=%C3%A0`, init);
    expect([answer.status, answer.headers.get("location"), answer.headers.getSetCookie()]).toEqual([
      303,
      "/oidc/next",
      ["a=1", "b=2"],
    ]);
    expect(await answer.json()).toEqual({
      url: "/oidc/interaction/1?a=%C3%A0",
      method: "POST",
      body: init.body,
      proto: "http",
      host: new URL(passing.gateway.url).host,
    });
    const large = await fetch(`${passing.gateway.url}/oidc/token`, { ...init, body: "a".repeat(70_000) });
    expect(large.status).toBe(413);
    const pieces = new ReadableStream({
      start(controller) {
        for (let count = 0; count < 70; count += 1) controller.enqueue(new Uint8Array(1_000));
        controller.close();
      },
    });
    const untold = await fetch(`${passing.gateway.url}/oidc/token`, {
      method: "POST",
      body: pieces,
      ...{ duplex: "half" },
    });
    expect(untold.status).toBe(413);
    const elsewhere = await fetch(`${passing.gateway.url}/.well-known/oauth-protected-resource`);
    expect(elsewhere.status).toBe(404);
    beside.closeAllConnections();
    await new Promise((resolve) => beside.close(resolve));
    const silent = await fetch(`${passing.gateway.url}/oidc/token`, init);
    expect(silent.status).toBe(503);
    expect(await silent.text()).toContain("IDENTITY_PROVIDER_UNAVAILABLE");
  });
});
