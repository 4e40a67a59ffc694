/**
 * From the register and link files to the rows of the database: which units there were, what they were called when,
 * and who succeeded whom on 1 July 2025 and since. In later registers a unit is known by its level and official code.
 */

import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { stableId } from "@hub/schema/stable-id";
import { createSource, type Source } from "@hub/subgraph-kit/source";
import { joinSearchTexts, searchText } from "../search-text/search-words.js";
import type { AdministrativeKind } from "./administrative-kind.js";
import { type CountedLink, countLinks, isSameUnit, liftLinks, type UnitLink } from "./link-situations.js";
import {
  type CommuneLink,
  FIRST_DAY_OF_TWO_LEVELS,
  type LaterLink,
  type LaterRegister,
  type RegisterFiles,
  type TwoTierProvince,
} from "./register-files.js";
import { successionKind } from "./succession-kind.js";
import { unitId } from "./unit-id.js";
import { parseUnitName } from "./unit-name.js";

const LAST_DAY_OF_THREE_LEVELS = "2025-06-30";

const REGISTER_SOURCE = {
  march2025: unofficialCopy("thanglequoc/vietnamese-provinces-database v2.4.1"),
  july2025: unofficialCopy("thanglequoc/vietnamese-provinces-database v3.0.2"),
};
const LINK_SOURCE = unofficialCopy("tranngocminhhieu/vietnamadminunits 780c279");
const DERIVED_LINK_SOURCE = unofficialCopy(
  "tranngocminhhieu/vietnamadminunits 780c279",
  "suy ra từ liên kết cấp xã / derived from commune links",
);

/** The link file gives Xã Ba Chẽ the code of the former Thị trấn Ba Chẽ; both registers have another. */
const CORRECTED_LINK_TARGETS: Readonly<Record<string, string>> = { "06970": "06978" };
/** Misspelt in the register of July 2025 only. */
const CORRECTED_NAMES_OF_JULY_2025: Readonly<Record<string, string>> = { "00745": "Xã Phố Bảng" };

export interface UnitRow {
  readonly id: string;
  readonly level: AdministrativeLevel;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  /** The list that said it last: that of its newest version, or the first one without it. */
  readonly source_id: string;
}

export interface VersionRow {
  readonly id: string;
  readonly unit_id: string;
  readonly level: AdministrativeLevel;
  readonly official_code: string;
  readonly name_vi: string;
  readonly name_en: string;
  readonly kind: AdministrativeKind;
  readonly parent_id: string | null;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly search_text: string;
  readonly place_text: string;
  readonly source_id: string;
}

export interface SuccessionRow {
  readonly predecessor_id: string;
  readonly successor_id: string;
  readonly kind: string;
  readonly effective_on: string;
  readonly is_divided: boolean;
  readonly link_check: string;
  readonly is_confirmed: boolean;
  readonly source_id: string;
}

export interface Register {
  /** Those that the rows point to. */
  readonly sources: readonly Source[];
  readonly units: readonly UnitRow[];
  readonly versions: readonly VersionRow[];
  readonly successions: readonly SuccessionRow[];
}

/** A unit as one register lists it. Keys are unique within a register, not across registers. */
interface Entry {
  readonly key: string;
  readonly level: AdministrativeLevel;
  readonly code: string;
  readonly parentKey: string | null;
  readonly kind: AdministrativeKind;
  readonly name: { readonly vi: string; readonly en: string };
}
type Entries = ReadonlyMap<string, Entry>;

const { PROVINCE, DISTRICT, COMMUNE } = AdministrativeLevel;

/**
 * A province or commune whose territory stayed the same (one confirmed link, the only one at both its ends) is one
 * unit throughout; every other unit ended on 30 June 2025 or began on 1 July 2025.
 * @throws {Error} when the files contradict each other
 */
