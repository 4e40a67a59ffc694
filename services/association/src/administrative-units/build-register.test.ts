import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { buildRegister, type Register } from "./build-register.js";
import { type LaterSuccessors, readRegisterFiles, type TwoTierProvince } from "./register-files.js";
import { unitId } from "./unit-id.js";

let register: Register;
beforeAll(async () => {
  register = buildRegister(await readRegisterFiles());
});

type Level = `${AdministrativeLevel}`;

function versionsOf(level: Level, code: string, registerDate: string) {
  const id = unitId(level, code, registerDate);
  return register.versions
    .filter((version) => version.unit_id === id)
    .map(({ official_code, name_vi, valid_from, valid_to }) => [
      official_code,
      name_vi,
      valid_from,
      valid_to,
    ]);
}

function inForce(level: Level, day: string) {
  return register.versions.filter(
    (version) =>
      version.level === level &&
      (version.valid_from ?? "") <= day &&
      (version.valid_to ?? "9999-12-31") >= day,
  );
}

function successors(level: Level, code: string) {
  const id = unitId(level, code, "2025-03-01");
  return register.successions
    .filter((succession) => succession.predecessor_id === id)
    .map((succession) => {
      const successor = inForce("COMMUNE", "2025-07-01").find(
        (version) => version.unit_id === succession.successor_id,
      );
      return { ...succession, code: successor?.official_code, name: successor?.name_vi };
    });
}

function locatorOf(sourceId: string): string | null | undefined {
  return register.sources.find(({ id }) => id === sourceId)?.locator;
}

describe("the register", () => {
  it("has as many units in force on each day as its registers list", () => {
    const counts = (day: string) =>
      (["PROVINCE", "DISTRICT", "COMMUNE"] as const).map((level) => inForce(level, day).length);
    expect(counts("2025-06-30")).toEqual([63, 696, 10_035]);
    expect(counts("2025-07-01")).toEqual([34, 0, 3_321]);
    expect(counts("2026-04-30")).toEqual([34, 0, 3_321]);
  });

  it("gives each unit one version a day and each version an id of its own", () => {
    const ofUnits = Map.groupBy(register.versions, (version) => version.unit_id);
    expect(ofUnits.size).toBe(register.units.length);
    expect(new Set(register.versions.map((version) => version.id)).size).toBe(register.versions.length);
    for (const unit of register.units) {
      const versions = ofUnits.get(unit.id) ?? [];
      expect(versions.at(0)?.valid_from).toBe(unit.valid_from);
      expect(versions.at(-1)?.valid_to).toBe(unit.valid_to);
    }
  });

  it("keeps apart units that had the same code one after the other", () => {
    expect(versionsOf("PROVINCE", "44", "2025-03-01")).toEqual([
      ["44", "Tỉnh Quảng Bình", null, "2025-06-30"],
    ]);
    expect(versionsOf("PROVINCE", "44", "2025-07-01")).toEqual([
      ["44", "Tỉnh Quảng Trị", "2025-07-01", null],
    ]);
    expect(versionsOf("PROVINCE", "45", "2025-03-01")).toEqual([
      ["45", "Tỉnh Quảng Trị", null, "2025-06-30"],
    ]);
    expect(versionsOf("PROVINCE", "82", "2025-03-01")).toEqual([
      ["82", "Tỉnh Tiền Giang", null, "2025-06-30"],
    ]);
    expect(versionsOf("PROVINCE", "87", "2025-03-01")).toEqual([
      ["87", "Tỉnh Đồng Tháp", null, "2025-06-30"],
    ]);
  });

  it("lets a province of unchanged territory live on under its id", () => {
    expect(versionsOf("PROVINCE", "14", "2025-03-01")).toEqual([["14", "Tỉnh Sơn La", null, null]]);
    const continuing = register.units.filter(
      (unit) => unit.level === "PROVINCE" && !unit.valid_from && !unit.valid_to,
    );
    expect(continuing).toHaveLength(11);
  });

  it("lets a commune of unchanged territory live on, now directly under its province", () => {
    const continuing = register.units.filter(
      (unit) => unit.level === "COMMUNE" && !unit.valid_from && !unit.valid_to,
    );
    expect(continuing).toHaveLength(131);
    const one = register.versions.filter((version) => version.unit_id === continuing[0]?.id);
    expect(one).toHaveLength(2);
    expect(one[0]?.parent_id).not.toBe(one[1]?.parent_id);
  });

  it("knows what changed on 30 April 2026: Đồng Nai is a city and ten of its communes are wards", () => {
    const changed = register.versions.filter((version) => version.valid_from === "2026-04-30");
    expect(changed.filter((version) => version.level === "COMMUNE")).toHaveLength(10);
    expect(changed.filter((version) => version.level === "COMMUNE").map((version) => version.kind)).toEqual(
      Array(10).fill("WARD"),
    );
    expect(versionsOf("PROVINCE", "75", "2025-07-01")).toEqual([
      ["75", "Tỉnh Đồng Nai", "2025-07-01", "2026-04-29"],
      ["75", "Thành phố Đồng Nai", "2026-04-30", null],
    ]);
  });

  it("takes a corrected spelling and no misspelt one", () => {
    expect(versionsOf("COMMUNE", "00745", "2025-07-01")).toEqual([
      ["00745", "Xã Phố Bảng", "2025-07-01", null],
    ]);
    expect(register.versions.filter(({ name_vi }) => /^\p{Ll}/u.test(name_vi))).toEqual([]);
  });
});

