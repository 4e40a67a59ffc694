import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { readMetric } from "@hub/gateway-fixtures/metrics";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { until } from "@hub/gateway-fixtures/until";
import type { CallerRight, Role } from "@hub/schema/roles";
import { type Caller, parseEnvelope } from "@hub/schema/signed-request";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createParser } from "eventsource-parser";

const ASSOCIATION = "5a0f3d51-6ac8-4ff7-a1a5-5bb38e2d5f10";
const UNION = "6b8f1b0e-28c4-4c0e-9f5e-0f6f0b7f0c55";
const COMMUNE = "7c1e0f63-2f0a-4a76-9a3d-0f7f3f1d9a11";
const WATCH = `subscription ($after: String) {
  commitmentChanged(programmeId: "P", after: $after) { cursor commitment { title } }
}`;
const EVENT_STREAM = "text/event-stream";

type ToldRight = CallerRight & { readonly account: string };

const right = (account: string, role: Role = "READER", other: Partial<CallerRight> = {}): ToldRight => ({
  ...{ account, role, organisationId: ASSOCIATION, unitId: null },
  ...other,
});

let provider: TestProvider;
let hub: HubGateway;
let rights: readonly ToldRight[] = [];
let agreements: readonly { readonly code: string; readonly partnerId: string }[] = [];
/** What the member was asked and has not answered yet. */
let held: { readonly caller: Caller | undefined; readonly response: ServerResponse }[] = [];
let streams: AbortController[] = [];

beforeAll(async () => {
  provider = await TestProvider.start();
  hub = await startHubGateway(["--fast-paths", "true"], {
    provider,
    memberKey: "a key of a member for tests, long",
  });
  hub.member.answerFor("rightsInForce", (_, response) => {
    const version = JSON.stringify([rights, agreements]);
    answerWith(response, { rightsInForce: { version, rights, agreements } });
  });
  hub.member.answerFor("held", (request, response) => held.push({ caller: callerOf(request), response }));
  hub.member.answerFor("whoAsks", (request, response) => {
    answerWith(response, { whoAsks: callerOf(request)?.name ?? null });
  });
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});
beforeEach(() => {
  held = [];
  streams = [];
  agreements = [];
});
afterEach(() => {
  release();
  for (const stream of streams) stream.abort();
});

function answerWith(response: ServerResponse, data: object): void {
  response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
}

function callerOf({ headers }: IncomingMessage): Caller | undefined {
  return parseEnvelope(String(headers["hub-envelope"]))?.caller;
}

function release(): void {
  for (const { response } of held)
    if (!response.writableEnded) answerWith(response, { held: "chào", whoAsks: null });
}

async function bearerOf(account: string): Promise<string> {
  return `Bearer ${await provider.token(account, { claims: { name: `Tên ${account}` } })}`;
}

/** Resolves when the gateway goes by these. */
async function give(...given: readonly ToldRight[]): Promise<void> {
  rights = given;
  const version = JSON.stringify([rights, agreements]);
  const before = hub.member.requests.length;
  const isAsked = () =>
    hub.member.requests
      .slice(before)
      .some(
        ({ query, variables }) => query.includes("rightsInForce") && variables["unlessVersion"] === version,
      );
  await until(async () => isAsked());
}

interface Asking {
  /** What the client has got once the member has answered. */
  readonly answer: Promise<{
    readonly data: Readonly<Record<string, unknown>>;
    readonly extensions: { readonly asOf: string };
  }>;
}

/** Resolves when the request was sent and the gateway has had time for it: it answers others. */
async function ask(account: string, query: string): Promise<Asking> {
  const authorization = await bearerOf(account);
  const agent = false;
  const headers = { "content-type": "application/json", authorization };
  const request = httpRequest(hub.endpoint, { method: "POST", agent, headers });
  const answer = once(request, "response").then(async ([response]) => {
    let text = "";
    for await (const chunk of response.setEncoding("utf8")) text += chunk;
    return JSON.parse(text);
  });
  request.end(JSON.stringify({ query }));
  await once(request, "finish");
  for (let count = 0; count < 10; count += 1) await fetch(`${hub.gateway.url}/health`);
  return { answer };
}

