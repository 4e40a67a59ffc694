import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../testing/association-alone.js";
import { keepUnitWithin } from "./keep-unit-within.js";
import { type CommuneLink, readRegisterFiles } from "./register-files.js";
import { unitId } from "./unit-id.js";

/** Sơn La, which stayed; Quảng Trị and Đồng Tháp, which were merged and took another's code; Hồ Chí Minh City. */
const FORMER_PROVINCES = ["14", "45", "87", "79"];

let member: TestMember;
/** By unit, all that it lies within, itself among them. */
let within: ReadonlyMap<string, ReadonlySet<string>>;
let links: ReadonlyMap<string, readonly CommuneLink[]>;
/** The communes that there are now, by their codes, and the provinces by those of old ones. */
let successorOf: (link: CommuneLink) => string;
let provinceOf: (oldCode: string) => string;
let present: ReadonlySet<string>;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  within = await readWithin();
  const { communeLinks, provinceLinks } = await readRegisterFiles();
  const accepted = communeLinks.filter(
    ({ check, oldCommuneCode, oldProvinceCode }) =>
      check !== "suspect_name_collision" &&
      oldCommuneCode !== "" &&
      FORMER_PROVINCES.includes(oldProvinceCode),
  );
  links = Map.groupBy(accepted, ({ oldCommuneCode }) => oldCommuneCode);
  const rows: { id: string; level: string; code: string }[] = await member.dataSource.query(
    `SELECT unit_id AS id, level, official_code AS code FROM administrative_unit_version
     WHERE '2025-07-01' BETWEEN coalesce(valid_from, '-infinity') AND coalesce(valid_to, 'infinity')`,
  );
  const now = new Map(rows.map(({ id, level, code }) => [`${level} ${code}`, id]));
  const found = (key: string) => now.get(key) ?? `no ${key}`;
  successorOf = ({ newCommuneCode }) => found(`COMMUNE ${newCommuneCode}`);
  const newCodes = new Map(provinceLinks.map(({ oldCode, newCode }) => [oldCode, newCode]));
  provinceOf = (oldCode) => found(`PROVINCE ${newCodes.get(oldCode)}`);
  present = new Set(rows.filter(({ level }) => level === "COMMUNE").map(({ id }) => id));
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function readWithin(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows: { unit: string; within: string[] }[] = await member.dataSource.query(
    "SELECT unit_id AS unit, array_agg(within_id) AS within FROM unit_within GROUP BY unit_id",
  );
  return new Map(rows.map(({ unit, within: all }) => [unit, new Set(all)]));
}

describe("which unit lies within which", () => {
  it("is known of every unit, and each lies within itself", async () => {
    const units: { id: string }[] = await member.dataSource.query("SELECT id FROM administrative_unit");
    expect(units.length).toBeGreaterThan(13_000);
    expect(units.filter(({ id }) => !within.get(id)?.has(id))).toEqual([]);
    expect(within.size).toBe(units.length);
  });

  it("places each former commune in what it became, in its provinces, and in no neighbour", () => {
    expect(links.size).toBeGreaterThan(700);
    for (const [code, ofCommune] of links) {
      const id = unitId("COMMUNE", code, "2025-03-01");
      const around = within.get(id) ?? new Set();
      const [first] = ofCommune;
      const oldProvince = first?.oldProvinceCode ?? "";
      const whole = ofCommune.length === 1 && first ? [successorOf(first)] : [];
      // One that lives on lies where it is now.
      const former = present.has(id) ? [] : [unitId("PROVINCE", oldProvince, "2025-03-01")];
      expect({ code, communes: [...around].filter((one) => present.has(one)) }).toEqual({
        code,
        communes: whole,
      });
      expect([...around]).toEqual(expect.arrayContaining([...former, provinceOf(oldProvince)]));
    }
  });

  it("places no commune of now in a former one, nor a province in anything else", async () => {
    const strange: object[] = await member.dataSource.query(
      `SELECT unit.id, above.id FROM unit_within
       JOIN administrative_unit AS unit ON unit.id = unit_id JOIN administrative_unit AS above ON above.id = within_id
       WHERE unit.id <> above.id AND unit.valid_to IS NULL AND (above.valid_to IS NOT NULL OR unit.level = 'PROVINCE')`,
    );
    expect(strange).toEqual([]);
  });

  it("follows what the register says, also where that takes something back", async () => {
    const [{ unit, parent }] = await member.dataSource.query(
      `SELECT unit_id AS unit, parent_id AS parent FROM administrative_unit_version
       WHERE level = 'COMMUNE' AND valid_to IS NULL ORDER BY sort_key LIMIT 1`,
    );
    const [{ other }] = await member.dataSource.query(
      "SELECT id AS other FROM administrative_unit WHERE level = 'PROVINCE' AND valid_to IS NULL AND id <> $1 LIMIT 1",
      [parent],
    );
    const formerly = [...within].filter(([, around]) => around.has(unit)).map(([id]) => id);
    expect(formerly.length).toBeGreaterThan(1);
    await member.dataSource.transaction(async (manager) => {
      await manager.query(
        "UPDATE administrative_unit_version SET parent_id = $2 WHERE unit_id = $1 AND valid_to IS NULL",
        [unit, other],
      );
      await keepUnitWithin(manager);
    });
    const moved = await readWithin();
    for (const id of formerly) expect(moved.get(id)?.has(other)).toBe(true);
    expect(moved.get(unit)).toEqual(new Set([unit, other]));
  });
});
