import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { shortcutsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { READER } from "@hub/gateway-fixtures/pipeline";
import { type ShopPipeline, startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import pino from "pino";
import { RequestRefusal } from "../errors/request-refusal.js";
import { createPipeline, type Pipeline } from "../pipeline.js";
import { type Planner, PlanningFailure } from "../planner/planner.js";

let shop: ShopPipeline;
beforeAll(async () => {
  shop = await startShopPipeline();
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
});

function refusalOf(query: string): RequestRefusal | undefined {
  return refusalBy(shop.pipeline, query);
}

function refusalBy(pipeline: Pipeline, query: string): RequestRefusal | undefined {
  try {
    pipeline.prepare({ query }, READER);
    return undefined;
  } catch (error) {
    if (error instanceof RequestRefusal) return error;
    throw error;
  }
}

const VALUES = "query($list: [Int!]) { echo(list: $list) }";

function codeOfVariables(variables: Record<string, unknown>): unknown {
  try {
    shop.pipeline.prepare({ query: VALUES, variables }, READER);
    return undefined;
  } catch (error) {
    return error instanceof RequestRefusal ? error.errors[0]?.extensions["code"] : error;
  }
}

function codeOf(query: string): unknown {
  return refusalOf(query)?.errors[0]?.extensions["code"];
}

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(" ");

/** Each fragment spreads the next one twice: 2^depth selections in a few lines. */
function doubling(depth: number): string {
  return `{ me { ...F0 } } ${times(depth, (i) => `fragment F${i} on Author { ${i + 1 < depth ? `...F${i + 1} ...F${i + 1}` : "id"} }`)}`;
}

/** Ten times as many at each level, with levels of the data in between. */
function nestedTenfold(depth: number): string {
  const content = (i: number) => (i < depth ? times(10, () => `reviews { author { ...F${i + 1} } }`) : "id");
  return `{ me { ...F0 } } ${times(depth + 1, (i) => `fragment F${i} on Author { ${content(i)} }`)}`;
}

const deep = (levels: number) => `{ ${"strict { ".repeat(levels - 1)} kind ${"} ".repeat(levels - 1)} }`;

describe("limits", () => {
  it.each([
    ["TOO_MANY_TOKENS", `{ me { ${times(5_001, () => "id")} } }`],
    ["TOO_DEEP", deep(13)],
    ["TOO_MANY_ALIASES", `{ me { ${times(31, (i) => `a${i}: id`)} } }`],
    ["TOO_MANY_ALIASES", `{ ${times(31, (i) => `a${i}: __typename`)} }`],
    ["TOO_MANY_ROOT_FIELDS", `{ ${times(21, () => "me { id }")} }`],
    [
      "TOO_MANY_ROOT_FIELDS",
      `{ ${times(7, () => "...R")} } fragment R on Query { ${times(3, () => "me { id }")} }`,
    ],
    ["TOO_MANY_DIRECTIVES", `{ me { ${times(21, () => "id @include(if: true)")} } }`],
    ["TOO_MANY_DIRECTIVES", `{ me { id ${times(6, () => "@include(if: true)")} } }`],
    ["TOO_MANY_FRAGMENTS", `{ me { ...F0 } } ${times(51, (i) => `fragment F${i} on Author { id }`)}`],
    ["DOCUMENT_TOO_LONG", `{ product(id: "${"x".repeat(100_000)}") { id } }`],
    ["TOO_DEEP", `{ me ${"{ me ".repeat(200)}`],
    ["TOO_DEEP", `{ me(id: ${"[".repeat(2_400)}`],
    ["TOO_MANY_SELECTIONS", nestedTenfold(4)],
    ["TOO_MANY_SELECTIONS", doubling(18)],
    ["TOO_MANY_SELECTIONS", doubling(30)],
    [
      "TOO_MANY_DISTINCT_SELECTIONS",
      `{ ${times(20, (i) => `s${i}: strict { ...F0 }`)} } ${times(6, (i) => `fragment F${i} on Strict { strict { ${i < 5 ? `...F${i + 1}` : "kind"} } maybe { ${i < 5 ? `...F${i + 1}` : "kind"} } }`)}`,
    ],
    ["TOO_COSTLY", "{ topReviews(first: 2501) { author { id } } }"],
    ["TOO_COSTLY", "{ topReviews(first: 200) { author { reviews { product { reviews { id } } } } } }"],
    ["INTROSPECTION_TOO_LARGE", "{ __schema { types { fields { type { fields { name } } } } } }"],
    [
      "INTROSPECTION_TOO_LARGE",
      `{ ${times(11, (i) => `a${i}: __schema { types { enumValues { name } } }`)} }`,
    ],
    [
      "FRAGMENT_CYCLE",
      "{ me { ...A } } fragment A on Author { ...B } fragment B on Author { reviews { author { ...A } } }",
    ],
    ["FRAGMENT_CYCLE", "{ me { id } } fragment A on Author { ...A }"],
    ["FORBIDDEN_NAME", "{ me { __proto__: id } }"],
    ["FORBIDDEN_NAME", "{ me { constructor: id } }"],
    ["FORBIDDEN_NAME", "query($prototype: ID!) { product(id: $prototype) { id } }"],
  ])("refuses with %s, without planning", (code, query) => {
    const before = shop.planCount();
    expect(codeOf(query)).toBe(code);
    expect(shop.planCount()).toBe(before);
  });

  it.each([
    deep(12),
    `{ me { ${times(30, (i) => `a${i}: id`)} } }`,
    `{ ${times(20, () => "me { id }")} }`,
    `{ me { id ${times(1, () => "@include(if: true)")} } }`,
    `{ me { ${times(1_600, () => "id rank")} } }`,
    doubling(12),
    "{ topReviews(first: 2499) { author { id } } }",
    getIntrospectionQuery(),
  ])("allows what is just within them: %#", (query) => {
    expect(refusalOf(query)).toBeUndefined();
  });

  it("counts the values in variables, wherever they are", () => {
    expect(codeOfVariables({ list: new Array(10_000).fill(1) })).toBeUndefined();
    expect(codeOfVariables({ list: new Array(10_001).fill(1) })).toBe("TOO_MANY_VALUES");
    expect(codeOfVariables({ list: [1], other: [{ deep: new Array(10_000).fill("x") }] })).toBe(
      "TOO_MANY_VALUES",
    );
  });

  it("refuses a fragment that doubles itself, without planning, nor walking to all its ends", () => {
    const before = shop.planCount();
    expect(codeOf(doubling(40))).toBe("TOO_MANY_SELECTIONS");
    expect(shop.planCount()).toBe(before);
  });
});

describe("the operation of a document", () => {
  it("has to be named when there are several", () => {
    expect(codeOf("query A { me { id } } query B { me { id } }")).toBe("OPERATION_NOT_FOUND");
    expect(codeOf("fragment A on Author { id }")).toBe("OPERATION_NOT_FOUND");
  });

  it("is understood and planned once", () => {
    const before = shop.planCount();
    const query = "query Once { me { id rank } }";
    const hashes = [1, 2, 3].map(() => shop.pipeline.prepare({ query }, READER).hash);
    expect(shop.planCount() - before).toBe(1);
    expect(new Set(hashes).size).toBe(1);
  });

  it("is refused with a code and its hash when no plan is found, and the process lives on", () => {
    const planner: Planner = {
      plan() {
        throw new PlanningFailure("no way is known");
      },
    };
    const logger = pino({ level: "silent" });
    const { supergraph, members } = shop;
    const pipeline = createPipeline({
      supergraph,
      planner,
      members,
      logger,
      faults: new BreakableFaults(),
      findShortcuts: shortcutsUnderTest,
    });
    const [error] = refusalBy(pipeline, "{ me { id } }")?.errors ?? [];
    expect(error?.extensions["code"]).toBe("PLANNING_FAILED");
    expect(error?.message).toMatch(/[0-9a-f]{16}/);
    expect(codeOf("{ me { id } }")).toBeUndefined();
  });
});