export function buildRegister(files: RegisterFiles): Register {
  const before = threeTierEntries(files);
  const after = twoTierEntries(files.july2025, CORRECTED_NAMES_OF_JULY_2025);

  const wholeUnitLinks = [...countLinks(provinceLinks(files)), ...countLinks(communeLinks(files))];
  const derivedLinks = countLinks(districtLinks(files));
  const continuing = new Map(
    wholeUnitLinks.filter(isSameUnit).map((link) => [link.successor, link.predecessor]),
  );
  const idBefore = (key: string) => idOf(entryOf(before, key), "2025-03-01");
  const idAfter = (key: string) => {
    const former = continuing.get(key);
    return former ? idBefore(former) : idOf(entryOf(after, key), FIRST_DAY_OF_TWO_LEVELS);
  };
  const lists = listsOf(files, after, idAfter);

  const livingOn = new Set(continuing.values());
  const versions = joinUnchanged([
    ...[...before.values()].map((entry) => ({
      ...versionOf(entry, idBefore(entry.key), parentId(entry, idBefore)),
      valid_from: null,
      valid_to: LAST_DAY_OF_THREE_LEVELS,
      source_id: REGISTER_SOURCE.march2025.id,
    })),
    ...lists.flatMap(versionsOfList),
  ]).map(withFormerNames(files));
  const units = [
    ...[...before.values()]
      .filter(({ key }) => !livingOn.has(key))
      .map((entry) => ({
        id: idBefore(entry.key),
        level: entry.level,
        valid_from: null,
        valid_to: LAST_DAY_OF_THREE_LEVELS,
      })),
    ...lives(lists, new Set([...livingOn].map(idBefore))),
  ];

  const successionIn2025 = createSuccessionOf({
    on: FIRST_DAY_OF_TWO_LEVELS,
    before: { entries: before, idOfKey: idBefore },
    after: { entries: after, idOfKey: idAfter },
  });
  const laterSuccessions = successionsOfLists(lists, files.later);
  return {
    sources: [
      REGISTER_SOURCE.march2025,
      ...lists.map(({ source }) => source),
      LINK_SOURCE,
      DERIVED_LINK_SOURCE,
      ...laterSuccessions.map(({ source }) => source),
    ],
    units: addSources(units, versions, lists),
    versions: addPlaces(versions).map((version) => ({ ...version, id: versionId(version) })),
    successions: [
      ...wholeUnitLinks.filter((link) => !isSameUnit(link)).map(successionIn2025(LINK_SOURCE)),
      ...derivedLinks.map(successionIn2025(DERIVED_LINK_SOURCE)),
      ...laterSuccessions.flatMap(({ rows }) => rows),
    ],
  };
}

/** One list of units gives way to the next. */
interface Turn {
  readonly on: string;
  readonly before: Pick<UnitList, "entries" | "idOfKey">;
  readonly after: Pick<UnitList, "entries" | "idOfKey">;
}

function createSuccessionOf({ on, before, after }: Turn) {
  return (source: Source) =>
    (link: CountedLink): SuccessionRow => ({
      predecessor_id: before.idOfKey(link.predecessor),
      successor_id: after.idOfKey(link.successor),
      ...judge(link, entryOf(before.entries, link.predecessor), entryOf(after.entries, link.successor)),
      // No source names what was derived from the links of communes, however many have these.
      is_confirmed: link.check === "both_sources" && source !== DERIVED_LINK_SOURCE,
      effective_on: on,
      source_id: source.id,
    });
}

/** Who succeeded the units that each later list no longer has, where it was published. */
function successionsOfLists(
  lists: readonly UnitList[],
  later: readonly LaterRegister[],
): { readonly source: Source; readonly rows: readonly SuccessionRow[] }[] {
  return later.flatMap(({ from: on, successors }, index) => {
    const [before, after] = lists.slice(index);
    if (!successors || !before || !after) return [];
    const source = unofficialCopy(successors.publisher);
    const links = linksOfEnded(successors.links, { on, before, after });
    return [{ source, rows: links.map(createSuccessionOf({ on, before, after })(source)) }];
  });
}

/** Whoever takes in another unit and was there before is one of its own predecessors. */
function linksOfEnded(links: readonly LaterLink[], { on, before, after }: Turn): CountedLink[] {
  const ended = links.map(({ level, oldCode, newCode, check }) => ({
    predecessor: keyOf(level, oldCode),
    successor: keyOf(level, newCode),
    check,
  }));
  const still = ended.find(({ predecessor }) => after.entries.has(predecessor));
  if (still)
    throw new Error(`${still.predecessor} is named as succeeded, and still stands in the register of ${on}`);
  const lasting = new Set(ended.map(({ successor }) => successor).filter((key) => before.entries.has(key)));
  const itself = [...lasting].map(
    (key): UnitLink => ({ predecessor: key, successor: key, check: "both_sources" }),
  );
  return countLinks([...ended, ...itself]).filter((link) => link.predecessor !== link.successor);
}

/** A register of two levels, from the day on which it is true until the next one is. */
interface UnitList {
  readonly from: string;
  readonly to: string | null;
  readonly entries: Entries;
  readonly idOfKey: (key: string) => string;
  readonly source: Source;
}

