import { coded, column, valuesAt, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { SOURCE_COLUMNS } from "./source-columns.js";
import { unitColumns } from "./unit-on-day.js";

export const activities: ExportList = {
  name: "activities",
  field: "activities",
  title: { vi: "Hoạt động", en: "Activities" },
  pageSize: 100,
  columns: [
    column("id", "text", { vi: "Mã hoạt động", en: "Activity id" }),
    words("title", { vi: "Hoạt động", en: "Activity" }),
    ...coded("kind", "ActivityKind", { vi: "Loại", en: "Kind" }),
    column("from", "day", { vi: "Từ ngày", en: "From" }, "period.from"),
    column("to", "day", { vi: "Đến ngày", en: "To" }, "period.to"),
    ...unitColumns(
      (node) => {
        const [day] = [...valuesAt(node, "period.to"), ...valuesAt(node, "period.from")];
        return typeof day === "string" ? day : undefined;
      },
      ["period.to", "period.from"],
    ),
    words("results", { vi: "Kết quả", en: "Results" }, "results.label"),
    column(
      "printedResults",
      "text",
      { vi: "Kết quả, nguyên văn", en: "Results as printed" },
      "results.printedText",
    ),
    words("doubts", { vi: "Điều chưa chắc", en: "Doubts" }, "doubts.reason"),
    ...SOURCE_COLUMNS,
  ],
};
