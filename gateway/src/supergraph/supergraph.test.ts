import { SHOP_SUPERGRAPH } from "@hub/gateway-fixtures/shop";
import { describe, expect, it } from "@jest/globals";
import { createPlanner, PlanningFailure } from "../planner/planner.js";
import { parseSupergraph } from "./supergraph.js";

describe("a supergraph", () => {
  const supergraph = parseSupergraph(SHOP_SUPERGRAPH);

  it("names the members and where they are, without the one that only has events", () => {
    expect(Object.fromEntries(supergraph.memberUrls)).toEqual({
      catalog: "http://catalog:4000/graphql",
      reviews: "http://reviews:4000/graphql",
    });
  });

  it("says which events feed which subscription field", () => {
    expect(Object.fromEntries(supergraph.eventSources)).toEqual({
      reviewAdded: { types: ["review.added"], match: [{ argument: "productId", property: "productId" }] },
    });
  });

  it("names the fields that keys and requirements use", () => {
    expect([...supergraph.keyFieldNames].sort()).toEqual(["h", "id", "kg", "size", "unit", "w", "weight"]);
  });

  it("has a public schema without inaccessible elements", () => {
    const { publicSchema } = supergraph;
    expect(Object.keys(publicSchema.getQueryType()?.getFields() ?? {})).not.toContain("hidden");
    expect(publicSchema.getType("EchoInput")?.astNode).toMatchObject({
      fields: [{ name: { value: "text" } }],
    });
    expect(Object.keys(publicSchema.getTypeMap()).filter((name) => name.startsWith("join__"))).toEqual([]);
  });

  it("is refused with one sentence when it is none", () => {
    expect(() => parseSupergraph("type Query { a: Int }")).toThrow("it names no subgraph");
  });
});

describe("the planner", () => {
  const planner = createPlanner(parseSupergraph(SHOP_SUPERGRAPH));

  it("fails with a typed error, and plans the next operation", () => {
    expect(() => planner.plan("{ nope }", undefined)).toThrow(PlanningFailure);
    expect(planner.plan("{ me { id } }", undefined)).toMatchObject({ kind: "Fetch" });
  });

  it.todo("outlives a crash of the addon that is not known yet, which would end the process it runs in");

  it("asks nobody for the root's type name", () => {
    expect(planner.plan("{ __typename }", undefined)).toBeUndefined();
  });
});
