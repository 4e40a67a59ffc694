import { describe, expect, it } from "@jest/globals";
import { parse, print, stripIgnoredCharacters } from "graphql";
import { mergeSelections } from "./merge-selections.js";

const merged = (query: string) => stripIgnoredCharacters(print(mergeSelections(parse(query))));

describe("what a document says twice", () => {
  it.each([
    ["{ a a b a }", "{a b}"],
    ["{ a { b } c a { d b } }", "{a{b d}c}"],
    ["{ a { b { c } } a { b { d } } }", "{a{b{c d}}}"],
    ["{ ...F ...F } fragment F on Query { a a }", "{...F}fragment F on Query{a}"],
    ["{ ...on A { a } ...on B { a } ...on A { b } }", "{...on A{a b}...on B{a}}"],
    ["{ a(x: 1) a(x: 1) x: a(x: 1) }", "{a(x:1)x:a(x:1)}"],
  ])("is written once: %s", (query, expected) => {
    expect(merged(query)).toBe(expected);
  });

  it.each(["{a(x:1)a(x:2)}", "{a a@include(if:true)}", "{a a{b}}", "{a{b}...F}fragment F on Query{a{c}}"])(
    "stays where it is not the same: %s",
    (query) => {
      expect(merged(query)).toBe(query);
    },
  );

  it("leaves little of thousands of repeats", () => {
    const query = `{ ${"a { b { c } } ... { a { b { c } } } ".repeat(400)} }`;
    expect(merged(query)).toBe("{a{b{c}}...{a{b{c}}}}");
  });
});
