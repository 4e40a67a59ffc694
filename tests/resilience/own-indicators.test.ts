import { association } from "@hub/association/association";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { declareIndicators } from "@hub/figure-kit/own-indicators/declare-indicators";
import {
  IndicatorBasis,
  IndicatorDirection,
  IndicatorFrequency,
  IndicatorUnit,
} from "@hub/figure-kit/own-indicators/indicator-terms";
import type { OwnIndicator } from "@hub/figure-kit/own-indicators/own-indicator";
import { createOwnIndicatorsModule } from "@hub/figure-kit/own-indicators/own-indicators.module";
import { until } from "@hub/gateway-fixtures/until";
import { startLoadedMember } from "@hub/subgraph-kit/testing";
import { expect, it } from "@jest/globals";
import { startReportingMember } from "../support/reporting-member.js";

const OWN: OwnIndicator = {
  code: "FT01",
  name: { vi: "Cựu giáo chức dạy lớp xóa mù chữ", en: "Former teachers who teach literacy classes" },
  unit: IndicatorUnit.COUNT,
  definition: { vi: "Số cựu giáo chức đứng lớp.", en: "Former teachers who taught." },
  levels: [AdministrativeLevel.PROVINCE],
  historicalLevels: [],
  frequency: IndicatorFrequency.YEARLY,
  direction: IndicatorDirection.NEUTRAL,
  basis: [IndicatorBasis.PROPOSAL],
};
const ANOTHERS: OwnIndicator = { ...OWN, code: "LM01" };

it("enters a member's own indicators in the register, and takes no other's away", async () => {
  await using reporting = await startReportingMember("former-teachers", [OWN, ANOTHERS]);
  await using hub = await startLoadedMember(association, {
    sources: new Map([[reporting.name, reporting.source]]),
  });
  const read = async (code: string) => {
    const { data } = await hub.ask(
      "query ($code: String!) { indicator(code: $code) { code name { vi } owner unit levels } }",
      {
        code,
      },
    );
    return data.indicator;
  };
  await until(async () => (await read("FT01")) !== null);
  const { code, name, unit, levels } = OWN;
  expect(await read("FT01")).toEqual({ code, name: { vi: name.vi }, unit, levels, owner: "former-teachers" });
  expect(await read("LM01")).toMatchObject({ owner: "association", name: { vi: "Tỷ lệ gia đình học tập" } });

  // As when the member starts with changed code; what has not changed is told to nobody.
  const changed = { ...OWN, name: { vi: "Cựu giáo chức đứng lớp", en: "Former teachers in class" } };
  for (const declared of [changed, changed])
    await declareIndicators(reporting.member.dataSource, [declared, ANOTHERS]);
  await until(async () => (await read("FT01")).name.vi === "Cựu giáo chức đứng lớp");
  const events = await reporting.member.dataSource.query(
    "SELECT aggregate_id, version FROM outbox_log WHERE type = 'indicator.declared' ORDER BY seq",
  );
  expect(events).toEqual([
    { aggregate_id: "ind_FT01", version: 1 },
    { aggregate_id: "ind_LM01", version: 1 },
    { aggregate_id: "ind_FT01", version: 2 },
  ]);
  const readTold = () =>
    hub.dataSource.query(
      "SELECT payload ->> 'indicatorCode' AS code FROM outbox_log WHERE type = 'indicator.changed' ORDER BY seq",
    );
  await until(async () => (await readTold()).length > 1);
  expect(await readTold()).toEqual([{ code: "FT01" }, { code: "FT01" }]);
}, 120_000);

it.each([
  ["a code that is none", { code: "ft-1" }],
  ["an empty name", { name: { vi: " ", en: "Nothing" } }],
])("refuses %s when the member is made", (_, wrong) => {
  expect(() => createOwnIndicatorsModule([{ ...OWN, ...wrong }])).toThrow();
});
