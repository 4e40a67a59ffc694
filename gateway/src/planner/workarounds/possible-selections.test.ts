import { describe, expect, it } from "@jest/globals";
import { buildSchema, parse, print } from "graphql";
import { withoutImpossible } from "./possible-selections.js";

const SCHEMA = buildSchema(`
  type Query { book: Book item: Item }
  interface Item { size: Size }
  type Book implements Item { size: Size }
  type Film implements Item { size: Size }
  type Size { w: Int }
`);

function reduced(operation: string): string {
  return print(withoutImpossible(parse(operation), SCHEMA)).replaceAll(/\s+/g, " ");
}

describe("what is selected of objects that cannot be there", () => {
  it("is taken out, with fragments that nothing else uses", () => {
    expect(
      reduced(
        "{ book { size { ...A } ... on Film { size { ...B } } } } fragment A on Size { w } fragment B on Size { w }",
      ),
    ).toBe("{ book { size { ... on Size { w } } } }");
  });

  it("leaves the object's type name when it was all", () => {
    expect(reduced("{ book { ... on Film { size { w } } } }")).toBe("{ book { __typename } }");
  });

  it("stays where it could be there, and where nothing is known about the object", () => {
    for (const operation of [
      "{ item { ... on Film { size { w } } } }",
      "{ _entities { ... on Film { size { w } } } }",
    ])
      expect(reduced(operation)).toBe(operation);
  });
});
