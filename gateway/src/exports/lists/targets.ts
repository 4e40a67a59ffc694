import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { indicators } from "./indicators.js";
import { namesAt } from "./names-at.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const targets: ExportList = {
  name: "targets",
  field: "targets",
  title: { vi: "Chỉ tiêu", en: "Targets" },
  pageSize: 100,
  columns: [
    column("id", "text", { vi: "Mã", en: "Id" }),
    column("indicatorCode", "text", { vi: "Mã chỉ số", en: "Indicator code" }, "indicator.code"),
    words("indicatorName", { vi: "Chỉ số", en: "Indicator" }, "indicator.name"),
    words("scope", { vi: "Tính trên", en: "Of" }),
    ...coded("levels", "AdministrativeLevel", { vi: "Cấp được so", en: "Levels" }),
    column("year", "number", { vi: "Năm đích", en: "By the end of" }),
    ...coded("comparator", "Comparator", { vi: "Cách so sánh", en: "Comparator" }),
    column("value", "number", { vi: "Giá trị (%)", en: "Value (%)" }),
    column("disadvantagedValue", "number", {
      vi: "Giá trị cho vùng khó khăn (%)",
      en: "Value for disadvantaged areas (%)",
    }),
    column("isVerified", "flag", { vi: "Đã đối chiếu", en: "Verified" }),
    words("note", { vi: "Ghi chú", en: "Note" }),
    words("doubts", { vi: "Điều chưa chắc", en: "Doubts" }, "doubts.reason"),
    column("documentNumber", "text", { vi: "Văn bản", en: "Document" }, "document.number"),
    ...SOURCE_COLUMNS,
  ],
  codebook: { list: indicators, key: "code", names: namesAt("indicator.code") },
};
