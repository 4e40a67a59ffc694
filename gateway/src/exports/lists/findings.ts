import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { indicators } from "./indicators.js";
import { namesAt } from "./names-at.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const findings: ExportList = {
  name: "findings",
  field: "findings",
  title: { vi: "Rà soát số liệu", en: "Findings" },
  pageSize: 100,
  columns: [
    ...coded("rule", "rules", { vi: "Quy tắc", en: "Rule" }),
    ...coded("severity", "FlagSeverity", { vi: "Mức độ", en: "Severity" }),
    words("message", { vi: "Nội dung", en: "Message" }),
    ...coded("owner", "members", { vi: "Đơn vị trả lời", en: "Who must answer" }),
    column("isOpen", "flag", { vi: "Còn mở", en: "Open" }),
    column("since", "moment", { vi: "Từ lúc (giờ Việt Nam)", en: "Since (Vietnam time)" }),
    column("settledAt", "moment", { vi: "Xử lý xong lúc (giờ Việt Nam)", en: "Settled at (Vietnam time)" }),
    ...coded("kind", "nodeTypes", { vi: "Loại", en: "Type" }),
    column("nodeId", "text", { vi: "Mã của thứ có điều này", en: "Id of what it was found in" }),
    column("unitId", "text", { vi: "Mã đơn vị trong hệ thống", en: "Unit id" }, "unit.id"),
    words("unitName", { vi: "Đơn vị hành chính", en: "Administrative unit" }, "unit.name"),
    column("indicatorCode", "text", { vi: "Mã chỉ số", en: "Indicator code" }, "indicator.code"),
    words("indicatorName", { vi: "Chỉ số", en: "Indicator" }, "indicator.name"),
    column("figureIds", "text", { vi: "Mã các số liệu", en: "Figure ids" }, "figures.id"),
    ...SOURCE_COLUMNS,
  ],
  codebook: { list: indicators, key: "code", names: namesAt("indicator.code") },
};
