import { describe, expect, it } from "@jest/globals";
import { buildSchema, GraphQLError, parse, specifiedRules, validate } from "graphql";
import { inVietnamese, UNKNOWN } from "./graphql-sentences.js";
import { parseOperation } from "./parse-operation.js";

const SCHEMA = buildSchema(`
  directive @once on FIELD
  directive @needs(what: Int!) on FIELD
  type Query {
    thing(id: ID, number: Int, share: Float, name: String, isNew: Boolean, kind: Kind, form: Form, needed: Int): Thing
    must(have: Int!): Int
    other: Other
    either: Either
  }
  type Subscription { first: Int second: Int }
  type Thing { id: ID name: String }
  type Other { id: ID }
  union Either = Thing | Other
  enum Kind { GOOD BAD }
  input Form { title: String! }
`);

/** What each rule finds, and how syntax can be wrong. */
const WRONG = [
  "{ nothing }",
  "{ thing { nam } }",
  "{ thing(nothing: 1) { id } }",
  "{ thing @once(nothing: 1) { id } }",
  "{ thing @nothing { id } }",
  "query @once { thing { id } }",
  "{ thing { id @once @once } }",
  "{ ...Nothing }",
  "fragment A on Nothing { id } { ...A }",
  "{ thing { id } } query B { thing { id } }",
  "type A { a: Int } { thing { id } }",
  "{ thing(number: $of) { id } }",
  "query A { thing(number: $of) { id } }",
  "query ($of: Int) { thing { id } }",
  "query A($of: Int) { thing { id } }",
  "query ($of: Thing) { thing(number: $of) { id } }",
  "query ($of: String) { thing(number: $of) { id } }",
  "query ($of: Int, $of: Int) { thing(number: $of) { id } }",
  "{ thing { id } } fragment A on Thing { id }",
  "{ thing { ... on Other { id } } }",
  "{ thing { ...A } } fragment A on Other { id }",
  "{ thing { ... on Kind { id } } }",
  "{ thing { ...A } } fragment A on Kind { id }",
  "{ thing { a: id a: name } }",
  "{ must }",
  "{ thing { id @needs } }",
  "{ thing { id { x } } }",
  "{ thing }",
  "subscription { first second }",
  "subscription A { first second }",
  "subscription { __typename }",
  "subscription A { __typename }",
  "{ must(have: 1, have: 2) }",
  "query A { must(have: 1) } query A { must(have: 1) }",
  "{ thing { ...A } } fragment A on Thing { id } fragment A on Thing { id }",
  '{ thing(form: { title: "a", title: "b" }) { id } }',
  "{ thing(form: {}) { id } }",
  '{ thing(form: { title: "a", titel: "b" }) { id } }',
  "{ thing(form: 1) { id } }",
  "{ thing(kind: GREAT) { id } }",
  "{ thing(kind: GOO) { id } }",
  '{ thing(kind: "GOOD") { id } }',
  '{ thing(number: "1") { id } }',
  "{ thing(number: 1.5) { id } }",
  "{ thing(number: 99999999999) { id } }",
  '{ thing(share: "1") { id } }',
  "{ thing(name: 1) { id } }",
  '{ thing(isNew: "true") { id } }',
  "{ thing(id: 1.5) { id } }",
  "{ must(have: null) }",
  "{ thing {",
  "{ thing { id }",
  '{ thing(name: "a) { id } }',
  "thing",
  "{ thing(number: ) { id } }",
  "{ thing { id } } ?",
];

function sentencesOn(text: string): string[] {
  try {
    return validate(SCHEMA, parse(text), specifiedRules).map(({ message }) => message);
  } catch (error) {
    if (error instanceof GraphQLError) return [error.message];
    throw error;
  }
}

describe("what GraphQL says of a document", () => {
  it.each(WRONG)("is said in Vietnamese as well: %s", (text) => {
    const sentences = sentencesOn(text);
    expect(sentences).not.toEqual([]);
    for (const sentence of sentences) {
      const vi = inVietnamese(sentence);
      expect([vi, vi.includes(UNKNOWN)]).toEqual([expect.stringMatching(/[ạ-ỹăâđêôơưàáèéìíòóùúý]/i), false]);
      expect(vi).not.toMatch(/\$\d|cannot |must |Expected|Unexpected|Unknown/);
    }
  });

  it("keeps what it suggests", () => {
    expect(inVietnamese('Cannot query field "nam" on type "Thing". Did you mean "name" or "id"?')).toBe(
      'Kiểu Thing không có trường “nam”. Ý bạn là "name" hoặc "id"?',
    );
  });

  it("is told of a document that breaks off, with the English after it", () => {
    const limits = { documentLength: 1_000, tokens: 100 };
    expect(() => parseOperation("{ thing {", limits)).toThrow(
      "Sai cú pháp: cần Name, lại gặp <EOF>; hãy sửa chỗ đó. / Syntax Error: Expected Name, found <EOF>.",
    );
  });
});
