import { type RunningPipeline, startPipeline } from "@hub/gateway-fixtures/pipeline";
import { FEDERATION_LINK, type Subgraph } from "@hub/gateway-fixtures/subgraph";
import type { Role } from "@hub/schema/roles";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { RequestRefusal } from "./errors/request-refusal.js";

const LINK = FEDERATION_LINK.replace('"@key"', '"@key", "@authenticated", "@requiresScopes", "@policy"');
const CANARY = "canary";

const office: Subgraph = {
  name: "office",
  sdl: `${LINK}
    type Query {
      open: String
      case(id: ID): Case
      cases: [Case!]!
      things: [Thing!]!
      either: [Either!]!
      mine: String @authenticated
      both: String @requiresScopes(scopes: [["REPORTER", "READER"], ["AUDITOR"]])
      told: String @policy(policies: [["public"]])
      untold: String @policy(policies: [["nobody"]])
      sealed: Sealed
    }
    type Mutation { change: String @requiresScopes(scopes: [["SECRETARY"]]) note: String }
    type Case @key(fields: "id") {
      id: ID!
      title: String
      secret: String @authenticated
      must: String! @requiresScopes(scopes: [["AUDITOR"]])
      inside: Case
    }
    interface Thing { id: ID! name: String }
    type Plain implements Thing { id: ID! name: String }
    type Guarded implements Thing { id: ID! name: String @authenticated }
    type Sealed @requiresScopes(scopes: [["AUDITOR"]]) { word: String }
    union Either = Plain | Sealed
    type Locked @key(fields: "code") { code: String! @requiresScopes(scopes: [["AUDITOR"]]) label: String }
    extend type Query { locked: Locked }
  `,
  resolvers: {
    Query: {
      open: () => "mở",
      case: (_, { id }) => ({ id: String(id ?? "1") }),
      cases: () => [{ id: "1" }, { id: "2" }],
      things: () => [
        { __typename: "Plain", id: "p", name: "plain" },
        { __typename: "Guarded", id: "g", name: CANARY },
      ],
      either: () => [
        { __typename: "Plain", id: "p", name: "plain" },
        { __typename: "Sealed", id: "s", word: CANARY },
      ],
      mine: () => CANARY,
      both: () => CANARY,
      told: () => "told",
      untold: () => CANARY,
      sealed: () => ({ id: "s", word: CANARY }),
      locked: () => ({ id: "l", code: CANARY, label: "label" }),
    },
    Mutation: { change: () => CANARY, note: () => "noted" },
    Case: {
      title: ({ id }) => `case ${id}`,
      secret: () => CANARY,
      must: () => CANARY,
      inside: ({ id }) => (id.length < 9 ? { id: `${id}${id}` } : null),
    },
  },
  entities: {
    Case: ({ id }) => ({ __typename: "Case", id }),
    Locked: ({ code }) => ({ code, label: "label" }),
  },
};

const other: Subgraph = {
  name: "other",
  sdl: `${LINK}
    type Query { beside: String }
    type Case @key(fields: "id") { id: ID! secret: String @external count: Int derived: String @requires(fields: "secret") @authenticated }
    type Locked @key(fields: "code") { code: String! more: String }
  `,
  entities: {
    Case: ({ id, secret }) => ({ __typename: "Case", id, count: 7, derived: `from ${secret}` }),
    Locked: ({ code }) => ({ __typename: "Locked", code, more: "more" }),
  },
};

const ORGANISATION = "5a0f3d51-6ac8-4ff7-a1a5-5bb38e2d5f10";

let running: RunningPipeline;

beforeAll(async () => {
  running = await startPipeline([office, other]);
});
afterAll(async () => running[Symbol.asyncDispose]());

/** Nobody for no roles at all; without roles, who has signed in only. */
function contextOf(roles: readonly Role[] | undefined) {
  const rights = roles?.map((role) => ({ role, organisationId: ORGANISATION, unitId: null }));
  const caller = rights ? { id: "an", mayWrite: true, rights } : { id: "anonymous", mayWrite: true };
  return { caller, requestId: "test" };
}

