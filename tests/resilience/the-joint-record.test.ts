import { unitId } from "@hub/association/administrative-units/unit-id";
import { association } from "@hub/association/association";
import type { Figure } from "@hub/figures/figure";
import { until } from "@hub/gateway-fixtures/until";
import { formatGlobalId } from "@hub/schema/global-id";
import { startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { READER_KEY } from "../support/followed-member.js";
import { type ReportingMember, startReportingMember } from "../support/reporting-member.js";

const SON_LA = unitId("PROVINCE", "14", "2025-03-01");

let education: ReportingMember;
let hub: TestMember;

beforeAll(async () => {
  education = await startReportingMember("education");
  hub = await startTestMember(association, {
    readerKeys: [READER_KEY],
    sources: new Map([["education", education.source]]),
  });
  await education.learnRegisters(hub);
}, 120_000);

afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await education[Symbol.asyncDispose]();
});

async function ask(args: string, fields = "nodes { id }") {
  const { data, errors } = await hub.ask(`{ figures(${args}) { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.figures;
}

const idOf = ({ id, member }: Figure) => formatGlobalId("Figure", id, member);

/** Once all that was told so far is in the joint record. */
async function untilCopied(): Promise<void> {
  await until(async () => {
    const counts = await Promise.all(
      [[hub, "joint_figure"] as const, [hub, "figure"] as const, [education.member, "figure"] as const].map(
        async ([{ dataSource }, table]) => {
          const [{ count }] = await dataSource.query(`SELECT count(*)::int AS count FROM ${table}`);
          return count;
        },
      ),
    );
    return counts[0] === counts[1] + counts[2];
  });
}

describe("the joint record", () => {
  it("has every member's figures, each whole as its member has it", async () => {
    const wrong = await education.report({ unitId: SON_LA });
    const right = await education.report({
      unitId: SON_LA,
      numerator: 197,
      printedText: "197/204",
      correctsId: wrong.id,
      reason: "in sai",
    });
    const rival = await education.report({ unitId: SON_LA, numerator: 190, printedText: "190/204" });
    await untilCopied();
    const { nodes, members } = await ask(
      `unitIds: ["unit_${SON_LA}"]`,
      `nodes {
        id member numerator printedText asOf knownAt state reason source { id title document { number } }
        corrects { id printedText state correctedBy { id } } rivals { id } flags { rule }
        unit { id name { vi } } indicator { code }
      } members { member confirmedAt isUpToDate }`,
    );
    const figure = {
      member: "education",
      asOf: "2021-12-31",
      state: "REPORTED",
      source: {
        id: formatGlobalId("Source", right.sourceId, "education"),
        title: "Bài báo",
        document: { number: "26/2025/NQ-HĐND" },
      },
      flags: [{ rule: "RIVAL_CLAIMS" }],
      unit: { id: `unit_${SON_LA}`, name: { vi: "Tỉnh Sơn La" } },
      indicator: { code: "CL02" },
    };
    const corrects = {
      id: idOf(wrong),
      printedText: "196/204",
      state: "CORRECTED",
      correctedBy: { id: idOf(right) },
    };
    expect(nodes).toHaveLength(2);
    expect(nodes).toEqual(
      expect.arrayContaining([
        {
          ...figure,
          id: idOf(right),
          numerator: 197,
          printedText: "197/204",
          reason: "in sai",
          knownAt: right.knownAt.toISOString(),
          corrects,
          rivals: [{ id: idOf(rival) }],
        },
        {
          ...figure,
          id: idOf(rival),
          numerator: 190,
          printedText: "190/204",
          reason: null,
          knownAt: rival.knownAt.toISOString(),
          corrects: null,
          rivals: [{ id: idOf(right) }],
        },
      ]),
    );
    expect(members).toEqual([
      { member: "association", confirmedAt: expect.any(String), isUpToDate: true },
      { member: "education", confirmedAt: expect.any(String), isUpToDate: true },
    ]);
  });

  it("can be read page by page, both ways", async () => {
    for (const numerator of [101, 102, 103, 104, 105])
      await education.report({
        unitId: SON_LA,
        numerator,
        printedText: `${numerator}/204`,
        asOf: "2022-12-31",
      });
    await untilCopied();
    const args = `unitIds: ["unit_${SON_LA}"], members: ["education"]`;
    const { nodes: all } = await ask(args);
    expect(all).toHaveLength(5);
    const page = async (window: string) =>
      ask(`${args}, ${window}`, "nodes { id } pageInfo { startCursor endCursor }");
    const first = await page("first: 2");
    const second = await page(`first: 3, after: "${first.pageInfo.endCursor}"`);
    expect([...first.nodes, ...second.nodes]).toEqual(all);
    const before = await page(`last: 2, before: "${second.pageInfo.startCursor}"`);
    expect(before.nodes).toEqual(first.nodes);
  });
});
