import { createReportingMember } from "@hub/figure-kit/reporting-member";
import { parseSupergraph } from "@hub/gateway/supergraph/supergraph";
import { composeSubgraphs, isServerless } from "@hub/schema/composition/compose";
import { readSubgraphs } from "@hub/schema/composition/subgraph-files";
import { buildSubgraph } from "@hub/subgraph-kit/federated-schema";
import { describe, expect, it } from "@jest/globals";

const farmersUnion = createReportingMember({ name: "farmers-union", prefix: "farmersUnion" });

describe("a member made of the kit alone, and nothing changed elsewhere", () => {
  const { sdl } = buildSubgraph(farmersUnion);
  const file = { name: farmersUnion.name, file: "farmers-union.graphql", sdl };
  const { supergraph, api } = composeSubgraphs([...readSubgraphs(), file]);

  it("is one of the members that a figure can be reported to", () => {
    const { routesOf } = parseSupergraph(supergraph);
    expect(routesOf("mutation").get("reportFigure")?.targets.get("farmers-union")).toBe(
      "reportFarmersUnionFigure",
    );
    expect(api).not.toContain("reportFarmersUnionFigure");
  });

  it("is asked and listed like the others", () => {
    const members = readSubgraphs().filter((subgraph) => !isServerless(subgraph));
    expect([...parseSupergraph(supergraph).memberUrls.keys()].sort()).toEqual(
      [...members.map(({ name }) => name), "farmers-union"].sort(),
    );
  });
});
