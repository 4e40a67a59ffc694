/** The registers and successor links that come with the code, as the files in `data/` have them. */
import { readFile } from "node:fs/promises";

/** The same from `src/` and from `dist/`. */
const DATA = new URL("../../data/", import.meta.url);

interface ListedUnit {
  readonly Code: string;
  readonly FullName: string;
}

export interface ThreeTierProvince extends ListedUnit {
  /** `Ward` is null for an island district without communes. */
  readonly District: readonly (ListedUnit & { readonly Ward: readonly ListedUnit[] | null })[];
}

export interface TwoTierProvince extends ListedUnit {
  readonly Wards: readonly ListedUnit[];
}

const LINK_CHECKS = ["both_sources", "single_source", "suspect_name_collision", "no_old_code"] as const;
export type LinkCheck = (typeof LINK_CHECKS)[number];

export interface CommuneLink {
  readonly oldProvinceCode: string;
  readonly oldDistrictCode: string;
  /** Empty for an island district without communes: the district itself is the predecessor. */
  readonly oldCommuneCode: string;
  readonly newProvinceCode: string;
  readonly newCommuneCode: string;
  readonly check: LinkCheck;
}

export interface ProvinceLink {
  readonly oldCode: string;
  readonly newCode: string;
}

export interface RegisterFiles {
  readonly march2025: readonly ThreeTierProvince[];
  readonly july2025: readonly TwoTierProvince[];
  readonly april2026: readonly TwoTierProvince[];
  readonly communeLinks: readonly CommuneLink[];
  readonly provinceLinks: readonly ProvinceLink[];
}

/** @throws {Error} naming the file and line when a link file is not as expected */
export async function readRegisterFiles(): Promise<RegisterFiles> {
  const [march2025, july2025, april2026, communeRows, provinceRows] = await Promise.all([
    readText("vn-units-3tier-2025-03-01.json"),
    readText("vn-units-2tier-2025-07-01.json"),
    readText("vn-units-2tier-2026-04-30.json"),
    readCsv("successors-commune-2025-07-01.csv"),
    readCsv("successors-province-2025-07-01.csv"),
  ]);
  return {
    march2025: JSON.parse(march2025),
    july2025: JSON.parse(july2025),
    april2026: JSON.parse(april2026),
    communeLinks: communeRows.map((field) => ({
      oldProvinceCode: field("old_province_code"),
      oldDistrictCode: field("old_district_code"),
      oldCommuneCode: field("old_ward_code"),
      newProvinceCode: field("new_province_code"),
      newCommuneCode: field("new_ward_code"),
      check: parseLinkCheck(field("link_check")),
    })),
    provinceLinks: provinceRows.map((field) => ({ oldCode: field("old_code"), newCode: field("new_code") })),
  };
}

function readText(file: string): Promise<string> {
  return readFile(new URL(file, DATA), "utf8");
}

type FieldReader = (column: string) => string;

/** Plain CSV: a header, and no field with a comma or quotation mark in it. */
async function readCsv(file: string): Promise<FieldReader[]> {
  const [header = "", ...lines] = (await readText(file)).trimEnd().split(/\r?\n/);
  const columns = header.split(",");
  return lines.map((line, index) => {
    const fields = line.split(",");
    if (fields.length !== columns.length || line.includes('"')) {
      throw new Error(`${file}, line ${index + 2}: expected ${columns.length} plain fields`);
    }
    return (column) => {
      const field = fields[columns.indexOf(column)];
      if (field === undefined) throw new Error(`${file} has no column "${column}"`);
      return field;
    };
  });
}

function parseLinkCheck(text: string): LinkCheck {
  const check = LINK_CHECKS.find((known) => known === text);
  if (!check) throw new Error(`"${text}" is not a link_check; known are ${LINK_CHECKS.join(", ")}`);
  return check;
}
