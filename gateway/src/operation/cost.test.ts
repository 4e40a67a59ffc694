import { describe, expect, it } from "@jest/globals";
import { buildSchema, type DocumentNode, getOperationAST, parse } from "graphql";
import { RequestRefusal } from "../errors/request-refusal.js";
import { measureCost, OperationCost } from "./cost.js";
import { OPERATION_LIMITS } from "./operation-limits.js";

const schema = buildSchema(/* GraphQL */ `
  type Query { unit: Unit units(first: Int = 50): UnitConnection! all: [Unit!]! some(limit: Int): [Unit!]! names: [String!]! }
  type UnitConnection { edges: [UnitEdge!]! nodes: [Unit!]! pageInfo: PageInfo! }
  type UnitEdge { node: Unit! }
  type PageInfo { hasNextPage: Boolean! }
  type Unit { name: Text figures: [Figure!]! grid: [[Figure!]!] parent: Unit }
  type Figure { text: String indicator: Indicator }
  type Indicator { name: Text }
  type Text { vi: String }
`);

function operationOf(document: DocumentNode) {
  const operation = getOperationAST(document);
  if (!operation) throw new Error("the document has no operation");
  return operation;
}

function cost(query: string, variables: Record<string, unknown> = {}): number {
  const document = parse(query);
  return measureCost(schema, document, operationOf(document), variables, 5);
}

describe("the cost of an operation", () => {
  it.each([
    ["{ names __typename }", 0],
    ["{ unit { name { vi } } }", 2],
    ["{ all { name { vi } } }", 5 * 2],
    ["{ some(limit: 7) { figures { text } } }", 7 * (1 + 5)],
    ["{ unit { grid { text } } }", 1 + 5],
    ["{ units { nodes { name { vi } } pageInfo { hasNextPage } } }", 1 + 50 * 2 + 1],
    ["{ units(first: 3) { edges { node { name { vi } } } } }", 1 + 3 * 3],
    ["{ units(first: 3) { edges { node { figures { text } } } } }", 1 + 3 * (1 + 1 + 5)],
    ["{ unit { ...U ...U } } fragment U on Unit { figures { text } }", 1 + 5 + 5],
    ["{ ... { all { __typename } } ... on Query { all { name { vi } } } }", 5 + 10],
    ["{ __schema { types { name } } }", 0],
  ])("of %s is %d", (query, expected) => {
    expect(cost(query)).toBe(expected);
  });

  it("depends on the sizes among the variables", () => {
    const query = "query($n: Int) { units(first: $n) { nodes { parent { name { vi } } } } }";
    expect(cost(query, { n: 4 })).toBe(1 + 4 * 3);
    const document = parse(query);
    const known = new OperationCost(schema, document, operationOf(document), OPERATION_LIMITS);
    for (const n of [1, 200, 1, 1_000]) expect(() => known.check({ n })).not.toThrow();
    expect(() => known.check({ n: 2_000 })).toThrow(RequestRefusal);
  });

  it("leaves room for a few hundred rows in nested lists", () => {
    expect(
      cost("{ units(first: 100) { nodes { name { vi } figures { indicator { name { vi } } } } } }"),
    ).toBeLessThan(OPERATION_LIMITS.cost);
  });

  it("takes little longer for a document that doubles itself", () => {
    const fragments = Array.from(
      { length: 26 },
      (_, index) =>
        `fragment F${index} on Unit { parent { ...F${index + 1} } p: parent { ...F${index + 1} } }`,
    );
    const query = `{ unit { ...F0 } } ${fragments.join(" ")} fragment F26 on Unit { figures { text } }`;
    expect(cost(query)).toBeGreaterThan(2 ** 26);
  });
});
