/** The parts of a programme's page; each is a link of its own. */
export const PROGRAMME_PARTS = [
  "thong-tin",
  "cac-ben",
  "noi-dung",
  "ky-danh-gia",
  "bao-cao",
  "van-ban",
  "thoa-thuan",
  "can-doi-chieu",
  "lich-su",
] as const;

/** Instead of one of them: all, one below the other, as they are printed. */
export const ALL_PARTS = "tat-ca";
export const SHOWN_PARTS = [...PROGRAMME_PARTS, ALL_PARTS] as const;

export type ProgrammePart = (typeof PROGRAMME_PARTS)[number];
export type ShownParts = (typeof SHOWN_PARTS)[number];

/** Where a programme's page is, or a part of it, or all its parts. */
export function programmeAddress(code: string, part: ShownParts = "thong-tin"): string {
  const page = `/chuong-trinh/${encodeURIComponent(code)}`;
  return part === "thong-tin" ? page : `${page}?muc=${part}`;
}

/** Where a commitment stands among those of its programme. */
export function commitmentAddress(programmeCode: string, code: string): string {
  return `${programmeAddress(programmeCode, "noi-dung")}#${encodeURIComponent(code)}`;
}
