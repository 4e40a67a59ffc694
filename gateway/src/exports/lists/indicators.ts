import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const indicators: ExportList = {
  name: "indicators",
  field: "indicators",
  title: { vi: "Chỉ số", en: "Indicators" },
  pageSize: 200,
  columns: [
    column("code", "text", { vi: "Mã chỉ số", en: "Code" }),
    words("name", { vi: "Chỉ số", en: "Indicator" }),
    words("definition", { vi: "Định nghĩa", en: "Definition" }),
    ...coded("unit", "IndicatorUnit", { vi: "Đơn vị tính", en: "Unit of measurement" }),
    ...coded("owner", "members", { vi: "Đơn vị báo cáo", en: "Reported by" }),
    ...coded("levels", "AdministrativeLevel", { vi: "Cấp", en: "Levels" }),
    ...coded("frequency", "IndicatorFrequency", { vi: "Kỳ báo cáo", en: "Frequency" }),
    ...coded("direction", "IndicatorDirection", { vi: "Chiều tốt lên", en: "Direction" }),
    ...coded("basis", "IndicatorBasis", { vi: "Căn cứ", en: "Basis" }),
    ...SOURCE_COLUMNS,
  ],
};