/** A unit that the list before has is the same one; any other is new, also if its code was in use earlier. */
function listsOf({ later }: RegisterFiles, after: Entries, idAfter: UnitList["idOfKey"]): UnitList[] {
  const starts = [FIRST_DAY_OF_TWO_LEVELS, ...later.map(({ from }) => from)];
  const to = (index: number) => {
    const next = starts[index + 1];
    return next === undefined ? null : dayBefore(next);
  };
  const lists: UnitList[] = [
    {
      from: FIRST_DAY_OF_TWO_LEVELS,
      to: to(0),
      entries: after,
      idOfKey: idAfter,
      source: REGISTER_SOURCE.july2025,
    },
  ];
  for (const [index, { from, publisher, provinces }] of later.entries()) {
    const former = lists[index];
    const entries = twoTierEntries(provinces, {});
    const idOfKey = (key: string) =>
      former?.entries.has(key) ? former.idOfKey(key) : idOf(entryOf(entries, key), from);
    lists.push({ from, to: to(index + 1), entries, idOfKey, source: unofficialCopy(publisher) });
  }
  return lists;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}

function versionsOfList({ from, to, entries, idOfKey, source }: UnitList): UnplacedVersion[] {
  return [...entries.values()].map((entry) => ({
    ...versionOf(entry, idOfKey(entry.key), parentId(entry, idOfKey)),
    valid_from: from,
    valid_to: to,
    source_id: source.id,
  }));
}

type Life = Omit<UnitRow, "source_id">;

/** The units of the lists, each from the first to the last day of those that have it. @param older units that were there before */
function lives(lists: readonly UnitList[], older: ReadonlySet<string>): Life[] {
  const units = new Map<string, Life>();
  for (const { from, to, entries, idOfKey } of lists) {
    for (const { key, level } of entries.values()) {
      const id = idOfKey(key);
      const begun = older.has(id) ? null : from;
      units.set(id, { id, level, valid_from: units.get(id)?.valid_from ?? begun, valid_to: to });
    }
  }
  return [...units.values()];
}

function addSources(
  units: readonly Life[],
  versions: readonly UnplacedVersion[],
  lists: readonly UnitList[],
): UnitRow[] {
  const newest = new Map(versions.map(({ unit_id, source_id }) => [unit_id, source_id]));
  const endedBy = new Map(lists.map(({ from, source }) => [dayBefore(from), source.id]));
  return units.map((unit) => {
    const source = unit.valid_to === null ? newest.get(unit.id) : endedBy.get(unit.valid_to);
    if (source === undefined) throw new Error(`no list says what becomes of the unit ${unit.id}`);
    return { ...unit, source_id: source };
  });
}

function unofficialCopy(publisher: string, locator?: string): Source {
  return createSource({ publisher, title: "Bản sao không chính thức / Unofficial copy", locator });
}

function threeTierEntries({ march2025 }: RegisterFiles): Entries {
  return byKey(
    march2025.flatMap((province) => [
      entry(PROVINCE, province.Code, province.FullName, null),
      ...province.District.flatMap((district) => [
        entry(DISTRICT, district.Code, district.FullName, keyOf(PROVINCE, province.Code)),
        ...(district.Ward ?? []).map((commune) =>
          entry(COMMUNE, commune.Code, commune.FullName, keyOf(DISTRICT, district.Code)),
        ),
      ]),
    ]),
  );
}

function twoTierEntries(
  provinces: readonly TwoTierProvince[],
  correctedNames: Readonly<Record<string, string>>,
): Entries {
  return byKey(
    provinces.flatMap((province) => [
      entry(PROVINCE, province.Code, province.FullName, null),
      ...province.Wards.map((commune) =>
        entry(
          COMMUNE,
          commune.Code,
          correctedNames[commune.Code] ?? commune.FullName,
          keyOf(PROVINCE, province.Code),
        ),
      ),
    ]),
  );
}

function provinceLinks({ provinceLinks, communeLinks }: RegisterFiles): UnitLink[] {
  const borneOut = liftLinks(communeLinks, (link) => ({
    predecessor: keyOf(PROVINCE, link.oldProvinceCode),
    successor: keyOf(PROVINCE, link.newProvinceCode),
  }));
  return provinceLinks.map(({ oldCode, newCode }) => {
    const predecessor = keyOf(PROVINCE, oldCode);
    const successor = keyOf(PROVINCE, newCode);
    const link = borneOut.find((one) => one.predecessor === predecessor && one.successor === successor);
    return { predecessor, successor, check: link?.check ?? "single_source" };
  });
}

function communeLinks({ communeLinks }: RegisterFiles): UnitLink[] {
  return communeLinks.map((link) => ({
    predecessor:
      link.oldCommuneCode === ""
        ? keyOf(DISTRICT, link.oldDistrictCode)
        : keyOf(COMMUNE, link.oldCommuneCode),
    successor: newCommuneKey(link),
    check: link.check,
  }));
}

