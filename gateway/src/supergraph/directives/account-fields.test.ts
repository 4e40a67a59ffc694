import { compose } from "@hub/gateway-fixtures/compose";
import { FEDERATION_LINK } from "@hub/gateway-fixtures/subgraph";
import { describe, expect, it } from "@jest/globals";
import { parse } from "graphql";
import { parseSupergraph } from "../supergraph.js";
import { readsAccountField } from "./account-fields.js";

const { publicSchema, accountFields } = parseSupergraph(
  compose([
    {
      name: "people",
      sdl: `${FEDERATION_LINK}
        extend schema
          @link(url: "https://khuyen-hoc-hub.vn/spec/accounts/v0.1", import: ["@dependsOnAccount"])
          @composeDirective(name: "@dependsOnAccount")
        directive @dependsOnAccount on FIELD_DEFINITION
        type Query { me: Person @dependsOnAccount anybody: [Named!]! marked: [Marked!]! }
        interface Named { name: String }
        type Person implements Named { name: String @dependsOnAccount age: Int }
        interface Marked { note: String @dependsOnAccount }
        type Book implements Marked & Named { note: String name: String }
      `,
    },
  ]),
);

describe("whether an answer depends on which account asks", () => {
  it.each([
    ["{ anybody { __typename } }", false],
    ["{ anybody { ... on Person { age } } }", false],
    ["{ marked { ... on Book { name } } }", false],
    ["{ i: me { age } }", true],
    ["{ anybody { ... on Person { name } } }", true],
    ["{ anybody { name } }", true],
    ["{ marked { note } }", true],
    ["{ marked { ...B } } fragment B on Book { note }", true],
  ])("is read from the fields that it asks for: %s", (query, depends) => {
    expect(readsAccountField(parse(query), publicSchema, accountFields)).toBe(depends);
  });
});
