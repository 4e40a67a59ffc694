import { live } from "@hub/gateway-fixtures/commitments";
import { compose } from "@hub/gateway-fixtures/compose";
import { FEDERATION_LINK } from "@hub/gateway-fixtures/subgraph";
import { describe, expect, it } from "@jest/globals";
import { parseSupergraph } from "../supergraph.js";

const units = {
  name: "units",
  sdl: `${FEDERATION_LINK}
    type Query { unit(id: ID!): Unit }
    type Unit @key(fields: "id") { id: ID! parent: Unit }
    type Commitment @key(fields: "id") { id: ID! }
  `,
};

function sourcesWith(match: string) {
  const sdl = live.sdl
    .replace("property: String! }", "property: String! ancestors: String }")
    .replace(/match: \[\s*\{[^\]]*\]/, `match: [${match}]`);
  return parseSupergraph(compose([units, { ...live, sdl }])).eventSources;
}

describe("the directive that says which events feed a field", () => {
  it("matches arguments with properties of the payload, of the envelope and with what they lie in", () => {
    const ancestors = "query ($id: ID!) { unit(id: $id) { parent { id } } }";
    const sources = sourcesWith(
      `{ argument: "programmeId", property: "unitId", ancestors: "${ancestors}" }, { argument: "codes", property: "$member" }`,
    );
    expect(sources.get("commitmentChanged")?.match).toEqual([
      { argument: "programmeId", property: "unitId", ancestors, ancestorArguments: [] },
      { argument: "codes", property: "$member" },
    ]);
  });

  it.each([
    [
      '{ argument: "programme", property: "programmeId" }',
      '@eventSource on Subscription.commitmentChanged matches the argument "programme", which the field does not have: it has programmeId, codes, after',
    ],
    [
      '{ argument: "codes", property: "$seq" }',
      '@eventSource on Subscription.commitmentChanged matches the property "$seq", which events do not have: known are $member, $type, $aggregateType, $aggregateId',
    ],
    [
      '{ argument: "codes", property: "unitId", ancestors: "{ unit" }',
      'cannot look up the ancestors of "unitId": Syntax Error',
    ],
    [
      '{ argument: "codes", property: "unitId", ancestors: "query ($id: ID!) { unit(id: $id) { name } }" }',
      'Cannot query field "name" on type "Unit"',
    ],
    [
      '{ argument: "codes", property: "unitId", ancestors: "query ($unit: ID!) { unit(id: $unit) { id } }" }',
      "it must have the variable $id, and others only for arguments of the field",
    ],
  ])("is refused with one sentence when it makes no sense: %s", (match, sentence) => {
    expect(() => sourcesWith(match)).toThrow(sentence);
  });
});
