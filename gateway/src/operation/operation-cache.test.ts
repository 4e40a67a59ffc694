import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { READER } from "@hub/gateway-fixtures/pipeline";
import { type ShopPipeline, startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { RequestRefusal } from "../errors/request-refusal.js";
import { OperationCache } from "./operation-cache.js";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

let shop: ShopPipeline;
beforeAll(async () => {
  shop = await startShopPipeline();
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
});

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function prepare(query: string): void {
  try {
    shop.pipeline.prepare({ query }, READER);
  } catch (error) {
    if (!(error instanceof RequestRefusal)) throw error;
  }
}

/** What stays in memory of 60 documents of 15 KB. */
function keptBytes(write: (index: number) => string): number {
  prepare(write(-1));
  const before = heapBytes();
  for (let index = 0; index < 60; index++) prepare(write(index));
  return heapBytes() - before;
}

describe("what is remembered of operations", () => {
  it.each<[string, number, (index: number) => string]>([
    ["valid", 110, (index) => `query Q${index} { products { ${"id ".repeat(4_800)} } }`],
    ["refused", 20, (index) => `query Q${index} { products { ${"id ".repeat(4_800)} nothing${index} } }`],
    ["one long value", 20, (index) => `{ product(id: ${index}) { id } me { id } } # ${"x".repeat(14_500)}`],
  ])("is bounded by the memory that it takes, not by its number: %s", (_, megabytes, write) => {
    expect(keptBytes(write)).toBeLessThan(megabytes * 1024 * 1024);
  });

  it("counts what is added to it later on", () => {
    const cache = new OperationCache<{ weight: number }>();
    let made = 0;
    const make = () => {
      made += 1;
      return { weight: 1 };
    };
    const texts = Array.from({ length: 20 }, (_, index) => `${index} ${"x".repeat(15_000)}`);
    for (const text of texts) {
      const value = cache.get(text, undefined, make);
      value.weight = 20;
      cache.weigh(text, undefined, value);
    }
    const [first = ""] = texts;
    cache.get(first, undefined, make);
    expect(made).toBe(texts.length + 1);
  });

  it("says where in the text an error is", () => {
    const refused = () => shop.pipeline.prepare({ query: "{\n  products {\n    nothing\n  }\n}" }, READER);
    for (const attempt of [refused, refused]) {
      expect(attempt).toThrow(
        expect.objectContaining({
          errors: [expect.objectContaining({ locations: [{ line: 3, column: 5 }] })],
        }),
      );
    }
  });
});
