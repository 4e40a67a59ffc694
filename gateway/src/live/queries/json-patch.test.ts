import { seededRandom } from "@hub/gateway-fixtures/seeded-random";
import { describe, expect, it } from "@jest/globals";
import jsonPatch from "fast-json-patch";
import { isJsonObject, type Json } from "../../wire/json.js";
import { diff, type PatchOperation } from "./json-patch.js";

describe("a JSON Patch", () => {
  it.each<[string, Json, Json, PatchOperation[]]>([
    ["nothing for equal values", { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ["the leaf that differs", { a: { b: 1 } }, { a: { b: 2 } }, [{ op: "replace", path: "/a/b", value: 2 }]],
    ["a null that becomes an object", { a: null }, { a: {} }, [{ op: "replace", path: "/a", value: {} }]],
    ["names with signs of their own", { "a/b~c": 1 }, {}, [{ op: "remove", path: "/a~1b~0c" }]],
    ["what came to the middle of a list", [1, 3], [1, 2, 3], [{ op: "add", path: "/1", value: 2 }]],
    [
      "what left a list, from its end",
      [1, 2, 3, 4],
      [1, 4],
      [
        { op: "remove", path: "/2" },
        { op: "remove", path: "/1" },
      ],
    ],
    ["a whole other value", 1, [1], [{ op: "replace", path: "", value: [1] }]],
  ])("says %s", (_, before, after, patch) => {
    expect(diff(before, after)).toEqual(patch);
  });

  it("makes of any value any other", () => {
    const random = seededRandom(11);
    for (let round = 0; round < 2_000; round += 1) {
      const before = randomJson(random, 4);
      const after = random() < 0.5 ? randomJson(random, 4) : changed(before, random);
      expect(applied(before, diff(before, after))).toEqual(after);
    }
  });

  it("takes a name that objects inherit for a name", () => {
    const after: Json = JSON.parse('{"__proto__": {"x": 1}, "toString": 2}');
    expect(diff({}, after)).toEqual([
      { op: "add", path: "/__proto__", value: { x: 1 } },
      { op: "add", path: "/toString", value: 2 },
    ]);
  });
});

function randomJson(random: () => number, depth: number): Json {
  const kind = depth === 0 ? random() * 0.4 : random();
  if (kind < 0.1) return null;
  if (kind < 0.4) return Math.floor(random() * 3);
  const size = Math.floor(random() * 5);
  if (kind < 0.7) return Array.from({ length: size }, () => randomJson(random, depth - 1));
  const names = Array.from({ length: size }, () => "ab/~"[Math.floor(random() * 4)] ?? "");
  return Object.fromEntries(names.map((name) => [name, randomJson(random, depth - 1)]));
}

/** Like the value, but for a few places. */
function changed(value: Json, random: () => number): Json {
  if (random() < 0.1) return randomJson(random, 2);
  if (Array.isArray(value)) {
    return value
      .filter(() => random() < 0.9)
      .flatMap((item) => (random() < 0.1 ? [item, 9] : [changed(item, random)]));
  }
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(() => random() < 0.9);
  return Object.fromEntries(kept.map(([key, item = null]) => [key, changed(item, random)]));
}

function applied(document: Json, patch: readonly PatchOperation[]): Json {
  return jsonPatch.applyPatch(document, patch, true, false).newDocument;
}
