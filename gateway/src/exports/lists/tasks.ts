import { column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const tasks: ExportList = {
  name: "tasks",
  field: "tasks",
  title: { vi: "Nhiệm vụ", en: "Tasks" },
  pageSize: 100,
  columns: [
    column("id", "text", { vi: "Mã trong hệ thống", en: "Id" }),
    column("code", "text", { vi: "Mã nhiệm vụ", en: "Code" }),
    words("title", { vi: "Nhiệm vụ", en: "Task" }),
    words("owner", { vi: "Ai thực hiện, theo nguồn", en: "Who is to do it, as the source says" }),
    column("documentId", "text", { vi: "Mã văn bản giao", en: "Document id" }, "document.id"),
    column("documentNumber", "text", { vi: "Văn bản giao", en: "Document" }, "document.number"),
    column("unitId", "text", { vi: "Mã đơn vị trong hệ thống", en: "Unit id" }, "unit.id"),
    words("unitName", { vi: "Đơn vị hành chính", en: "Administrative unit" }, "unit.name"),
    column("printedText", "text", { vi: "Nguyên văn", en: "Printed words" }),
    words("doubts", { vi: "Điều chưa chắc", en: "Doubts" }, "doubts.reason"),
    ...SOURCE_COLUMNS,
  ],
};