async function ask(query: string, roles?: readonly Role[], variables = {}) {
  const context = contextOf(roles);
  try {
    const { data, errors = [] } = await running.pipeline.execute(
      running.pipeline.prepare({ query, variables }, context),
      context,
    );
    const told = errors.map(({ path, extensions }) => [path?.join("."), extensions?.["code"]]);
    return { data: data && JSON.parse(JSON.stringify(data)), told };
  } catch (error) {
    if (!(error instanceof RequestRefusal)) throw error;
    return { refused: error.errors.map(({ extensions }) => extensions["code"]), status: error.status };
  }
}

/** How often members have been asked for these words. */
function askedFor(word: string): number {
  const requests = ["office", "other"].flatMap((name) => [...running.server(name).requests]);
  return requests.filter(({ query }) => new RegExp(`\\b${word}\\b`).test(query)).length;
}

const UNKNOWN = "UNAUTHENTICATED";
const FORBIDDEN = "FORBIDDEN";

describe("a field that not everybody may read", () => {
  it("is null with an error that says what is missing, and the others are answered", async () => {
    expect(await ask("{ open mine }")).toEqual({
      data: { open: "mở", mine: null },
      told: [["mine", UNKNOWN]],
    });
    expect(await ask("{ open mine }", [])).toEqual({ data: { open: "mở", mine: CANARY }, told: [] });
  });

  it("is asked of no member for who may not read it", async () => {
    const before = askedFor("secret");
    await ask("{ cases { title secret } }");
    expect(askedFor("secret")).toBe(before);
    await ask("{ cases { title secret } }", []);
    expect(askedFor("secret")).toBe(before + 1);
  });

  it("needs all roles of one list", async () => {
    const codeFor = async (...roles: Role[]) => (await ask("{ open both }", roles)).told;
    expect(await codeFor("REPORTER")).toEqual([["both", FORBIDDEN]]);
    expect(await codeFor("REPORTER", "READER")).toEqual([]);
    expect(await codeFor("AUDITOR")).toEqual([]);
  });

  it("is public where its policy says so, and nobody's where the hub knows no such policy", async () => {
    expect(await ask("{ open told untold }", ["AUDITOR"])).toEqual({
      data: { open: "mở", told: "told", untold: null },
      told: [["untold", FORBIDDEN]],
    });
  });

  it("takes the object along when it must not be null", async () => {
    expect(await ask("{ open case { title must } }", [])).toEqual({
      data: { open: "mở", case: null },
      told: [["case.must", FORBIDDEN]],
    });
    expect((await ask("{ cases { id must } open }", [])).data).toBeNull();
  });

  it("is told at each of its places, in their order", async () => {
    expect((await ask("{ cases { secret id inside { secret } } }")).told).toEqual(
      ["cases.0.secret", "cases.0.inside.secret", "cases.1.secret", "cases.1.inside.secret"].map((path) => [
        path,
        UNKNOWN,
      ]),
    );
  });
});

describe("an operation", () => {
  it.each([
    ["{ mine }", undefined, UNKNOWN, 401],
    ["{ both untold }", ["READER"], FORBIDDEN, 403],
    ["mutation { change }", ["REPORTER"], FORBIDDEN, 403],
    ["{ sealed { word } }", [], FORBIDDEN, 403],
  ] as const)("is refused where none of its roots may be read: %s", async (query, roles, code, status) => {
    const requests = running.server("office").requests.length;
    const { refused = [], status: told } = await ask(query, roles);
    expect([new Set(refused), told]).toEqual([new Set([code]), status]);
    expect(running.server("office").requests.length).toBe(requests);
  });

  it("changes what may be changed, and nothing else", async () => {
    const before = askedFor("change");
    expect(await ask("mutation { note change }", [])).toEqual({
      data: { note: "noted", change: null },
      told: [["change", FORBIDDEN]],
    });
    expect(askedFor("change")).toBe(before);
    expect((await ask("mutation { note change }", ["SECRETARY"])).data).toEqual({
      note: "noted",
      change: CANARY,
    });
  });

  it("is refused when it cannot be answered without reading what is denied", async () => {
    expect(await ask("{ open locked { label } }", [])).toMatchObject({
      data: { locked: { label: "label" } },
    });
    expect(await ask("{ open locked { more } }", [])).toEqual({ refused: [FORBIDDEN], status: 403 });
    expect(await ask("{ open locked { more } }", ["AUDITOR"])).toMatchObject({
      data: { locked: { more: "more" } },
    });
  });

  it("has a plan for each who may read another part of it, whoever asks first", async () => {
    const query = "{ open case { title secret must } mine }";
    const seen = async (roles?: readonly Role[]) => (await ask(query, roles)).told?.map(([path]) => path);
    for (let round = 0; round < 3; round += 1) {
      expect(await seen()).toEqual(["case.secret", "case.must", "mine"]);
      expect(await seen(["AUDITOR"])).toEqual([]);
      expect(await seen([])).toEqual(["case.must"]);
    }
  });
});

