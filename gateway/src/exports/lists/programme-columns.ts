import { column, type ExportColumn, words } from "../columns.js";

/** The programme that a row belongs to. */
export const programmeColumns: readonly ExportColumn[] = [
  column("programmeId", "text", { vi: "Mã chương trình trong hệ thống", en: "Programme id" }, "programme.id"),
  column("programmeCode", "text", { vi: "Mã chương trình", en: "Programme code" }, "programme.code"),
  words("programmeTitle", { vi: "Chương trình", en: "Programme" }, "programme.title"),
];
