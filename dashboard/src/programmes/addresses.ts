/** The parts of a programme's page; each is a link of its own. */
export const PROGRAMME_PARTS = [
  "thong-tin",
  "cac-ben",
  "noi-dung",
  "ky-danh-gia",
  "bao-cao",
  "van-ban",
  "can-doi-chieu",
  "lich-su",
] as const;

export type ProgrammePart = (typeof PROGRAMME_PARTS)[number];

/** Where a programme's page is, or a part of it. */
export function programmeAddress(code: string, part: ProgrammePart = "thong-tin"): string {
  const page = `/chuong-trinh/${encodeURIComponent(code)}`;
  return part === "thong-tin" ? page : `${page}?muc=${part}`;
}
