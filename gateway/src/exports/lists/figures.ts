import { numberOf } from "../../wire/exact-number.js";
import type { JsonObject } from "../../wire/json.js";
import { coded, column, valuesAt, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { indicators } from "./indicators.js";
import { namesAt } from "./names-at.js";
import { SOURCE_COLUMNS } from "./source-columns.js";
import { unitColumns } from "./unit-on-day.js";

export const figures: ExportList = {
  name: "figures",
  field: "figures",
  title: { vi: "Số liệu", en: "Figures" },
  pageSize: 100,
  columns: [
    column("id", "text", { vi: "Mã số liệu", en: "Figure id" }),
    ...coded("member", "members", { vi: "Cơ quan kết nối", en: "Connected agency" }),
    ...coded("actorRole", "ActorRole", { vi: "Vai trò bên báo cáo", en: "Reporter's role" }, "actor.role"),
    words("actor", { vi: "Đơn vị báo cáo", en: "Reported by" }, "actor.organisation.name"),
    column("indicatorCode", "text", { vi: "Mã chỉ số", en: "Indicator code" }),
    words("indicatorName", { vi: "Chỉ số", en: "Indicator" }, "indicator.name"),
    ...unitColumns(dayOf, ["asOf", "period.to"]),
    column("asOf", "day", { vi: "Ngày", en: "Day" }),
    column("periodFrom", "day", { vi: "Kỳ từ ngày", en: "Period from" }, "period.from"),
    column("periodTo", "day", { vi: "Kỳ đến ngày", en: "Period to" }, "period.to"),
    ...coded("periodKind", "FigurePeriodKind", { vi: "Loại kỳ", en: "Kind of period" }, "period.kind"),
    column("numerator", "number", { vi: "Tử số", en: "Numerator" }),
    column("denominator", "number", { vi: "Mẫu số", en: "Denominator" }),
    column("percentage", "number", { vi: "Tỷ lệ (%)", en: "Percentage" }),
    column("printedPercentage", "text", { vi: "Tỷ lệ như in", en: "Percentage as printed" }),
    {
      key: "amount",
      type: "number",
      label: { vi: "Số tiền (đồng)", en: "Amount (VND)" },
      reads: ["amount"],
      cell: ({ amount }) => (typeof amount === "string" ? numberOf(amount) : null),
    },
    column("printedText", "text", { vi: "Nguyên văn", en: "Printed words" }),
    ...coded("qualifier", "Qualifier", { vi: "Mức chính xác", en: "Qualifier" }),
    ...coded("state", "FigureState", { vi: "Tình trạng", en: "State" }),
    words("doubts", { vi: "Điều chưa chắc", en: "Doubts" }, "doubts.reason"),
    column("knownAt", "moment", { vi: "Hệ thống biết lúc (giờ Việt Nam)", en: "Known at (Vietnam time)" }),
    column("correctsId", "text", { vi: "Đính chính số liệu", en: "Corrects" }, "corrects.id"),
    column("reason", "text", { vi: "Lý do", en: "Reason" }),
    ...SOURCE_COLUMNS,
  ],
  codebook: { list: indicators, key: "code", names: namesAt("indicatorCode") },
};

/** The last day that the figure tells of. */
function dayOf(node: JsonObject): string | undefined {
  const [day] = [...valuesAt(node, "asOf"), ...valuesAt(node, "period.to")];
  return typeof day === "string" ? day : undefined;
}
