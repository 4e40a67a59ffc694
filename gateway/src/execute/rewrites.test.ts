import { describe, expect, it } from "@jest/globals";
import type { Rewrite } from "../plan-model/plan-nodes.js";
import { applyRewrites, rewritePath } from "./rewrites.js";

const rename: Rewrite = {
  kind: "RenameKey",
  path: [
    { kind: "Key", key: "products" },
    { kind: "Type", types: new Set(["Film"]) },
  ],
  key: "_internal",
  newKey: "x",
};
const setType: Rewrite = {
  kind: "SetValue",
  path: [{ kind: "Type", types: new Set(["Clip", "Song"]) }],
  key: "__typename",
  value: "Media",
};

describe("rewrites", () => {
  it("rename a key of objects of the type, wherever they stand in lists", () => {
    const data = {
      products: [[{ __typename: "Film", _internal: 1 }], [{ __typename: "Book", _internal: 2 }, null]],
    };
    applyRewrites(data, [rename]);
    expect(data).toEqual({
      products: [[{ __typename: "Film", x: 1 }], [{ __typename: "Book", _internal: 2 }, null]],
    });
  });

  it("rename nothing that is not there", () => {
    const data = { products: [{ __typename: "Film" }] };
    applyRewrites(data, [rename]);
    expect(data).toEqual({ products: [{ __typename: "Film" }] });
  });

  it("set a value on objects of the types", () => {
    const clip = { __typename: "Clip", id: "1" };
    const author = { __typename: "Author", id: "1" };
    applyRewrites(clip, [setType]);
    applyRewrites(author, [setType]);
    expect([clip, author]).toEqual([
      { __typename: "Media", id: "1" },
      { __typename: "Author", id: "1" },
    ]);
  });

  it("translate the paths of errors with the data", () => {
    expect(rewritePath(["products", 0, "_internal"], [rename])).toEqual(["products", 0, "x"]);
    expect(rewritePath(["products", 0, "_internal", 3, "y"], [rename])).toEqual(["products", 0, "x", 3, "y"]);
    expect(rewritePath(["others", 0, "_internal"], [rename])).toEqual(["others", 0, "_internal"]);
    expect(rewritePath(["_internal"], [rename, setType])).toEqual(["_internal"]);
  });
});
