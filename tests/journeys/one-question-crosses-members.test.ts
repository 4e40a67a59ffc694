import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ask } from "../support/ask.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const MAIN_QUESTION = readFileSync(join(import.meta.dirname, "main-question.graphql"), "utf8");

/**
 * One statement per relation and member, however many rows: programme, ceremony, parties, organisations,
 * commitments, figures, targets, indicators, documents, links …
 */
const MAX_SQL_STATEMENTS = 32;

describe("the main question about programme QT-2021-2025", () => {
  let hub: RunningHub;
  beforeAll(async () => {
    hub = await startHub();
  }, 120_000);
  afterAll(async () => hub[Symbol.asyncDispose]());

  it("is answered by all four members in one request, as published and nothing else", async () => {
    const { data, errors } = await ask(hub, MAIN_QUESTION);
    expect(errors).toBeUndefined();
    const { programme } = data;
    expect(programme).toMatchObject({
      code: "QT-2021-2025",
      period: { from: "2021-01-01", to: "2025-12-31" },
      ceremony: { heldOn: "2022-05-18" },
      declaredPartyCount: 10,
    });
    expect(programme.parties).toHaveLength(1);
    expect(programme.parties[0].role).toBe("LEAD");
    expect(programme.commitments.map((commitment: { code: string }) => commitment.code)).toEqual(
      Array.from({ length: 10 }, (_, index) => `QT-${index + 1}`),
    );
    expect(programme.unit).toMatchObject({
      name: { vi: "Tỉnh Quảng Trị" },
      educationFigures: [],
      womensUnionFigures: [],
      youthUnionFigures: [],
    });
    expect(programme.targets.length).toBeGreaterThan(5);
    expect(
      programme.targets.every((target: { document: { number: string } }) => target.document.number),
    ).toBe(true);
    expect(programme.flags.map((flag: { rule: string }) => flag.rule)).toContain("V13");
  });

  it("costs a bounded number of SQL statements", async () => {
    await ask(hub, MAIN_QUESTION);
    const before = await sqlStatements(hub);
    await ask(hub, MAIN_QUESTION);
    const spent = (await sqlStatements(hub)) - before;
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(MAX_SQL_STATEMENTS);
  });

  it("finds Quận 11's published figures beside the targets of 2020", async () => {
    const { data, errors } = await ask(
      hub,
      `{ administrativeUnits(search: "quan 11", level: DISTRICT, first: 5) { nodes {
          name(asOf: "2020-10-29") { vi }
          associationFigures(asOf: "2020-10-29") { indicatorCode numerator denominator percentage printedText qualifier flags { rule severity } source { title } }
          educationFigures { indicatorCode numerator denominator }
          targets(year: 2020) { value indicator { code } document { number } }
      } } }`,
    );
    expect(errors).toBeUndefined();
    const [unit] = data.administrativeUnits.nodes;
    const figure = (code: string) =>
      unit.associationFigures.find((row: { indicatorCode: string }) => row.indicatorCode === code);
    const target = (code: string) =>
      unit.targets.find((row: { indicator: { code: string } }) => row.indicator.code === code);
    expect(unit.name.vi).toBe("Quận 11");
    expect([figure("LM01"), target("LM01")]).toMatchObject([
      { percentage: 72, qualifier: "LESS_THAN" },
      { value: 70 },
    ]);
    expect([figure("LM02"), target("LM02")]).toMatchObject([{ percentage: 50 }, { value: 50 }]);
    expect([figure("LM03"), target("LM03")]).toMatchObject([
      { percentage: 84.12, numerator: 53, denominator: 63 },
      { value: 60 },
    ]);
    expect([figure("LM04"), target("LM04")]).toMatchObject([{ percentage: 96.15 }, { value: 50 }]);
    expect(figure("LM03").flags).toEqual([{ rule: "V03", severity: "INFO" }]);
    expect(unit.educationFigures).toContainEqual({ indicatorCode: "CL01", numerator: 16, denominator: 16 });
  });

  it("refuses to write for who has not signed in, in a sentence of both languages", async () => {
    const { errors } = await ask(
      hub,
      `mutation { setCommitmentState(commitmentId: "x", state: DONE, expectedVersion: 1, source: { title: "Báo cáo" }) { id } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(errors?.[0]?.message).toMatch(/đăng nhập.* \/ .*sign in/);
  });
});

async function sqlStatements(hub: RunningHub): Promise<number> {
  const counts = Object.values(hub.processes().members).map(async ({ operatorPort }) => {
    const metrics = await (await fetch(`http://127.0.0.1:${operatorPort}/metrics`)).text();
    return Number(/^hub_member_sql_statements_total(?:\{.*\})? (\d+)/m.exec(metrics)?.[1] ?? Number.NaN);
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
