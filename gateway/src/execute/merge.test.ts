import { describe, expect, it } from "@jest/globals";
import type { JsonObject } from "../wire/json.js";
import { cloneObject, mergeInto } from "./merge.js";

function merged(target: JsonObject, ...sources: JsonObject[]): JsonObject {
  for (const source of sources) mergeInto(target, source);
  return target;
}

describe("merging", () => {
  it("joins nested objects, and lists of equal length item by item", () => {
    expect(
      merged({ a: { x: 1 }, list: [{ x: 1 }, null] }, { a: { y: 2 }, list: [{ y: 2 }, { y: 3 }] }),
    ).toEqual({
      a: { x: 1, y: 2 },
      list: [{ x: 1, y: 2 }, { y: 3 }],
    });
  });

  it("keeps the first of two lists that speak of different items", () => {
    expect(merged({ list: [{ x: 1 }] }, { list: [{ y: 1 }, { y: 2 }] })).toEqual({ list: [{ x: 1 }] });
  });

  it("never lets a null replace a value", () => {
    expect(merged({ a: 1, b: null }, { a: null, b: 2, c: null })).toEqual({ a: 1, b: 2, c: null });
  });

  it("refuses the key that is an object's prototype", () => {
    const source: JsonObject = JSON.parse(
      `{"__proto__":{"polluted":true},"nested":{"__proto__":{"polluted":true}}}`,
    );
    for (const target of [merged({ nested: { x: 1 } }, source), cloneObject(source)]) {
      expect(Object.getPrototypeOf(target)).toBe(Object.prototype);
      expect(Object.getPrototypeOf(target["nested"])).toBe(Object.prototype);
      expect(JSON.stringify(target)).not.toContain("polluted");
      expect(target["polluted"]).toBeUndefined();
    }
  });

  it.each(["constructor", "prototype", "toString", "hasOwnProperty"])(
    "takes the key %s as any other",
    (key) => {
      const source: JsonObject = JSON.parse(`{"${key}":1,"nested":{"${key}":{"y":2}}}`);
      const expected = { [key]: 1, nested: { x: 1, [key]: { y: 2 } } };
      expect(merged({ nested: { x: 1 } }, source)).toEqual(expected);
      expect(merged({}, { nested: { x: 1 } }, cloneObject(source))).toEqual(expected);
    },
  );
});
