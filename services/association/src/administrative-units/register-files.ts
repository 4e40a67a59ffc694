/** The registers and successor links that come with the code, as the files in `data/` have them. */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { isCalendarDay } from "@hub/schema/calendar-day";

/** The same from `src/` and from `dist/`. */
export const REGISTER_DATA = new URL("../../data/", import.meta.url);

/** Of the day before, and of earlier ones, there are districts. */
export const FIRST_DAY_OF_TWO_LEVELS = "2025-07-01";

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

/** From a unit of the register before to one of the later register: both are of one level. */
export interface LaterLink {
  readonly level: AdministrativeLevel;
  readonly oldCode: string;
  readonly newCode: string;
  readonly check: LinkCheck;
}

/** Who succeeded the units that a later register no longer has, as far as somebody published it. */
export interface LaterSuccessors {
  readonly publisher: string;
  readonly links: readonly LaterLink[];
}

/** A register that came after that of 1 July 2025. */
export interface LaterRegister {
  /** The first day on which it is true. */
  readonly from: string;
  /** Who published the copy. */
  readonly publisher: string;
  readonly provinces: readonly TwoTierProvince[];
  /** Left out where nothing was published of it: then it is not known. */
  readonly successors?: LaterSuccessors | undefined;
}

export interface RegisterFiles {
  readonly march2025: readonly ThreeTierProvince[];
  readonly july2025: readonly TwoTierProvince[];
  /** In the order of their days. */
  readonly later: readonly LaterRegister[];
  readonly communeLinks: readonly CommuneLink[];
  readonly provinceLinks: readonly ProvinceLink[];
  readonly formerNames: readonly FormerNames[];
}

/** What a unit was called before the first register: only searches know it. */
export interface FormerNames {
  readonly level: AdministrativeLevel;
  readonly code: string;
  readonly names: readonly string[];
}

const LATER = "later-registers.json";
/** Those that there are since 1 July 2025. */
const LEVELS = [AdministrativeLevel.PROVINCE, AdministrativeLevel.COMMUNE] as const;

/**
 * @param data the folder of the files, with a slash at its end
 * @throws {Error} naming the file and line when a file is not as expected
 */
export async function readRegisterFiles(data = REGISTER_DATA): Promise<RegisterFiles> {
  const read = (file: string) => readFile(new URL(file, data), "utf8");
  const [march2025, july2025, communeRows, provinceRows, later, formerNames] = await Promise.all([
    read("vn-units-3tier-2025-03-01.json"),
    read("vn-units-2tier-2025-07-01.json"),
    readCsv(read, "successors-commune-2025-07-01.csv"),
    readCsv(read, "successors-province-2025-07-01.csv"),
    readLater(read),
    read("former-names.json"),
  ]);
  return {
    march2025: JSON.parse(march2025),
    july2025: JSON.parse(july2025),
    later,
    communeLinks: communeRows.map((field) => ({
      oldProvinceCode: field("old_province_code"),
      oldDistrictCode: field("old_district_code"),
      oldCommuneCode: field("old_ward_code"),
      newProvinceCode: field("new_province_code"),
      newCommuneCode: field("new_ward_code"),
      check: parseLinkCheck(field("link_check")),
    })),
    provinceLinks: provinceRows.map((field) => ({ oldCode: field("old_code"), newCode: field("new_code") })),
    formerNames: JSON.parse(formerNames),
  };
}

/** Another text whenever a file of the folder is another. */
export async function digestRegisterFiles(data = REGISTER_DATA): Promise<string> {
  const hash = createHash("sha256");
  for (const name of (await readdir(data)).toSorted())
    hash.update(name).update(await readFile(new URL(name, data)));
  return hash.digest("hex");
}

type ReadText = (file: string) => Promise<string>;

async function readLater(read: ReadText): Promise<LaterRegister[]> {
  const registers: ListedRegister[] = JSON.parse(await read(LATER));
  for (const [index, { from }] of registers.entries()) {
    if (!isCalendarDay(from)) throw new Error(`${LATER}: "${from}" is no day such as 2026-04-30`);
    if (from <= (registers[index - 1]?.from ?? FIRST_DAY_OF_TWO_LEVELS))
      throw new Error(`${LATER}: name the registers in the order of their days, not ${from} here`);
  }
  return Promise.all(
    registers.map(async ({ from, file, publisher, successors }) => ({
      from,
      publisher,
      provinces: JSON.parse(await read(file)),
      successors: successors && (await readSuccessors(read, successors)),
    })),
  );
}

interface ListedFile {
  readonly file: string;
  readonly publisher: string;
}

interface ListedRegister extends ListedFile {
  readonly from: string;
  readonly successors?: ListedFile;
}

async function readSuccessors(read: ReadText, { file, publisher }: ListedFile): Promise<LaterSuccessors> {
  const rows = await readCsv(read, file);
  const links = rows.map((field) => ({
    level: parseLevel(field("level")),
    oldCode: field("old_code"),
    newCode: field("new_code"),
    check: parseLinkCheck(field("link_check")),
  }));
  return { publisher, links };
}

function parseLevel(text: string): AdministrativeLevel {
  const level = LEVELS.find((known) => known === text);
  if (!level) throw new Error(`"${text}" is no level of these registers; they have ${LEVELS.join(" and ")}`);
  return level;
}

type FieldReader = (column: string) => string;

/** Plain CSV: a header, and no field with a comma or quotation mark in it. */
async function readCsv(read: ReadText, file: string): Promise<FieldReader[]> {
  const [header = "", ...lines] = (await read(file)).trimEnd().split(/\r?\n/);
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