describe("the successions", () => {
  it("reach every new commune and leave no unit that ended without a successor", () => {
    const predecessors = new Set(register.successions.map((succession) => succession.predecessor_id));
    const succeeding = new Set(register.successions.map((succession) => succession.successor_id));
    expect(register.units.filter((unit) => unit.valid_to && !predecessors.has(unit.id))).toEqual([]);
    expect(register.units.filter((unit) => unit.valid_from && !succeeding.has(unit.id))).toEqual([]);
  });

  it("of Quận 11 are the four wards its wards went into", () => {
    const four = successors("DISTRICT", "772");
    expect(four.map(({ name }) => name).sort()).toEqual([
      "Phường Bình Thới",
      "Phường Hòa Bình",
      "Phường Minh Phụng",
      "Phường Phú Thọ",
    ]);
    expect(new Set(four.map(({ source_id }) => locatorOf(source_id)))).toEqual(
      new Set(["suy ra từ liên kết cấp xã / derived from commune links"]),
    );
  });

  it("of Gia Lâm are four communes, and two wards in part", () => {
    const kinds = Object.fromEntries(successors("DISTRICT", "018").map(({ name, kind }) => [name, kind]));
    expect(Object.keys(kinds).sort()).toEqual([
      "Phường Long Biên",
      "Phường Phúc Lợi",
      "Xã Bát Tràng",
      "Xã Gia Lâm",
      "Xã Phù Đổng",
      "Xã Thuận An",
    ]);
    expect(kinds["Phường Long Biên"]).toBe("PARTIAL");
    expect(kinds["Phường Phúc Lợi"]).toBe("PARTIAL");
  });

  it("of provinces are merged and confirmed", () => {
    const id = unitId("PROVINCE", "45", "2025-03-01");
    expect(register.successions.filter((succession) => succession.predecessor_id === id)).toEqual([
      expect.objectContaining({
        successor_id: unitId("PROVINCE", "44", "2025-07-01"),
        kind: "MERGE",
        is_confirmed: true,
        is_divided: false,
      }),
    ]);
  });

  it("of districts are told by no source, only by those of their communes: none is confirmed", () => {
    const derived = register.successions.filter(({ source_id }) => locatorOf(source_id)?.includes("derived"));
    expect(derived.length).toBeGreaterThan(696);
    expect(derived.filter(({ is_confirmed }) => is_confirmed)).toEqual([]);
  });

  it("keep the 28 suspected name collisions as not confirmed, without counting them anywhere", () => {
    const suspects = register.successions.filter(
      (succession) => succession.link_check === "suspect_name_collision",
    );
    expect(suspects).toHaveLength(28);
    expect(suspects.filter((succession) => succession.is_confirmed)).toEqual([]);
    const dongThap = unitId("PROVINCE", "82", "2025-07-01");
    const caoLanh = inForce("COMMUNE", "2025-07-01").find(
      (version) => version.name_vi === "Phường Cao Lãnh" && version.parent_id === dongThap,
    );
    const districts = register.successions.filter(
      (succession) =>
        succession.successor_id === caoLanh?.unit_id && locatorOf(succession.source_id)?.includes("derived"),
    );
    expect(districts.map(({ predecessor_id }) => predecessor_id)).not.toContain(
      unitId("DISTRICT", "815", "2025-03-01"),
    );
    expect(districts.length).toBeGreaterThan(0);
  });

  it("let five island districts become special zones, each proposed only", () => {
    const islands = register.successions.filter((succession) => succession.link_check === "no_old_code");
    expect(islands.map(({ kind, is_confirmed }) => [kind, is_confirmed])).toEqual(
      Array(5).fill(["KIND_CHANGE", false]),
    );
  });
});

