import { randomUUID } from "node:crypto";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { unitId } from "../administrative-units/unit-id.js";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleTarget, EXAMPLE_UNIT } from "../testing/example-programme.js";

/** A series of the unit, as a client writes its id. */
const seriesOf = (unit: string, code: string) => `series_education.${code}.${unit}`;
const DISTRICT = unitId(AdministrativeLevel.DISTRICT, "772", "2025-03-01");
const FIELDS =
  "id member unit { id } indicator { code } targets { year value indicator { code } } late: targets(year: 2030) { id }";

let member: TestMember;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  await addExampleTarget(member.dataSource.manager, "LM01");
  await addExampleTarget(member.dataSource.manager, "LM02");
  await member.dataSource.query("INSERT INTO joint_record_version (member, version) VALUES ('education', 1)");
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function find(id: string) {
  return member.ask(
    `query ($id: ID!, $of: [_Any!]!) {
      figureSeries(id: $id) { ${FIELDS} }
      _entities(representations: $of) { ... on FigureSeries { ${FIELDS} } }
    }`,
    { id, of: [{ __typename: "FigureSeries", id }] },
  );
}

describe("a series of figures", () => {
  it("has the targets of its indicator that units of its level are held against", async () => {
    const { data, errors } = await find(seriesOf(EXAMPLE_UNIT, "LM01"));
    expect(errors).toBeUndefined();
    const series = {
      id: seriesOf(EXAMPLE_UNIT, "LM01"),
      member: "education",
      unit: { id: `unit_${EXAMPLE_UNIT}` },
      indicator: { code: "LM01" },
      targets: [{ year: 2025, value: 70, indicator: { code: "LM01" } }],
      late: [],
    };
    expect(data).toEqual({ figureSeries: series, _entities: [series] });
  });

  it("has none where no target is set for its indicator or its level", async () => {
    expect((await find(seriesOf(EXAMPLE_UNIT, "LM03"))).data.figureSeries.targets).toEqual([]);
    expect((await find(seriesOf(DISTRICT, "LM01"))).data.figureSeries.targets).toEqual([]);
  });

  it.each([
    `series_nobody.LM01.${EXAMPLE_UNIT}`,
    seriesOf(randomUUID(), "LM01"),
    seriesOf(EXAMPLE_UNIT, "ZZ99"),
    EXAMPLE_UNIT,
    "LM01",
  ])("does not exist under %s", async (id) => {
    expect((await find(id)).data).toEqual({ figureSeries: null, _entities: [null] });
  });
});
