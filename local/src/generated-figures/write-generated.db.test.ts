import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { createReportingMember } from "@hub/figure-kit/reporting-member";
import { indicatorEntry, unitEntry, withRegister } from "@hub/figure-kit/testing/known-register";
import { stableId } from "@hub/schema/stable-id";
import { startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { describe, expect, it } from "@jest/globals";
import { writeGenerated } from "./write-generated.js";

const ENDED = stableId("unit", "ended");
const NEW = stableId("unit", "new");
const member = withRegister(createReportingMember({ name: "education", prefix: "education" }), [
  unitEntry(ENDED, { level: AdministrativeLevel.DISTRICT, validTo: "2025-06-30" }),
  unitEntry(NEW, { level: AdministrativeLevel.COMMUNE, validFrom: "2025-07-01" }),
  ...["UE02", "UE03", "UE10"].map((code) =>
    indicatorEntry(code, { owner: "education", unit: code === "UE10" ? "LEVEL" : "PERCENT" }),
  ),
  indicatorEntry("FD02", { unit: "VND", levels: [AdministrativeLevel.COMMUNE] }),
  indicatorEntry("LM01", { owner: "association" }),
]);
/** Three in the ended unit, until June 2025; four in the new one, for a year. Each fiftieth is corrected. */
const ALL = Math.ceil(((3 * 114 + 4 * 12) * 50) / 49) - 1;

async function write(to: TestMember, count: number, seed = 1): Promise<number> {
  let told = 0;
  const onWritten = (more: number) => {
    told += more;
  };
  const written = await writeGenerated(to.dataSource, { member: "education", seed, count, onWritten });
  expect(told).toBe(written);
  return written;
}

function rowsOf({ dataSource }: TestMember): Promise<object[]> {
  return dataSource.query(
    `SELECT id, unit_id, indicator_code, numerator, as_of, corrects_id, corrected_by_id FROM figure ORDER BY id`,
  );
}

describe("generated figures", () => {
  it("are the same for a seed, however often the writing was interrupted, and others for another", async () => {
    await using whole = await startTestMember(member);
    expect(await write(whole, 300)).toBe(300);
    await using inParts = await startTestMember(member);
    await write(inParts, 120);
    await write(inParts, 300);
    await write(inParts, 300);
    expect(await rowsOf(inParts)).toEqual(await rowsOf(whole));
    await write(inParts, 60, 2);
    expect(await rowsOf(inParts)).toHaveLength(360);
  });

  it("keep the rules, say of themselves that they are made up, and end when all has been said", async () => {
    await using one = await startTestMember(member);
    expect(await write(one, 1_000_000)).toBe(ALL);
    const [counts] = await one.dataSource.query(`
      SELECT count(*)::int AS all, count(*) FILTER (WHERE own_flags <> '[]')::int AS flagged,
        count(*) FILTER (WHERE doubts -> 0 ->> 'kind' = 'UNVERIFIED' AND title ~ 'không phải số thật')::int AS marked,
        count(corrects_id)::int AS corrections, count(corrected_by_id)::int AS corrected,
        count(DISTINCT (unit_id, indicator_code, as_of))::int AS places
      FROM figure JOIN source ON source.id = source_id`);
    const corrections = Math.floor(ALL / 50);
    expect(counts).toEqual({
      all: ALL,
      flagged: 0,
      marked: ALL,
      corrections,
      corrected: corrections,
      places: ALL - corrections,
    });
    expect(await one.dataSource.query("SELECT DISTINCT type FROM outbox")).toEqual([
      { type: "batch.written" },
    ]);
  });
});
