import { describe, expect, it } from "@jest/globals";
import { buildSchema, findBreakingChanges } from "graphql";
import { compareSchemas, printDays, recordChanges, type SchemaChange } from "./schema-changes.js";

const compare = (before: string, after: string) => compareSchemas(buildSchema(before), buildSchema(after));

const BEFORE = `
  type Query { book(id: ID!): Book books(first: Int): [Book] gone: Int }
  type Book { title: String pages: Int! kind: Kind old: Int }
  enum Kind { NOVEL POEM }
  input NewBook { title: String! pages: Int }
  union Found = Book
  type Gone { a: Int }
`;
const AFTER = `
  type Query { book(id: ID): Book books(first: Int, by: String!): [Book!]! shelf: Shelf }
  type Book { title: String! pages: Int kind: Kind old: Int @deprecated(reason: "Ask for pages") }
  type Shelf { books(first: Int): [Book] }
  enum Kind { NOVEL POEM DRAMA }
  input NewBook { title: String pages: Int! }
  union Found = Book | Shelf
`;

describe("two schemas", () => {
  it("differ in parts, each by its coordinate, with whether it breaks what was written before", () => {
    expect(compare(BEFORE, AFTER)).toEqual([
      { coordinate: "Book.old", what: "DEPRECATED", is: "Ask for pages", breaks: false },
      { coordinate: "Book.pages", what: "CHANGED", was: "Int!", is: "Int", breaks: true },
      { coordinate: "Book.title", what: "CHANGED", was: "String", is: "String!", breaks: false },
      { coordinate: "Found", what: "CHANGED", was: "Book", is: "Book | Shelf", breaks: false },
      { coordinate: "Gone", what: "REMOVED", breaks: true },
      { coordinate: "Kind.DRAMA", what: "ADDED", breaks: false },
      { coordinate: "NewBook.pages", what: "CHANGED", was: "Int", is: "Int!", breaks: true },
      { coordinate: "NewBook.title", what: "CHANGED", was: "String!", is: "String", breaks: false },
      { coordinate: "Query.book(id:)", what: "CHANGED", was: "ID!", is: "ID", breaks: false },
      { coordinate: "Query.books", what: "CHANGED", was: "[Book]", is: "[Book!]!", breaks: false },
      { coordinate: "Query.books(by:)", what: "ADDED", is: "String!", breaks: true },
      { coordinate: "Query.gone", what: "REMOVED", was: "Int", breaks: true },
      { coordinate: "Query.shelf", what: "ADDED", is: "Shelf", breaks: false },
      { coordinate: "Shelf", what: "ADDED", breaks: false },
    ]);
  });

  it.each([
    ["[A!]!", "[A]"],
    ["[A]", "[A!]"],
    ["A", "[A]"],
    ["A!", "B!"],
    ["[[A]!]", "[[A]]"],
    ["[A]", "[A]!"],
  ])("break as graphql-js says, from %s to %s and back, in answers and in arguments", (one, other) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ])
      for (const sdl of [
        (type: string) => `type Query { a: ${type} } type A { a: Int } type B { a: Int }`,
        (type: string) => `type Query { a(a: ${type}): Int } input A { a: Int } input B { a: Int }`,
      ]) {
        const [before, after] = [sdl(from ?? ""), sdl(to ?? "")];
        const breaks = findBreakingChanges(buildSchema(before), buildSchema(after)).length > 0;
        expect([before, after, compare(before, after).some((change) => change.breaks)]).toEqual([
          before,
          after,
          breaks,
        ]);
      }
  });

  it("break where a type leaves a union or an interface, and not where one joins", () => {
    const sdl = (found: string, named: string) =>
      `type Query { a: Found } union Found = ${found} interface Named { a: Int } type A ${named} { a: Int } type B { a: Int }`;
    const wide = sdl("A | B", "implements Named");
    const narrow = sdl("A", "");
    expect(compare(narrow, wide)).toEqual([
      { coordinate: "A", what: "CHANGED", is: "Named", breaks: false },
      { coordinate: "Found", what: "CHANGED", was: "A", is: "A | B", breaks: false },
    ]);
    expect(compare(wide, narrow).map(({ breaks }) => breaks)).toEqual([true, true]);
  });

  it("that are the same differ in nothing", () => {
    expect(compare(AFTER, AFTER)).toEqual([]);
  });
});

describe("the changes of a day", () => {
  const change = (
    coordinate: string,
    what: SchemaChange["what"],
    was?: string,
    is?: string,
  ): SchemaChange => ({
    coordinate,
    what,
    ...(was !== undefined && { was }),
    ...(is !== undefined && { is }),
    breaks: what === "REMOVED",
  });
  const days = recordChanges([], "2026-11-27", [
    change("A.a", "ADDED", undefined, "Int"),
    change("B", "REMOVED"),
  ]);

  it("are put together, and what was undone is none", () => {
    const later = recordChanges(days, "2026-11-27", [
      change("A.a", "REMOVED", "Int"),
      change("A.b", "CHANGED", "Int", "String"),
    ]);
    expect(later).toEqual([
      {
        day: "2026-11-27",
        changes: [change("A.b", "CHANGED", "Int", "String"), change("B", "REMOVED")],
      },
    ]);
    const [day] = recordChanges(later, "2026-11-27", [change("A.b", "CHANGED", "String", "ID")]);
    expect(day?.changes[0]).toMatchObject({ what: "CHANGED", was: "Int", is: "ID" });
    expect(recordChanges(days, "2026-11-27", [change("A.a", "CHANGED", "Int", "ID")])[0]?.changes[0]).toEqual(
      change("A.a", "ADDED", undefined, "ID"),
    );
  });

  it("do not name what is part of a type that the day has brought or taken", () => {
    const [day] = recordChanges(days, "2026-11-27", [
      change("A", "ADDED"),
      change("B.b", "CHANGED", "Int", "ID"),
    ]);
    expect(day?.changes.map(({ coordinate }) => coordinate)).toEqual(["A", "B"]);
  });

  it("stand before those of earlier days, which stay as they are", () => {
    const later = recordChanges(days, "2026-11-28", [change("C", "ADDED")]);
    expect(later.map(({ day }) => day)).toEqual(["2026-11-28", "2026-11-27"]);
    expect(later[1]).toEqual(days[0]);
  });

  it("that are none leave no day", () => {
    expect(recordChanges([], "2026-11-27", [])).toEqual([]);
  });

  it("are written a line each", () => {
    const text = printDays(days);
    expect(JSON.parse(text)).toEqual(days);
    expect(text.split("\n")).toContain('      {"coordinate":"B","what":"REMOVED","breaks":true}');
    expect(JSON.parse(printDays([]))).toEqual([]);
  });
});
