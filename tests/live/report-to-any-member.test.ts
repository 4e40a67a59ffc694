import { until } from "@hub/gateway-fixtures/until";
import { MEMBERS, organisationOf } from "@hub/local/members";
import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Answer, ask } from "../support/ask.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const UNIT = stableId("administrative-unit", "province-45-2025-03-01");
const REPORT = `mutation ($member: String!, $input: ReportFigureInput!, $validateOnly: Boolean! = false) {
  reportFigure(member: $member, input: $input, validateOnly: $validateOnly) {
    figure { numerator unit { name { vi } } indicator { code } actor { role organisation { id } } }
    findings { rule severity message { vi en } }
  }
}`;
const INPUT = {
  unitId: UNIT,
  indicatorCode: "YU01",
  numerator: 60,
  denominator: 200,
  printedText: "60/200 (số liệu thử)",
  asOf: "2025-06-30",
  source: { title: "kiểm thử tự động" },
};

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
}, 120_000);
afterAll(async () => hub[Symbol.asyncDispose]());

function report(member: string, more: object = {}): Promise<Answer> {
  return ask(hub, REPORT, {
    variables: { member, input: INPUT, ...more },
    authorization: hub.authorization(
      MEMBERS.some(({ name }) => name === member) ? `system-${member}` : undefined,
    ),
  });
}

describe("a figure", () => {
  it.each(MEMBERS)("is reported to $name by the one mutation that clients see", async ({ name }) => {
    const { data, errors } = await report(name);
    expect(errors).toBeUndefined();
    expect(data.reportFigure.figure).toEqual({
      numerator: 60,
      unit: { name: { vi: "Tỉnh Quảng Trị" } },
      indicator: { code: "YU01" },
      actor: {
        role: expect.stringMatching(/^(REPORTER|SECRETARY)$/),
        organisation: { id: organisationOf(name) },
      },
    });
  });

  it("is in the list of all members' figures, whole, whichever member reported it", async () => {
    const query = `query ($unit: ID!) { figures(unitIds: [$unit], indicators: ["YU01"]) {
      nodes { id member numerator actor { role organisation { id name { vi } } } unit { name { vi } } indicator { name { vi } } source { id title } rivals { id } flags { rule } }
      members { member confirmedAt isUpToDate }
    } }`;
    const read = () => ask(hub, query, { variables: { unit: UNIT } });
    await until(async () => (await read()).data.figures.nodes.length === MEMBERS.length);
    const { data, errors } = await read();
    expect(errors).toBeUndefined();
    const names = MEMBERS.map(({ name }) => name).toSorted();
    expect(data.figures.nodes.map(({ member }: { member: string }) => member).toSorted()).toEqual(names);
    for (const { id, member, source, actor, ...figure } of data.figures.nodes) {
      expect(actor).toEqual({
        role: expect.stringMatching(/^(REPORTER|SECRETARY)$/),
        organisation: {
          id: organisationOf(member),
          name: { vi: expect.stringMatching(/Sơn La|Hồ Chí Minh/) },
        },
      });
      expect(id).toMatch(new RegExp(`^fig_${member}_`));
      expect(source).toEqual({ id: expect.stringMatching(`^src_${member}_`), title: "kiểm thử tự động" });
      expect(figure).toMatchObject({ numerator: 60, unit: { name: { vi: "Tỉnh Quảng Trị" } }, rivals: [] });
    }
    expect(data.figures.members).toMatchObject(
      names.map((member) => ({ member, confirmedAt: expect.any(String) })),
    );
  });

  it("is only validated if asked to, with all that is found", async () => {
    const input = { ...INPUT, numerator: 300, asOf: "2025-06-29" };
    const { data, errors } = await report("education", { input, validateOnly: true });
    expect(errors).toBeUndefined();
    expect(data.reportFigure.figure).toBeNull();
    expect(data.reportFigure.findings).toContainEqual(expect.objectContaining({ severity: "ERROR" }));
    const refused = await report("education", { input });
    expect(refused.data).toEqual({ reportFigure: null });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: "REFUSED", member: "education" });
  });

  it("of a member that is not there is refused, with those that are", async () => {
    const { data, errors } = await report("farmers-union");
    expect(data).toEqual({ reportFigure: null });
    expect(errors).toMatchObject([
      {
        message:
          "“member”: không có thành viên “farmers-union” nhận reportFigure; hiện có: association, education, womens-union, youth-union. / " +
          '"member": there is no member "farmers-union" that takes reportFigure; there are association, education, womens-union, youth-union.',
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
  });

  it("is reported by nobody who is not signed in, nor by a member's own field", async () => {
    const { errors } = await ask(hub, REPORT, { variables: { member: "education", input: INPUT } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
    const own = `mutation ($input: ReportFigureInput!) { reportEducationFigure(input: $input) { figure { numerator } } }`;
    const hidden = await ask(hub, own, { variables: { input: INPUT }, authorization: hub.authorization() });
    expect(hidden.errors?.[0]?.message).toContain("Cannot query field");
  });
});
