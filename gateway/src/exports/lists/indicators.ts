import { column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";

export const indicators: ExportList = {
  name: "indicators",
  field: "indicators",
  title: { vi: "Chỉ số", en: "Indicators" },
  pageSize: 200,
  columns: [
    column("code", "text", { vi: "Mã chỉ số", en: "Code" }),
    words("name", { vi: "Chỉ số", en: "Indicator" }),
    words("definition", { vi: "Định nghĩa", en: "Definition" }),
    column("unit", "text", { vi: "Đơn vị tính", en: "Unit of measurement" }),
    column("owner", "text", { vi: "Đơn vị báo cáo", en: "Reported by" }),
    column("levels", "text", { vi: "Cấp", en: "Levels" }),
    column("frequency", "text", { vi: "Kỳ báo cáo", en: "Frequency" }),
    column("direction", "text", { vi: "Chiều tốt lên", en: "Direction" }),
    column("basis", "text", { vi: "Căn cứ", en: "Basis" }),
  ],
};
