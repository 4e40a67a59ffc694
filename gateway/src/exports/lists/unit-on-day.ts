import type { Language } from "../../tables/table.js";
import { isJsonObject, type Json, type JsonObject } from "../../wire/json.js";
import { coded, column, type ExportColumn, inLanguage, valuesAt } from "../columns.js";

/** The day of a row, or undefined where it has none. */
export type DayOf = (node: JsonObject) => string | undefined;

/**
 * The administrative unit of a row, with code and name as they were on the row's day: codes are given again to other
 * units. Successors are of units that have ended.
 */
export function unitColumns(dayOf: DayOf, daysRead: readonly string[]): readonly ExportColumn[] {
  const reads = [...daysRead, "unit.endedOn", "unit.versions.validTo"];
  return [
    column("unitId", "text", { vi: "Mã đơn vị trong hệ thống", en: "Unit id" }, "unit.id"),
    {
      key: "unitCode",
      type: "code",
      label: { vi: "Mã đơn vị hành chính", en: "Official code" },
      reads: [...reads, "unit.versions.officialCode"],
      cell: (node) => textOf(versionOn(node, dayOf(node))?.["officialCode"]),
    },
    {
      key: "unitName",
      type: "text",
      label: { vi: "Đơn vị hành chính", en: "Administrative unit" },
      reads: [...reads, "unit.versions.name.vi", "unit.versions.name.en"],
      cell: (node, language: Language) =>
        textOf(inLanguage(versionOn(node, dayOf(node))?.["name"], language)),
    },
    ...coded("unitLevel", "AdministrativeLevel", { vi: "Cấp", en: "Level" }, "unit.level"),
    column("unitEndedOn", "day", { vi: "Đơn vị kết thúc ngày", en: "Unit ended on" }, "unit.endedOn"),
    column(
      "successorIds",
      "text",
      { vi: "Đơn vị kế thừa (mã trong hệ thống)", en: "Successors (ids)" },
      "unit.successors.successor.id",
    ),
    column(
      "successorNames",
      "text",
      { vi: "Đơn vị kế thừa", en: "Successors" },
      "unit.successors.successor.name.vi",
    ),
  ];
}

/** The version in force on that day; outside the unit's life the nearest. Without a day the last. */
function versionOn(node: JsonObject, day: string | undefined): JsonObject | undefined {
  const versions = valuesAt(node, "unit.versions").filter(isJsonObject);
  const inForce = versions.find(
    ({ validTo }) => typeof validTo !== "string" || (day !== undefined && validTo >= day),
  );
  return inForce ?? versions.at(-1);
}

function textOf(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}
