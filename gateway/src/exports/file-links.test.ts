import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AccessLogKeeper } from "@hub/gateway-fixtures/access-log-keeper";
import { compose } from "@hub/gateway-fixtures/compose";
import { INDICATOR_TYPES } from "@hub/gateway-fixtures/indicators";
import { type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { until } from "@hub/gateway-fixtures/until";
import type { Role } from "@hub/schema/roles";
import { parseEnvelope } from "@hub/schema/signed-request";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { readXlsx } from "hucre/xlsx";
import { readConfig } from "../config/read-config.js";
import { createGateway, type Gateway } from "../gateway.js";
import { FileLinks, LINK_LASTS_MS } from "../identity/file-links.js";
import { CursorSeal } from "../live/events/cursor.js";

const SDL = `
  type Query { indicators(first: Int, after: String, owner: String, levels: [String!]): IndicatorConnection }
  ${INDICATOR_TYPES}
`;
const INDICATOR = {
  code: "LM01",
  ...{ name: { vi: "Gia đình học tập" }, definition: { vi: "Số gia đình" }, levels: ["PROVINCE"], basis: [] },
};
const ORGANISATION = "5a0f3d51-6ac8-4ff7-a1a5-5bb38e2d5f10";
const [NEW_KEY, OLD_KEY] = ["the newer of two keys for tests: long", "the older of two keys for tests: long"];
const FILE = "/export/indicators.csv?owner=hkh&levels=PROVINCE%2CCOMMUNE";

let provider: TestProvider;
let member: SubgraphServer;
let keeper: AccessLogKeeper;
let gateway: Gateway;
let directory: string;
let fileLinksEnded: { account: string; at: string }[] = [];
let rights: { account: string; role: Role; organisationId: string; unitId: string | null }[] = [];

beforeAll(async () => {
  provider = await TestProvider.start();
  const rows = { nodes: [INDICATOR], pageInfo: { hasNextPage: false } };
  const subgraph = { name: "register", sdl: SDL, resolvers: { Query: { indicators: () => rows } } };
  member = await serveSubgraph(subgraph);
  member.answerFor("rightsInForce", (_, response) => {
    const version = versionOf();
    const data = { rightsInForce: { version, rights, agreements: [], fileLinksEnded } };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
  });
  member.answerFor("endFileLinks", (_, response) => {
    const { variables } = member.requests.findLast(({ query }) => query.includes("endFileLinks")) ?? {};
    fileLinksEnded = [{ account: String(variables?.["account"]), at: new Date().toISOString() }];
    response.setHeader("content-type", "application/json").end('{"data":{"endFileLinks":"an"}}');
  });
  keeper = new AccessLogKeeper(member);
  directory = await mkdtemp(join(tmpdir(), "links-"));
  const supergraph = join(directory, "supergraph.graphql");
  await writeFile(supergraph, compose([subgraph]));
  const config = await readConfig(["--member", `register=${member.url}/graphql`], {
    ...{ SUPERGRAPH: supergraph, PORT: "0", LOG_LEVEL: "silent", ...provider.settings },
    ...{ RIGHTS_MEMBER: "register", AUDIT_DIRECTORY: join(directory, "audit") },
    ...{
      MEMBER_REGISTER_KEY: "a key of a member for tests, long",
      CURSOR_KEY: "a key of cursors for tests, long",
    },
    LINK_KEYS: `${NEW_KEY},${OLD_KEY}`,
  });
  if (!config) throw new Error("no help was asked for");
  gateway = await createGateway(config);
});
afterAll(async () => {
  await gateway.stop();
  await member[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});
beforeEach(async () => {
  if (fileLinksEnded.length > 0) {
    fileLinksEnded = [];
    await untilKnown();
  }
  await give("READER");
});

const versionOf = () => JSON.stringify([rights, fileLinksEnded]);

/** Resolves when the gateway goes by this right of An; by none, if it is left out. */
async function give(role?: Role): Promise<void> {
  const former = versionOf();
  rights = role ? [{ account: "an", role, organisationId: ORGANISATION, unitId: null }] : [];
  if (versionOf() !== former) await untilKnown();
}

async function untilKnown(): Promise<void> {
  const version = versionOf();
  const before = member.requests.length;
  await until(async () =>
    member.requests
      .slice(before)
      .some(
        ({ query, variables }) => query.includes("rightsInForce") && variables["unlessVersion"] === version,
      ),
  );
}

async function bearerOf(account: string): Promise<Record<string, string>> {
  return { authorization: `Bearer ${await provider.token(account)}` };
}

interface Made {
  readonly address: string;
  readonly validUntil: string;
}

async function makeLink(address = FILE): Promise<Made> {
  const headers = await bearerOf("an");
  const response = await fetch(`${gateway.url}${address}`, { method: "POST", headers });
  expect(response.status).toBe(201);
  return JSON.parse(await response.text());
}

async function refusalOf(answer: Response | Promise<Response>): Promise<unknown> {
  const response = await answer;
  return [response.status, JSON.parse(await response.text()).errors[0].extensions.code];
}

const parameterIn = ({ address }: Made): string => new URL(address).searchParams.get("link") ?? "";

/** Links as another gateway would seal them, or this one at another time. */
function linksOf(key: string, hub = provider.audience, now = Date.now()): FileLinks {
  const findCaller = (id: string) => ({ id, mayWrite: false, rights });
  const [endedMs, end] = [() => Number.NEGATIVE_INFINITY, async () => {}];
  return new FileLinks({ keys: [key], hub, findCaller, endedMs, end, now: () => now });
}

function sealedBy(links: FileLinks, account = "an"): string {
  return links.make({ id: account, mayWrite: false, rights }, FILE).parameter;
}

describe("a link to a file", () => {
  it("gives the file to a program that cannot sign in, and stays out of it", async () => {
    const { address, validUntil } = await makeLink();
    expect(address.startsWith(`${gateway.url}${FILE}&link=`)).toBe(true);
    expect(Math.abs(Date.parse(validUntil) - Date.now() - LINK_LASTS_MS)).toBeLessThan(60_000);
    const response = await fetch(address);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const text = await response.text();
    expect(text).toContain("LM01");
    expect(text).toContain(`${gateway.url}${FILE}`);
    expect(text).not.toContain("link=");
    expect(Buffer.from(parameterIn({ address, validUntil }), "base64url").toString("latin1")).not.toMatch(
      /\ban\b/,
    );
  });

  it("gives a workbook as well, however its signs are escaped", async () => {
    const { address } = await makeLink("/export/indicators.xlsx?owner=hkh&levels=PROVINCE,COMMUNE");
    const response = await fetch(address.replace("%2C", ","));
    const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
    expect(JSON.stringify(sheets[0]?.rows)).toContain("LM01");
    expect(JSON.stringify(sheets)).not.toContain("link=");
  });

  it("reads by the rights that its account has by then, and is on record as that account's", async () => {
    const { address } = await makeLink();
    await give("REPORTER");
    keeper.forget();
    await (await fetch(address)).text();
    const asked = member.requests.findLast(({ query }) => query.includes("indicators"));
    const caller = parseEnvelope(String(asked?.headers["hub-envelope"]))?.caller;
    expect(caller?.rights?.map(({ role }) => role)).toEqual(["REPORTER"]);
    const [record] = await keeper.untilKept(1, ({ operation }) => operation?.kind === "EXPORT");
    expect(record).toMatchObject({ account: "an", organisations: [ORGANISATION], outcome: "ALLOWED" });
  });

  it("is on record when it is made, as who has made it, and not so that anybody could take the file", async () => {
    keeper.forget();
    const made = await makeLink();
    const [record] = await keeper.untilKept(1, ({ operation }) => operation?.kind === "FILE_LINK");
    expect(record).toMatchObject({
      ...{ account: "an", organisations: [ORGANISATION], outcome: "ALLOWED", rows: null },
      operation: { name: "indicators.csv", fields: [] },
    });
    expect(JSON.stringify(record)).not.toContain(parameterIn(made));
  });

  it("gives nothing once its account has no right any more", async () => {
    const { address } = await makeLink();
    await give();
    const asked = member.requests.filter(({ query }) => query.includes("indicators")).length;
    expect(await refusalOf(fetch(address))).toEqual([403, "FORBIDDEN"]);
    expect(member.requests.filter(({ query }) => query.includes("indicators"))).toHaveLength(asked);
  });

  it("is made for who is signed in and has a right", async () => {
    const make = async (headers: Record<string, string>) =>
      refusalOf(fetch(`${gateway.url}${FILE}`, { method: "POST", headers }));
    expect(await make({})).toEqual([401, "UNAUTHENTICATED"]);
    expect(await make({ authorization: "Bearer wrong" })).toEqual([401, "UNAUTHENTICATED"]);
    expect(await make(await bearerOf("binh"))).toEqual([403, "FORBIDDEN"]);
  });

  it("makes no other link, and nothing else known", async () => {
    const { address } = await makeLink();
    expect(await refusalOf(fetch(address, { method: "POST" }))).toEqual([405, "METHOD_NOT_ALLOWED"]);
    const link = parameterIn({ address, validUntil: "" });
    const query = encodeURIComponent("{ indicators { nodes { code } } }");
    await (await fetch(`${gateway.url}/graphql?query=${query}&link=${link}`)).text();
    const asked = member.requests.findLast(({ query }) => query.includes("indicators"));
    expect(parseEnvelope(String(asked?.headers["hub-envelope"]))?.caller).toEqual({
      id: "anonymous",
      mayWrite: false,
    });
  });

  it("ends when its account says so, as it does when it signs out; one made later does not", async () => {
    const { address } = await makeLink();
    expect((await fetch(address)).status).toBe(200);
    const end = (headers = {}) => fetch(`${gateway.url}/export/links`, { method: "DELETE", headers });
    expect(await refusalOf(end())).toEqual([401, "UNAUTHENTICATED"]);
    expect((await fetch(address)).status).toBe(200);
    expect((await end(await bearerOf("an"))).status).toBe(200);
    await untilKnown();
    expect(await refusalOf(fetch(address))).toEqual([403, "LINK_EXPIRED"]);
    const { address: later } = await makeLink();
    expect((await fetch(later)).status).toBe(200);
  });

  it("still opens when it was sealed with the former of two keys", async () => {
    const response = await fetch(`${gateway.url}${FILE}&link=${sealedBy(linksOf(OLD_KEY))}`);
    expect(response.status).toBe(200);
    await response.text();
  });

  it("opens until its time is over", async () => {
    const at = (ms: number) =>
      `${gateway.url}${FILE}&link=${sealedBy(linksOf(NEW_KEY, provider.audience, ms))}`;
    expect((await fetch(at(Date.now() - LINK_LASTS_MS + 60_000))).status).toBe(200);
    const response = await fetch(at(Date.now() - LINK_LASTS_MS - 1));
    expect(response.status).toBe(403);
    const { errors } = JSON.parse(await response.text());
    expect(errors[0].extensions.code).toBe("LINK_EXPIRED");
    expect(errors[0].message).toMatch(
      /^Liên kết tải này đã hết hạn lúc \d\d:\d\d:\d\d .* \/ This link expired at /,
    );
  });
});

/** Changes one sign of the link. */
const changedAt = (link: string, index: number) =>
  link.slice(0, index) + (link[index] === "A" ? "B" : "A") + link.slice(index + 1);
const withLink = (file: string, link: string) => `${file}&link=${link}`;

describe("a link that is not this hub's for this very address is refused", () => {
  it.each<[string, (link: string) => string | Promise<string>]>([
    ["nothing", () => withLink(FILE, "")],
    ["any word", () => withLink(FILE, "please")],
    ["what is too long", (link) => withLink(FILE, link.repeat(20))],
    ["another nonce", (link) => withLink(FILE, changedAt(link, 3))],
    ["another text", (link) => withLink(FILE, changedAt(link, 30))],
    ["another tag", (link) => withLink(FILE, changedAt(link, link.length - 4))],
    ["cut off", (link) => withLink(FILE, link.slice(0, -8))],
    ["with more at its end", (link) => withLink(FILE, `${link}AAAA`)],
    ["padded", (link) => withLink(FILE, `${link}=`)],
    ["with a line's end", (link) => withLink(FILE, `${link}%0A`)],
    ["twice", (link) => withLink(withLink(FILE, link), link)],
    ["another form", (link) => withLink(FILE.replace(".csv", ".json"), link)],
    ["another list", (link) => withLink(FILE.replace("indicators", "units"), link)],
    ["another value", (link) => withLink(FILE.replace("hkh", "hnd"), link)],
    ["one filter less", (link) => withLink("/export/indicators.csv?owner=hkh", link)],
    ["one filter more", (link) => withLink(`${FILE}&lang=en`, link)],
    ["another order", (link) => withLink("/export/indicators.csv?levels=PROVINCE%2CCOMMUNE&owner=hkh", link)],
    ["another path that means the same", (link) => withLink(FILE.replace("export/", "export//"), link)],
    ["not sealed", () => withLink(FILE, Buffer.from(`${Date.now() + 60_000} an`).toString("base64url"))],
    [
      "sealed with nobody's key",
      () => withLink(FILE, sealedBy(linksOf("a key that this hub has never had at all"))),
    ],
    ["another hub's", () => withLink(FILE, sealedBy(linksOf(NEW_KEY, "https://other.example/graphql")))],
    ["an access token", async () => withLink(FILE, await provider.token("an"))],
    ["a cursor", () => withLink(FILE, new CursorSeal(NEW_KEY).writeAsOf(new Map(), "an"))],
  ])("%s", async (_, addressOf) => {
    const link = parameterIn(await makeLink());
    const asked = member.requests.length;
    expect(await refusalOf(fetch(`${gateway.url}${await addressOf(link)}`))).toEqual([403, "LINK_INVALID"]);
    expect(member.requests.slice(asked).filter(({ query }) => query.includes("indicators"))).toEqual([]);
  });

  it("is no parameter by another name", async () => {
    const link = parameterIn(await makeLink());
    expect(await refusalOf(fetch(`${gateway.url}${FILE}&Link=${link}`))).toEqual([400, "BAD_USER_INPUT"]);
  });

  it("is refused with a bad token as anything is", async () => {
    const { address } = await makeLink();
    const headers = { authorization: "Bearer wrong" };
    expect(await refusalOf(fetch(address, { headers }))).toEqual([401, "UNAUTHENTICATED"]);
  });
});
