import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import { AdministrativeKind } from "./administrative-kind.js";

export interface UnitName {
  readonly kind: AdministrativeKind;
  readonly name: BilingualText;
}

interface KindWords {
  readonly level: AdministrativeLevel;
  readonly kind: AdministrativeKind;
  readonly vi: string;
  readonly en: string;
}

const { PROVINCE, DISTRICT, COMMUNE } = AdministrativeLevel;

const KIND_WORDS: readonly KindWords[] = [
  { level: PROVINCE, kind: AdministrativeKind.PROVINCE, vi: "Tỉnh", en: "Province" },
  { level: PROVINCE, kind: AdministrativeKind.CENTRAL_CITY, vi: "Thành phố", en: "City" },
  { level: DISTRICT, kind: AdministrativeKind.URBAN_DISTRICT, vi: "Quận", en: "District" },
  { level: DISTRICT, kind: AdministrativeKind.RURAL_DISTRICT, vi: "Huyện", en: "District" },
  { level: DISTRICT, kind: AdministrativeKind.TOWN, vi: "Thị xã", en: "Town" },
  { level: DISTRICT, kind: AdministrativeKind.PROVINCIAL_CITY, vi: "Thành phố", en: "City" },
  { level: COMMUNE, kind: AdministrativeKind.WARD, vi: "Phường", en: "Ward" },
  { level: COMMUNE, kind: AdministrativeKind.COMMUNE, vi: "Xã", en: "Commune" },
  { level: COMMUNE, kind: AdministrativeKind.TOWNSHIP, vi: "Thị trấn", en: "Township" },
  { level: COMMUNE, kind: AdministrativeKind.SPECIAL_ZONE, vi: "Đặc khu", en: "Special Zone" },
];

/**
 * The kind and the names of a unit, from its full Vietnamese name as a register spells it: “Quận 11” is District
 * 11, “Phường Bến Nghé” is Bến Nghé Ward.
 * @throws {Error} when no kind of that level begins the name
 */
export function parseUnitName(level: AdministrativeLevel, fullName: string): UnitName {
  const spelled = capitalised(fullName.normalize("NFC").trim());
  const words = KIND_WORDS.find((entry) => entry.level === level && spelled.startsWith(`${entry.vi} `));
  if (!words) throw new Error(`"${fullName}" does not begin with a kind of unit of the level ${level}`);
  const properName = spelled.slice(words.vi.length + 1);
  return { kind: words.kind, name: { vi: spelled, en: englishName(properName, words.en) } };
}

function englishName(properName: string, kind: string): string {
  return /^\d+$/.test(properName) ? `${kind} ${properName}` : `${properName} ${kind}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}
