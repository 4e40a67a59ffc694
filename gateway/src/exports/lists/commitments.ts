import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { programmeColumns } from "./programme-columns.js";
import { SOURCE_COLUMNS, sourceColumns } from "./source-columns.js";

export const commitments: ExportList = {
  name: "commitments",
  field: "commitments",
  title: { vi: "Nội dung phối hợp", en: "Commitments" },
  pageSize: 100,
  columns: [
    column("id", "text", { vi: "Mã trong hệ thống", en: "Id" }),
    column("code", "text", { vi: "Mã nội dung phối hợp", en: "Code" }),
    words("title", { vi: "Nội dung phối hợp", en: "Commitment" }),
    ...programmeColumns,
    ...coded("state", "CommitmentState", { vi: "Tình trạng", en: "State" }),
    column("stateChangedAt", "moment", {
      vi: "Tình trạng từ lúc (giờ Việt Nam)",
      en: "In this state since (Vietnam time)",
    }),
    ...sourceColumns("stateSource", { vi: " (tình trạng)", en: " (state)" }),
    column("dueOn", "day", { vi: "Hạn", en: "Due on" }),
    column("isOverdue", "flag", { vi: "Quá hạn", en: "Overdue" }),
    column("firstDueOn", "day", { vi: "Hạn đầu tiên", en: "First due on" }),
    column("extensionCount", "number", { vi: "Số lần gia hạn", en: "Extensions" }),
    column(
      "ownerIds",
      "text",
      { vi: "Mã các tổ chức chịu trách nhiệm", en: "Ids of who answers for it" },
      "owners.id",
    ),
    words("owners", { vi: "Tổ chức chịu trách nhiệm", en: "Who answers for it" }, "owners.name"),
    column("printedText", "text", { vi: "Nguyên văn", en: "Printed words" }),
    words("doubts", { vi: "Điều chưa chắc", en: "Doubts" }, "doubts.reason"),
    column("version", "number", { vi: "Phiên bản", en: "Version" }),
    ...SOURCE_COLUMNS,
  ],
};
