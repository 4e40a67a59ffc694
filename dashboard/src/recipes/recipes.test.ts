import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { buildSchema, parse, validate } from "graphql";
import { kindOf, onOneLine } from "./operation.js";
import { chooseExamples, RECIPE_NAMES, writeRecipes } from "./recipes.js";

const SCHEMA = buildSchema(readFileSync(new URL("../../../schema/api.graphql", import.meta.url), "utf8"), {
  assumeValidSDL: true,
});

describe("every recipe", () => {
  it.each(writeRecipes(undefined))("fits the schema: $name", ({ query }) => {
    expect(validate(SCHEMA, parse(query)).map(({ message }) => message)).toEqual([]);
  });

  it("is there once, in the order of the names", () => {
    expect(writeRecipes(undefined).map(({ name }) => name)).toEqual(RECIPE_NAMES);
  });

  it("names what the hub has: the programme with most commitments, a unit with figures", () => {
    const programme = (code: string, commitments: string[]) => ({
      id: `id of ${code}`,
      code,
      commitments: commitments.map((id) => ({ id, version: 3 })),
    });
    const examples = chooseExamples({
      programmes: { nodes: [programme("A", ["a1"]), programme("B", ["b1", "b2"]), programme("C", [])] },
      figures: { nodes: [{ unit: { id: "unit" } }] },
    });
    const variables = Object.fromEntries(
      writeRecipes(examples).map(({ name, variables }) => [name, variables]),
    );
    expect(variables).toMatchObject({
      programme: { code: "B" },
      figures: { under: "unit" },
      watch: { programmeId: "id of B" },
      write: { commitmentId: "b1", expectedVersion: 3 },
    });
  });
});

describe("an operation on one line", () => {
  it("has neither comments nor line ends, and its strings as they were", () => {
    const query = `# first
      query A($a: String) { # a comment, "not a string"
        a(text: "two  spaces # no comment", block: """ one "quoted"
        line """)
      }`;
    expect(onOneLine(query)).toBe(
      'query A($a: String) { a(text: "two  spaces # no comment", block: """ one "quoted"\n        line """) }',
    );
  });

  it("says what it is", () => {
    const texts = ["{ a }", "# mutation\nquery A { a }", "mutation { a }", "subscription A { a }"];
    expect(texts.map((query) => kindOf({ query }))).toEqual(["query", "query", "mutation", "subscription"]);
    expect(kindOf({ query: "query A { a } mutation B { b }", operationName: "B" })).toBe("mutation");
  });
});
