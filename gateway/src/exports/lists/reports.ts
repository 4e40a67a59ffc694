import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { programmeColumns } from "./programme-columns.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const reports: ExportList = {
  name: "reports",
  field: "reports",
  title: { vi: "Báo cáo", en: "Reports" },
  pageSize: 100,
  columns: [
    column("id", "text", { vi: "Mã báo cáo", en: "Report id" }),
    words("title", { vi: "Báo cáo", en: "Report" }),
    column("documentNumber", "text", { vi: "Số, ký hiệu", en: "Number" }),
    column("issuedOn", "day", { vi: "Ngày báo cáo", en: "Issued on" }),
    ...coded("cadence", "ReportCadence", { vi: "Định kỳ hay đột xuất", en: "Cadence" }),
    column("periodFrom", "day", { vi: "Kỳ từ ngày", en: "Period from" }, "period.from"),
    column("periodTo", "day", { vi: "Kỳ đến ngày", en: "Period to" }, "period.to"),
    ...programmeColumns,
    column("organisationId", "text", { vi: "Mã tổ chức báo cáo", en: "Organisation id" }, "organisation.id"),
    words("organisationName", { vi: "Tổ chức báo cáo", en: "Organisation" }, "organisation.name"),
    column("roundNumber", "number", { vi: "Kỳ đánh giá", en: "Evaluation" }, "evaluationRound.number"),
    words("summary", { vi: "Tóm tắt", en: "Summary" }),
    column("isCurrent", "flag", { vi: "Chưa bị thay thế", en: "Current" }),
    column("supersedesId", "text", { vi: "Thay thế báo cáo", en: "Supersedes" }),
    column("reason", "text", { vi: "Lý do thay thế", en: "Reason" }),
    words(
      "enteredBy",
      { vi: "Nhập thay bởi", en: "Entered on behalf by" },
      "enteredOnBehalf.by.organisation.name",
    ),
    column(
      "enteredFrom",
      "text",
      { vi: "Nhập theo văn bản", en: "Entered from" },
      "enteredOnBehalf.document.document.number",
    ),
    column(
      "contested",
      "text",
      { vi: "Bên báo cáo phản đối", en: "Contested" },
      "enteredOnBehalf.contest.reason",
    ),
    column("submittedAt", "moment", { vi: "Gửi lúc (giờ Việt Nam)", en: "Submitted at (Vietnam time)" }),
    ...SOURCE_COLUMNS,
  ],
};
