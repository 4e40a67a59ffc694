import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ShopGateway, startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { FeedGap, type FeedGapCode } from "../live/events/feed-gap.js";
import { noLongerValid } from "../live/subscriptions/channels.js";
import { MemberFailure } from "../members/member-answer.js";
import { internalError } from "./masking.js";
import { refuse } from "./request-refusal.js";

/** In Vietnamese, and after that in English. */
function isInBothLanguages(message: string): boolean {
  const [vi = "", en = ""] = message.split(" / ");
  return /[\u1EA0-\u1EF9ăâđêôơưàáèéìíòóùúý]/i.test(vi) && /^[\x20-\x7E“”]+$/.test(en);
}

const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");

let provider: TestProvider;
let shop: ShopGateway;
let strict: ShopGateway;
beforeAll(async () => {
  provider = await TestProvider.start();
  shop = await startShopGateway({ MAX_BATCH: "2" }, provider);
  strict = await startShopGateway({
    INTROSPECTION: "false",
    MAX_TOKENS: "200",
    MAX_DOCUMENT_LENGTH: "2000",
    MAX_COST: "5",
    MAX_SELECTIONS: "20",
    MAX_DISTINCT_SELECTIONS: "5",
    MAX_DIRECTIVES: "0",
    MAX_FRAGMENTS: "1",
    MAX_BODY_BYTES: "5000",
  });
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await strict[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

interface Told {
  readonly message: string;
  readonly code: string;
}

async function send(gateway: ShopGateway, init: RequestInit, address = ""): Promise<Told> {
  const response = await fetch(`${gateway.endpoint}${address}`, init);
  const answer = JSON.parse(await response.text());
  const { errors } = Array.isArray(answer) ? answer[0] : answer;
  return { message: errors[0].message, code: errors[0].extensions.code };
}

function post(body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  };
}

const query = (text: string, variables?: object) => post({ query: text, variables });

/** What leads to each code. */
const TOLD: Readonly<Record<string, () => Promise<Told>>> = {
  BAD_REQUEST: () => send(shop, post("{")),
  BAD_USER_INPUT: () => send(shop, query("query ($of: [Int!]) { echo(list: $of) }", { of: ["1"] })),
  BATCHING_NOT_SUPPORTED: () => send(strict, post([{ query: "{ __typename }" }])),
  BATCH_TOO_LARGE: () => send(shop, post(Array(3).fill({ query: "{ __typename }" }))),
  BODY_TOO_LARGE: () => send(strict, post(" ".repeat(5_001))),
  DOCUMENT_TOO_LONG: () => send(strict, query(`{ echo(text: "${"a".repeat(2_000)}") }`)),
  FORBIDDEN_NAME: () => send(shop, query("{ constructor: echo }")),
  FORBIDDEN_ORIGIN: () =>
    send(shop, post({ query: "{ __typename }" }, { origin: "https://elsewhere.example" })),
  FRAGMENT_CYCLE: () => send(shop, query("{ ...A } fragment A on Query { ...A }")),
  GRAPHQL_PARSE_FAILED: () => send(shop, query("{ products {")),
  GRAPHQL_VALIDATION_FAILED: () => send(shop, query("{ nothing }")),
  INTERNAL_SERVER_ERROR: async () => {
    const { message, extensions } = internalError("1", "shop");
    return { message, code: extensions.code };
  },
  INTROSPECTION_DISABLED: () => send(strict, query("{ __schema { types { name } } }")),
  INTROSPECTION_TOO_LARGE: () =>
    send(shop, query("{ __schema { types { fields { type { fields { name } } } } } }")),
  METHOD_NOT_ALLOWED: () => send(shop, { method: "DELETE" }),
  NOT_ACCEPTABLE: () => send(shop, post({ query: "{ __typename }" }, { accept: "image/png" })),
  OPERATION_ID_MISSING: async () => {
    const token = await (await fetch(shop.endpoint, { method: "PUT" })).text();
    return send(shop, post({ query: "{ __typename }" }, { "x-graphql-event-stream-token": token }));
  },
  OPERATION_NOT_FOUND: () => send(shop, post({ query: "query A { echo }", operationName: "B" })),
  PERSISTED_QUERY_HASH_MISMATCH: () =>
    send(
      shop,
      post({ query: "{ echo }", extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } }),
    ),
  STREAM_NOT_FOUND: () =>
    send(shop, post({ query: "{ __typename }" }, { "x-graphql-event-stream-token": "nobodys" })),
  STREAM_REQUIRED: () => send(shop, query('subscription { reviewAdded(productId: "b1") { cursor } }')),
  SUBGRAPH_INVALID_RESPONSE: async () => MemberFailure.invalidResponse("shop", "it is no JSON"),
  SUBGRAPH_UNAVAILABLE: async () => MemberFailure.unavailable("shop", "the connection failed"),
  OPERATION_NO_LONGER_VALID: async () => {
    const ending = noLongerValid(refuse("X", "Không có trường đó / There is no such field"));
    if (ending.kind !== "refused") throw new Error(ending.kind);
    return {
      message: String(ending.errors[0]?.message),
      code: String(ending.errors[0]?.extensions?.["code"]),
    };
  },
  TOO_COSTLY: () => send(strict, query("{ products { ... on Book { size { w } } } }")),
  TOO_DEEP: () => send(shop, query(`{ ${"strict { ".repeat(40)} value ${"} ".repeat(40)} }`)),
  TOO_MANY_ALIASES: () => send(shop, query(`{ ${times(200, (i) => `a${i}: echo`)} }`)),
  TOO_MANY_DIRECTIVES: () => send(strict, query("{ echo @include(if: true) }")),
  TOO_MANY_DISTINCT_SELECTIONS: () =>
    send(strict, query("{ strict { value kind items nested maybe { value kind } } }")),
  TOO_MANY_DOCUMENT_OPERATIONS: () =>
    send(shop, post({ query: times(60, (i) => `query A${i} { echo }`), operationName: "A1" })),
  TOO_MANY_FRAGMENTS: () =>
    send(strict, query("{ ...A ...B } fragment A on Query { echo } fragment B on Query { echo }")),
  TOO_MANY_ROOT_FIELDS: () => send(shop, query(`{ ${times(100, () => "echo")} }`)),
  TOO_MANY_SELECTIONS: () => send(strict, query(`{ strict { ${times(30, () => "value")} } }`)),
  TOO_MANY_TOKENS: () => send(strict, query(`{ ${times(250, () => "a")} }`)),
  TOO_MANY_VALUES: () =>
    send(shop, query("query ($of: [Int!]) { echo(list: $of) }", { of: Array(200_000).fill(1) })),
  UNAUTHENTICATED: () => send(shop, post({ query: "{ echo }" }, { authorization: "Bearer wrong" })),
  UNSUPPORTED_ENCODING: () => send(shop, post({ query: "{ echo }" }, { "content-encoding": "gzip" })),
  UNSUPPORTED_MEDIA_TYPE: () => send(shop, post({ query: "{ echo }" }, { "content-type": "text/plain" })),
};

/** Those that need a fault or a running stream; their sentences are of the type `Bilingual`. */
const TYPED = [
  "ACCESS_CHANGED",
  "EVENT_UNREADABLE",
  "GATEWAY_STOPPED",
  "REQUIRED_FIELDS_MISSING",
  "SLOW_READER",
  "TOKEN_EXPIRED",
];

/** What programs alone read. */
const FOR_PROGRAMS = ["PERSISTED_QUERY_NOT_FOUND", "PERSISTED_QUERY_NOT_SUPPORTED"];

const SOURCES = join(import.meta.dirname, "..");
/** These take sentences in both languages and no others. */
const REFUSED = /(?:refuse|refuseForNow|new MemberFailure)\(\s*"([A-Z_]+)"/g;
const SAID = /(?:(?:notPersisted|withCode)\((?:[^"`()]|\([^)]*\))*|code: |CODE = |limits\.\w+, )"([A-Z_]+)"/g;

function codesInSources(pattern: RegExp): string[] {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" });
  const sources = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const codes = sources.flatMap((file) =>
    [...readFileSync(join(SOURCES, file), "utf8").matchAll(pattern)].map(([, code = ""]) => code),
  );
  return [...new Set(codes)].toSorted();
}

describe("what the gateway refuses", () => {
  it.each(Object.entries(TOLD))("is told in both languages: %s", async (code, provoke) => {
    const told = await provoke();
    expect(told.code).toBe(code);
    expect(isInBothLanguages(told.message) ? "" : told.message).toBe("");
  });

  it.each<FeedGapCode>([
    "CURSOR_TOO_OLD",
    "CURSOR_EPOCH_CHANGED",
    "CURSOR_INVALID",
    "CURSOR_LACKS_MEMBER",
    "EVENT_PARKED",
  ])("is told in both languages, as a gap: %s", (code) => {
    const bounds = { epoch: "e", oldest: 1, head: 2 };
    const { message } = new FeedGap(code, "shop", { missed: 1, bounds, resumeAt: { epoch: "e", seq: 1 } });
    expect(isInBothLanguages(message)).toBe(true);
  });

  it("has no code but these, those of `refuse`, and those of programs", () => {
    const known = [...Object.keys(TOLD), ...TYPED, ...FOR_PROGRAMS, ...codesInSources(REFUSED)];
    expect(codesInSources(REFUSED).length).toBeGreaterThan(40);
    expect(codesInSources(SAID)).toContain("TOO_MANY_ALIASES");
    expect(codesInSources(SAID).filter((code) => !known.includes(code))).toEqual([]);
  });
});