/** Ways to reach what only who has signed in may read: none may show it to anybody else. */
const WAYS: Readonly<Record<string, string>> = {
  plainly: "{ open case { secret } }",
  "under another name": "{ open case { title: secret } }",
  "under the name of what is open": "{ open case { id title secret: title id2: secret } }",
  "by a fragment": "{ open case { ...F } } fragment F on Case { ...G } fragment G on Case { secret }",
  "by a fragment without a type": "{ open case { ... { secret } } }",
  "twice under one name": "{ open case { inside { secret } } case { inside { ... on Case { secret } } } }",
  "in a list": "{ open cases { secret } }",
  deeply: "{ open cases { inside { inside { inside { secret } } } } }",
  "with a condition": "query ($yes: Boolean = true) { open case { secret @include(if: $yes) } }",
  "without its condition": "query ($no: Boolean = false) { open case { title secret @skip(if: $no) } }",
  "by what is computed from it": "{ open case { derived } }",
  "beside what another member has": "{ open case { count derived secret } }",
  "by an interface": "{ open things { id name } }",
  "by a type of an interface": "{ open things { id ... on Guarded { name } } }",
  "by a fragment of an interface": "{ open things { ...T } } fragment T on Thing { name }",
  "by an interface under another name": "{ open things { id: name } }",
  "by a union": "{ open either { ... on Sealed { word } ... on Plain { name } } }",
  "by a union and its type": "{ open either { __typename ... on Sealed { word } } }",
  "by an object": "{ open sealed { word } }",
  "by a root": "{ open mine }",
  "by a root under another name": "{ a: open open: mine }",
  "by a root in a fragment": "{ open ...R } fragment R on Query { mine }",
  "as what must not be null": "{ open case { must } }",
};

describe("what only some may read", () => {
  let allowed: number;

  beforeEach(() => {
    allowed = 0;
  });

  it.each(Object.entries(WAYS))("is not shown to others: %s", async (_, query) => {
    const others = JSON.stringify(await ask(query));
    expect(others).not.toContain(CANARY);
    expect(others).toMatch(/UNAUTHENTICATED|FORBIDDEN/);
    // The way leads there: who may, sees it.
    const seen = JSON.stringify(await ask(query, ["AUDITOR"]));
    expect(seen).toContain(CANARY);
    if (seen.includes(CANARY)) allowed += 1;
    expect(allowed).toBe(1);
  });

  it("is seen of an interface by the types for which it is open", async () => {
    expect(await ask("{ things { id name } }")).toEqual({
      data: {
        things: [
          { id: "p", name: "plain" },
          { id: "g", name: null },
        ],
      },
      told: [["things.1.name", UNKNOWN]],
    });
  });
});

describe("a gateway whose members enforce it", () => {
  it("asks for everything", async () => {
    await using elsewhere = await startPipeline([office, other], { isAccessEnforcedElsewhere: true });
    const context = contextOf(undefined);
    const prepared = elsewhere.pipeline.prepare({ query: "{ mine }" }, context);
    expect((await elsewhere.pipeline.execute(prepared, context)).data).toEqual({ mine: CANARY });
  });
});