async function askBoth(query: string): Promise<Awaited<Asking["answer"]>[]> {
  const both = [await ask("an", query), await ask("binh", query)];
  await until(() => held.length > 0);
  for (let count = 0; count < 10; count += 1) await fetch(`${hub.gateway.url}/health`);
  release();
  return Promise.all(both.map(({ answer }) => answer));
}

describe("what two accounts ask at the same time", () => {
  it("is asked of the member once, where both may do the same for one organisation", async () => {
    const [reader, reporter] = [right("an"), right("an", "REPORTER", { unitId: COMMUNE })];
    await give(reader, reporter, { ...reporter, account: "binh" }, { ...reader, account: "binh" });
    const answers = await askBoth("{ held: greeting }");
    expect(held).toHaveLength(1);
    expect(answers.map(({ data }) => data)).toEqual([{ held: "chào" }, { held: "chào" }]);
  });

  it("names nobody to the member: what is shared cannot depend on who asks", async () => {
    await give(right("an"), right("binh"));
    await askBoth("{ held: greeting }");
    const { account: _, ...told } = right("an");
    expect(held.map(({ caller }) => caller)).toEqual([{ id: "somebody", mayWrite: false, rights: [told] }]);
  });

  it("stands, for each, where its own cursor says", async () => {
    await give(right("an"), right("binh"));
    const [an, binh] = (await askBoth("{ held: greeting }")).map(({ extensions }) => extensions.asOf);
    expect(held).toHaveLength(1);
    expect(an).not.toBe(binh);
    using ofBinh = await watch("binh", binh);
    hub.relay.emit("commitment.changed", { programmeId: "P", commitmentId: "1" });
    expect(await ofBinh.next()).toMatchObject({
      data: { commitmentChanged: { commitment: { title: "Cam kết 1" } } },
    });
    expect(await refusalOf("binh", an)).toBe("CURSOR_INVALID");
  });

  it.each<[string, ToldRight]>([
    ["for another organisation", right("binh", "READER", { organisationId: UNION })],
    ["in another role", right("binh", "REPORTER")],
    ["for another unit", right("binh", "READER", { unitId: COMMUNE })],
  ])("is asked twice, where they may %s", async (_, other) => {
    await give(right("an"), other);
    await askBoth("{ held: greeting }");
    expect(held).toHaveLength(2);
  });

  it("is asked twice, where an agreement opens something to one of them", async () => {
    agreements = [{ code: "TT-01/2026", partnerId: UNION }];
    const both = right("binh", "READER", { organisationId: UNION });
    await give(right("an"), right("binh"), both);
    await askBoth("{ held: greeting }");
    expect(held.map(({ caller }) => caller?.agreements)).toEqual([undefined, ["TT-01/2026"]]);
  });

  it("is asked twice from when the right of one of them has ended", async () => {
    await give(right("an"), right("binh"));
    await askBoth("{ held: greeting }");
    expect(held).toHaveLength(1);
    held = [];
    await give(right("an"));
    await askBoth("{ held: greeting }");
    expect(held.map(({ caller }) => caller?.rights?.length)).toEqual([1, 0]);
  });

  it("is asked twice, and says who asks, where a field depends on the account", async () => {
    await give(right("an"), right("binh"));
    await askBoth("{ held: greeting ... on Query { whoAsks } }");
    expect(held.map(({ caller }) => caller?.id)).toEqual(["an", "binh"]);
    held = [];
    const answers = [await ask("an", "{ whoAsks }"), await ask("binh", "{ whoAsks }")];
    const [an, binh] = await Promise.all(answers.map(({ answer }) => answer));
    expect([an?.data, binh?.data]).toEqual([{ whoAsks: "Tên an" }, { whoAsks: "Tên binh" }]);
  });

  it("says who asks where something is written", async () => {
    await give(right("an", "REPORTER"), right("binh", "REPORTER"));
    await askBoth("mutation { held: write }");
    expect(held.map(({ caller }) => caller?.id)).toEqual(["an", "binh"]);
  });
});

