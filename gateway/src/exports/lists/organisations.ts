import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const organisations: ExportList = {
  name: "organisations",
  field: "organisations",
  title: { vi: "Cơ quan, tổ chức", en: "Organisations" },
  pageSize: 100,
  columns: [
    column("id", "text", { vi: "Mã", en: "Id" }),
    words("name", { vi: "Tên", en: "Name" }),
    ...coded("type", "OrganisationType", { vi: "Loại", en: "Type" }),
    column("unitId", "text", { vi: "Mã đơn vị trong hệ thống", en: "Unit id" }, "unit.id"),
    words("unitName", { vi: "Đơn vị hành chính", en: "Administrative unit" }, "unit.name"),
    column("owedOpen", "number", { vi: "Việc chưa xong", en: "Not done yet" }, "owed.open"),
    column("owedOverdue", "number", { vi: "Quá hạn", en: "Overdue" }, "owed.overdue"),
    column(
      "owedUnknown",
      "number",
      { vi: "Đã đến hạn, chưa biết đã làm hay chưa", en: "Day has passed, not known whether done" },
      "owed.unknown",
    ),
    column(
      "owedUnassigned",
      "number",
      { vi: "Nội dung chưa nêu ai chịu trách nhiệm", en: "Commitments that nobody is named for" },
      "owed.unassigned",
    ),
    column("endedOn", "day", { vi: "Kết thúc ngày", en: "Ended on" }),
    column(
      "successorIds",
      "text",
      { vi: "Tổ chức kế thừa (mã)", en: "Successors (ids)" },
      "successors.successor.id",
    ),
    words("successorNames", { vi: "Tổ chức kế thừa", en: "Successors" }, "successors.successor.name"),
    words("doubts", { vi: "Điều chưa chắc", en: "Doubts" }, "doubts.reason"),
    ...SOURCE_COLUMNS,
  ],
};
