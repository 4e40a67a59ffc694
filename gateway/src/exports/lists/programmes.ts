import { isJsonObject } from "../../wire/json.js";
import { cellOf, column, valuesAt, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const programmes: ExportList = {
  name: "programmes",
  field: "programmes",
  title: { vi: "Chương trình phối hợp", en: "Coordination programmes" },
  pageSize: 50,
  columns: [
    column("id", "text", { vi: "Mã trong hệ thống", en: "Id" }),
    column("code", "text", { vi: "Mã chương trình", en: "Code" }),
    words("title", { vi: "Chương trình", en: "Programme" }),
    column("from", "day", { vi: "Từ ngày", en: "From" }, "period.from"),
    column("to", "day", { vi: "Đến ngày", en: "To" }, "period.to"),
    column("printedPeriod", "text", { vi: "Thời gian như in", en: "Period as printed" }),
    column("unitId", "text", { vi: "Mã đơn vị trong hệ thống", en: "Unit id" }, "unit.id"),
    words("unitName", { vi: "Đơn vị hành chính", en: "Administrative unit" }, "unit.name"),
    column("signedOn", "day", { vi: "Ký ngày", en: "Signed on" }, "ceremony.heldOn"),
    words("parties", { vi: "Các bên", en: "Parties" }, "parties.organisation.name"),
    column(
      "commitmentCodes",
      "text",
      { vi: "Mã nội dung phối hợp", en: "Commitment codes" },
      "commitments.code",
    ),
    {
      key: "roundsDueOn",
      type: "text",
      label: { vi: "Hạn các kỳ đánh giá", en: "Evaluations due on" },
      reads: ["evaluationRounds.dueOn", "evaluationRounds.isCarriedOver"],
      // One that passes to the next programme is due on no day of this one.
      cell: (node) =>
        cellOf(
          valuesAt(node, "evaluationRounds")
            .filter((round) => isJsonObject(round) && round["isCarriedOver"] !== true)
            .flatMap((round) => valuesAt(round, "dueOn")),
        ),
    },
    column("version", "number", { vi: "Phiên bản", en: "Version" }),
    ...SOURCE_COLUMNS,
  ],
};