interface Watching extends Disposable {
  next(): Promise<unknown>;
}

async function open(account: string, query: string, after?: string): Promise<Response> {
  const stream = new AbortController();
  streams.push(stream);
  return fetch(hub.endpoint, {
    method: "POST",
    headers: {
      ...{ accept: EVENT_STREAM, "content-type": "application/json" },
      authorization: await bearerOf(account),
    },
    body: JSON.stringify({ query, variables: { after } }),
    signal: stream.signal,
  });
}

async function watch(account: string, after?: string, query = WATCH): Promise<Watching> {
  const response = await open(account, query, after);
  const arrived: unknown[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === "next") arrived.push(JSON.parse(data));
    },
  });
  const chunks = response.body?.pipeThrough(new TextDecoderStream()).values();
  return {
    async next() {
      while (arrived.length === 0) parser.feed((await chunks?.next())?.value ?? "");
      return arrived.shift();
    },
    [Symbol.dispose]: () => void chunks?.return?.(),
  };
}

async function refusalOf(account: string, after: string | undefined): Promise<unknown> {
  const response = await open(account, WATCH, after);
  return /"code":"(\w+)"/.exec(await response.text())?.[1];
}

describe("what several accounts watch", () => {
  const entityRequests = () => hub.member.requests.filter(({ query }) => query.includes("_entities"));

  it("is read once for each event and each organisation, and goes on for each account by itself", async () => {
    const ofUnion = { organisationId: UNION };
    await give(right("an"), right("binh"), right("chi"), right("dung", "READER", ofUnion));
    const before = await hub.countSubscribers();
    const accounts = ["an", "binh", "chi", "dung"];
    const watching = await Promise.all(accounts.map((account) => watch(account)));
    await hub.untilSubscribers(before + 4);
    const asked = entityRequests().length;
    const commitmentId = "7";
    hub.relay.emit("commitment.changed", { programmeId: "P", commitmentId });
    const told = await Promise.all(watching.map((one) => one.next()));
    expect(entityRequests().length - asked).toBe(2);
    const cursors = told.map((payload) => cursorIn(payload));
    expect(new Set(cursors).size).toBe(4);
    hub.relay.emit("commitment.changed", { programmeId: "P", commitmentId: "8" });
    using again = await watch("binh", cursors[1]);
    expect(await again.next()).toMatchObject({
      data: { commitmentChanged: { commitment: { title: "Cam kết 8" } } },
    });
    expect(await refusalOf("chi", cursors[1])).toBe("CURSOR_INVALID");
    for (const one of watching) one[Symbol.dispose]();
  });

  it("is one live query for each organisation, with each account's own cursor", async () => {
    const ofUnion = { organisationId: UNION };
    await give(right("an"), right("binh"), right("dung", "READER", ofUnion));
    const watching = await Promise.all(
      ["an", "binh", "dung"].map((account) => watch(account, undefined, "query @live { greeting }")),
    );
    const told = await Promise.all(watching.map((one) => one.next()));
    expect(await readMetric(hub.gateway, "hub_gateway_live_queries")).toBe(2);
    const [an, binh] = told.map((answer) => asOfIn(answer));
    expect(an).not.toBe(binh);
    expect(await refusalOf("binh", an)).toBe("CURSOR_INVALID");
    using goingOn = await watch("binh", binh);
    hub.relay.emit("commitment.changed", { programmeId: "P", commitmentId: "9" });
    expect(await goingOn.next()).toMatchObject({
      data: { commitmentChanged: { commitment: { title: "Cam kết 9" } } },
    });
    for (const one of watching) one[Symbol.dispose]();
  });
});

/** The one in the data, which is that of the extensions. */
function cursorIn(payload: unknown): string {
  const [inData = "", inExtensions] = [...JSON.stringify(payload).matchAll(/"cursor":"([\w-]+)"/g)].map(
    ([, cursor]) => cursor,
  );
  expect(inData).toBe(inExtensions);
  return inData;
}

function asOfIn(answer: unknown): string | undefined {
  return /"asOf":"([\w-]+)"/.exec(JSON.stringify(answer))?.[1];
}