/** Where the communes of a district went, the district's territory went. */
function districtLinks({ communeLinks }: RegisterFiles): UnitLink[] {
  const withCommunes = communeLinks.filter((link) => link.oldCommuneCode !== "");
  return liftLinks(withCommunes, (link) => ({
    predecessor: keyOf(DISTRICT, link.oldDistrictCode),
    successor: newCommuneKey(link),
  }));
}

function newCommuneKey({ newCommuneCode }: CommuneLink): string {
  return keyOf(COMMUNE, CORRECTED_LINK_TARGETS[newCommuneCode] ?? newCommuneCode);
}

function judge(link: CountedLink, predecessor: Entry, successor: Entry) {
  return {
    kind: successionKind({
      ...link,
      hasSameKind: predecessor.kind === successor.kind,
      hasSameName: searchText(predecessor.name.vi) === searchText(successor.name.vi),
    }),
    is_divided: link.successorsOfPredecessor > 1,
    link_check: link.check,
  };
}

type UnplacedVersion = Omit<VersionRow, "id" | "place_text">;

function versionOf(
  { level, code, kind, name }: Entry,
  id: string,
  parent: string | null,
): Omit<UnplacedVersion, "valid_from" | "valid_to" | "source_id"> {
  return {
    unit_id: id,
    level,
    official_code: code,
    name_vi: name.vi,
    name_en: name.en,
    kind,
    parent_id: parent,
    search_text: searchText(name.vi, name.en),
  };
}

/** A unit that lives on unchanged has one version, and one without an end while it is in force. */
function joinUnchanged(versions: readonly UnplacedVersion[]): UnplacedVersion[] {
  return [...Map.groupBy(versions, (version) => version.unit_id).values()].flatMap((ofUnit) => {
    const joined: UnplacedVersion[] = [];
    for (const version of ofUnit) {
      const former = joined.at(-1);
      if (former && isUnchanged(former, version)) {
        joined[joined.length - 1] = { ...former, valid_to: version.valid_to };
      } else {
        joined.push(version);
      }
    }
    return joined;
  });
}

function isUnchanged(former: UnplacedVersion, later: UnplacedVersion): boolean {
  return (
    former.official_code === later.official_code &&
    former.kind === later.kind &&
    former.parent_id === later.parent_id &&
    former.search_text === later.search_text
  );
}

/** Searches find a unit by what it was called before the first register as well. */
function withFormerNames({ formerNames }: RegisterFiles): (version: UnplacedVersion) => UnplacedVersion {
  const texts = new Map(
    formerNames.map(({ level, code, names }) => [keyOf(level, code), searchText(...names)]),
  );
  return (version) => {
    const text = texts.get(keyOf(version.level, version.official_code));
    return text === undefined
      ? version
      : { ...version, search_text: joinSearchTexts([version.search_text, text]) };
  };
}

/** With the names that the units above had meanwhile, since people name a place by several levels. */
function addPlaces(versions: readonly UnplacedVersion[]): Omit<VersionRow, "id">[] {
  const byUnit = Map.groupBy(versions, (version) => version.unit_id);
  const placeOf = (version: UnplacedVersion): string => {
    const above = version.parent_id === null ? [] : (byUnit.get(version.parent_id) ?? []);
    const places = above.filter((one) => overlap(one, version)).map(placeOf);
    return joinSearchTexts([version.search_text, ...places]);
  };
  return versions.map((version) => ({ ...version, place_text: placeOf(version) }));
}

function overlap(one: UnplacedVersion, other: UnplacedVersion): boolean {
  return startsBeforeEndOf(one, other) && startsBeforeEndOf(other, one);
}

function startsBeforeEndOf({ valid_from }: UnplacedVersion, { valid_to }: UnplacedVersion): boolean {
  return valid_from === null || valid_to === null || valid_from <= valid_to;
}

function versionId({ unit_id, valid_from }: Pick<VersionRow, "unit_id" | "valid_from">): string {
  return stableId("administrative-unit-version", `${unit_id}-${valid_from ?? "first"}`);
}

function entry(level: AdministrativeLevel, code: string, fullName: string, parentKey: string | null): Entry {
  return { key: keyOf(level, code), level, code, parentKey, ...parseUnitName(level, fullName) };
}

function keyOf(level: AdministrativeLevel, code: string): string {
  return `${level} ${code}`;
}

function byKey(entries: readonly Entry[]): Entries {
  return new Map(entries.map((one) => [one.key, one]));
}

function entryOf(entries: Entries, key: string): Entry {
  const found = entries.get(key);
  if (!found) throw new Error(`${key} is named by another file but does not stand in its register`);
  return found;
}

function idOf({ level, code }: Entry, registerDate: string): string {
  return unitId(level, code, registerDate);
}

function parentId({ parentKey }: Entry, idOfKey: (key: string) => string): string | null {
  return parentKey === null ? null : idOfKey(parentKey);
}
