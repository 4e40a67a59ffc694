import { describe, expect, it } from "@jest/globals";
import { parse, print } from "graphql";
import { createPlainRequirements, withRealNames } from "./plain-requirements.js";

const SDL = `
  type Product @join__type(graph: A, key: "id") @join__type(graph: B, key: "id") {
    id: ID!
    price(currency: String!): Int! @join__field(graph: A) @join__field(graph: B, external: true)
    cost: Int! @join__field(graph: B, requires: "price(currency: \\"VND\\")")
    bill: Int! @join__field(graph: B, requires: "id price(currency: \\"EUR\\") media { length(unit: S) }")
    media: Media
  }
  interface Media { length(unit: Unit): Int }
  type Film implements Media { length(unit: Unit): Int }
`;

describe("requirements with arguments", () => {
  const { sdl, fields } = createPlainRequirements(SDL);

  it("become fields without arguments, one for each choice of them", () => {
    expect(sdl).toContain('requires: "_hub_required0_price"');
    expect(sdl).toContain('requires: "id _hub_required1_price media { _hub_required2_length }"');
    expect(sdl).toContain(
      "_hub_required1_price: Int! @join__field(graph: A) @join__field(graph: B, external: true)",
    );
  });

  it("are there for every type that has the field because its interface does", () => {
    expect(sdl.match(/_hub_required2_length: Int/g)).toHaveLength(2);
  });

  it("reach members under their real names", () => {
    const document = parse("{ product { _hub_required0_price _hub_required1_price } }");
    expect(print(withRealNames(document, fields)).replaceAll(/\s+/g, " ")).toBe(
      '{ product { _hub_required0_price: price(currency: "VND") _hub_required1_price: price(currency: "EUR") } }',
    );
  });

  it("change nothing where there are none", () => {
    const plain = "type Product { id: ID! }";
    expect(createPlainRequirements(plain)).toEqual({ sdl: plain, fields: new Map() });
  });
});
