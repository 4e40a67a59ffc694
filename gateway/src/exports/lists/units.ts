import { isJsonObject, type JsonObject } from "../../wire/json.js";
import { coded, column, type ExportColumn, valuesAt, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const units: ExportList = {
  name: "units",
  field: "administrativeUnits",
  title: { vi: "Địa bàn", en: "Administrative units" },
  pageSize: 200,
  isOfDay: true,
  columns: [
    column("id", "text", { vi: "Mã đơn vị trong hệ thống", en: "Unit id" }),
    column("officialCode", "code", { vi: "Mã đơn vị hành chính", en: "Official code" }),
    words("name", { vi: "Tên", en: "Name" }),
    ...coded("level", "AdministrativeLevel", { vi: "Cấp", en: "Level" }),
    ...coded("kind", "AdministrativeKind", { vi: "Loại", en: "Kind" }),
    column(
      "parentId",
      "text",
      { vi: "Mã đơn vị cấp trên trong hệ thống", en: "Id of the unit above" },
      "parent.id",
    ),
    column(
      "parentCode",
      "code",
      { vi: "Mã đơn vị cấp trên", en: "Code of the unit above" },
      "parent.officialCode",
    ),
    words("parentName", { vi: "Đơn vị cấp trên", en: "Unit above" }, "parent.name"),
    column("validFrom", "day", { vi: "Từ ngày", en: "From" }),
    column("endedOn", "day", { vi: "Kết thúc ngày", en: "Ended on" }),
    ...SOURCE_COLUMNS.map(ofShownVersion),
  ],
};

/** The source is that of the name and code which the row shows. */
function ofShownVersion(ofSource: ExportColumn): ExportColumn {
  return {
    ...ofSource,
    reads: [
      ...["officialCode", "name.vi"].flatMap((path) => [path, `versions.${path}`]),
      ...ofSource.reads.map((path) => `versions.${path}`),
    ],
    cell: (unit, language) => {
      const version = valuesAt(unit, "versions").filter(isJsonObject).findLast(isSameAs(unit));
      return version ? ofSource.cell(version, language) : null;
    },
  };
}

function isSameAs(unit: JsonObject) {
  const nameOf = (one: JsonObject) => `${valuesAt(one, "officialCode")} ${valuesAt(one, "name.vi")}`;
  return (version: JsonObject) => nameOf(version) === nameOf(unit);
}
