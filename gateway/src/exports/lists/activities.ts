import { coded, column, valuesAt, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { programmeColumns } from "./programme-columns.js";
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
    column("openedOn", "day", { vi: "Ngày khai mạc", en: "Opened on" }),
    words("place", { vi: "Địa điểm", en: "Place" }),
    words("audience", { vi: "Đối tượng", en: "Audience" }, "audience.who"),
    column("audienceCount", "number", { vi: "Số người", en: "People" }, "audience.count"),
    column("organiserId", "text", { vi: "Mã bên tổ chức", en: "Organiser id" }, "organiser.id"),
    words("organiserName", { vi: "Bên tổ chức", en: "Organiser" }, "organiser.name"),
    words("partnerNames", { vi: "Các bên phối hợp", en: "Partners" }, "partners.name"),
    ...programmeColumns,
    column("commitmentCode", "text", { vi: "Nội dung phối hợp", en: "Commitment" }, "commitment.code"),
    words("results", { vi: "Kết quả", en: "Results" }, "results.label"),
    column(
      "printedResults",
      "text",
      { vi: "Kết quả, nguyên văn", en: "Results as printed" },
      "results.printedText",
    ),
    column(
      "resultFigures",
      "text",
      { vi: "Mã số liệu của kết quả", en: "Figures of results" },
      "results.figure.id",
    ),
    words("doubts", { vi: "Điều chưa chắc", en: "Doubts" }, "doubts.reason"),
    ...SOURCE_COLUMNS,
  ],
};
