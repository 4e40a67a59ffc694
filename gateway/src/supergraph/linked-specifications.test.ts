import { composeSubgraphs } from "@hub/schema/composition/compose";
import { describe, expect, it } from "@jest/globals";
import { parse } from "graphql";
import { createPlanner } from "../planner/planner.js";
import { readLinkedSpecifications } from "./linked-specifications.js";
import { parseSupergraph } from "./supergraph.js";

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag", "@inaccessible"])';
/** Names that federation has for directives, and beginnings that are nobody's. */
const ORDINARY_NAMES = ["tag", "join", "inaccessible", "federation", "core", "policy", "Great__Thing"];

function composed(sdl: string): string {
  return composeSubgraphs([{ name: "one", file: "one.graphql", sdl: `${LINK}\n${sdl}` }]).supergraph;
}

describe("the machinery of a supergraph", () => {
  it.each(ORDINARY_NAMES)("is not a member's type called %s", (name) => {
    const sdl = composed(
      `type Query { one: ${name} @tag(name: "x") hidden: ID @inaccessible } type ${name} @key(fields: "id") { id: ID! }`,
    );
    const supergraph = parseSupergraph(sdl);
    const { publicSchema } = supergraph;
    expect(String(publicSchema.getQueryType()?.getFields()["one"]?.type)).toBe(name);
    expect(Object.keys(publicSchema.getQueryType()?.getFields() ?? {})).toEqual(["one"]);
    expect(publicSchema.getType("join__Graph")).toBeUndefined();
    expect(createPlanner(supergraph).plan("{ one { id } }", undefined)).toMatchObject({ kind: "Fetch" });
  });

  it.each([
    ["enum", "enum tag { A }", "tag"],
    ["input", "input tag { a: Int }", "Int"],
    ["scalar", "scalar tag", "tag"],
    ["union", "union tag = A type A { id: ID }", "tag"],
    ["interface", "interface tag { id: ID } type A implements tag { id: ID }", "tag"],
  ])("is not a member's %s called tag", (kind, definition, type) => {
    const argument = kind === "input" ? "(by: tag)" : "";
    const { publicSchema } = parseSupergraph(
      composed(`type Query { one${argument}: ${type} } ${definition}`),
    );
    expect(publicSchema.getType("tag")).toBeDefined();
  });

  it("is what the linked specifications' prefixes say, whatever those are", () => {
    const { publicSchema } = parseSupergraph(`
      schema
        @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION)
        @link(url: "https://specs.apollo.dev/inaccessible/v0.2", as: "hide", for: SECURITY)
        @link(url: "https://specs.apollo.dev/cost/v0.1", as: "price")
      { query: Query }
      directive @hide on FIELD_DEFINITION
      directive @join__graph(name: String!, url: String!) on ENUM_VALUE
      enum join__Graph { ONE @join__graph(name: "one", url: "http://one") }
      enum link__Purpose { SECURITY EXECUTION }
      scalar price__Weight
      type Query { seen: cost__Weight unseen: Int @hide kept: Int @inaccessible }
      directive @inaccessible on FIELD_DEFINITION
      scalar cost__Weight
    `);
    expect(Object.keys(publicSchema.getQueryType()?.getFields() ?? {})).toEqual(["seen", "kept"]);
    for (const name of ["price__Weight", "join__Graph", "link__Purpose"]) {
      expect(publicSchema.getType(name)).toBeUndefined();
    }
  });

  it("has the names that imports and renamings give it", () => {
    const { all, inaccessible } = readLinkedSpecifications(
      parse(`
        extend schema
          @link(url: "https://specs.apollo.dev/tag/v0.3")
          @link(url: "https://specs.apollo.dev/inaccessible/v0.2", import: [{ name: "@inaccessible", as: "@private" }])
          @link(url: "https://example.vn/spec/money", as: "vnd", import: ["@rounded"], for: SECURITY)
        type Query { a: Int }
      `),
    );
    expect(inaccessible).toBe("private");
    expect(all.at(-1)).toEqual({
      identity: "https://example.vn/spec/money",
      prefix: "vnd",
      purpose: "SECURITY",
      imports: new Map([["@rounded", "@rounded"]]),
    });
  });
});