describe("a later register", () => {
  const DAY = "2027-01-01";
  const later = async (
    change: (provinces: TwoTierProvince[]) => TwoTierProvince[],
    successors?: LaterSuccessors,
  ) => {
    const files = await readRegisterFiles();
    const [latest] = files.later.slice(-1);
    const provinces = change(structuredClone([...(latest?.provinces ?? [])]));
    return buildRegister({
      ...files,
      later: [...files.later, { from: DAY, publisher: "tests", provinces, successors }],
    });
  };

  it("that says the same changes nothing but where it was published", async () => {
    const same = await later((provinces) => provinces);
    expect(same.units).toEqual(register.units);
    expect(same.versions).toEqual(register.versions);
  });

  it("renames a unit, ends one that it no longer has, and begins one that it has first", async () => {
    const changed = await later((provinces) =>
      provinces.map((province) =>
        province.Code === "01"
          ? {
              ...province,
              Wards: [
                ...province.Wards.filter(({ Code }) => Code !== "00008").map((ward) =>
                  ward.Code === "00004" ? { ...ward, FullName: "Phường Ba Đình Mới" } : ward,
                ),
                { Code: "99999", FullName: "Phường Mới" },
              ],
            }
          : province,
      ),
    );
    const renamed = changed.versions.filter(({ unit_id }) => unit_id === idOfCode(changed, "00004"));
    expect(renamed.at(-1)).toMatchObject({ name_vi: "Phường Ba Đình Mới", valid_from: DAY, valid_to: null });
    expect(renamed.at(-2)).toMatchObject({ valid_to: "2026-12-31" });
    expect(unitOf(changed, idOfCode(register, "00008"))).toMatchObject({ valid_to: "2026-12-31" });
    const added = unitId("COMMUNE", "99999", DAY);
    expect(unitOf(changed, added)).toEqual({
      id: added,
      level: "COMMUNE",
      valid_from: DAY,
      valid_to: null,
      source_id: changed.sources.find(({ publisher }) => publisher === "tests")?.id,
    });
    expect(changed.units).toHaveLength(register.units.length + 1);
  });

  it("names who succeeded the units that it no longer has, where it was published", async () => {
    const without = (...codes: string[]) =>
      later(
        (provinces) =>
          provinces.map((province) =>
            province.Code === "01"
              ? {
                  ...province,
                  Wards: [
                    ...province.Wards.filter(({ Code }) => !codes.includes(Code)),
                    { Code: "99999", FullName: "Phường Mới" },
                  ],
                }
              : province,
          ),
        {
          publisher: "kiểm thử tự động",
          links: [
            { level: AdministrativeLevel.COMMUNE, oldCode: "00008", newCode: "00004", check: "both_sources" },
            {
              level: AdministrativeLevel.COMMUNE,
              oldCode: "00025",
              newCode: "00004",
              check: "single_source",
            },
            { level: AdministrativeLevel.COMMUNE, oldCode: "00025", newCode: "99999", check: "both_sources" },
          ],
        },
      );
    const changed = await without("00008", "00025");
    const added = changed.successions.filter(({ effective_on }) => effective_on === DAY);
    const [kept, whole, divided] = ["00004", "00008", "00025"].map((code) => idOfCode(register, code));
    const fresh = unitId("COMMUNE", "99999", DAY);
    const row = (from: string | undefined, to: string | undefined, kind: string, isConfirmed: boolean) => [
      ...[from, to, kind, isConfirmed],
      changed.sources.find(({ publisher }) => publisher === "kiểm thử tự động")?.id,
    ];
    expect(
      added.map((one) => [one.predecessor_id, one.successor_id, one.kind, one.is_confirmed, one.source_id]),
    ).toEqual([
      row(whole, kept, "MERGE", true),
      row(divided, kept, "PARTIAL", false),
      row(divided, fresh, "SPLIT", true),
    ]);
    expect(changed.successions).toHaveLength(register.successions.length + 3);
    await expect(without("00008")).rejects.toThrow(/COMMUNE 00025 is named as succeeded, and still stands/);
  });

  const idOfCode = ({ versions }: Register, code: string) =>
    versions.findLast((one) => one.official_code === code && one.level === "COMMUNE")?.unit_id ?? "";
  const unitOf = ({ units }: Register, id: string) => units.find((unit) => unit.id === id);
});
