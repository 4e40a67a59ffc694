import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { programmeColumns } from "./programme-columns.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const evaluationRounds: ExportList = {
  name: "evaluation-rounds",
  field: "evaluationRounds",
  title: { vi: "Kỳ đánh giá", en: "Evaluations" },
  pageSize: 100,
  columns: [
    column("id", "text", { vi: "Mã trong hệ thống", en: "Id" }),
    ...programmeColumns,
    column("number", "number", { vi: "Kỳ thứ", en: "Number" }),
    column("dueOn", "day", { vi: "Hạn", en: "Due on" }),
    column("isComputed", "flag", { vi: "Hạn được tính, không được công bố", en: "Due day is computed" }),
    column("isCarriedOver", "flag", { vi: "Chuyển sang giai đoạn sau", en: "Carried over" }),
    column("heldOn", "day", { vi: "Tổ chức ngày", en: "Held on" }),
    ...coded("status", "EvaluationStatus", { vi: "Tình trạng", en: "Status" }),
    column("hostId", "text", { vi: "Mã cơ quan chủ trì", en: "Host id" }, "host.id"),
    words("hostName", { vi: "Cơ quan chủ trì", en: "Host" }, "host.name"),
    words("doubts", { vi: "Điều chưa chắc", en: "Doubts" }, "doubts.reason"),
    column("version", "number", { vi: "Phiên bản", en: "Version" }),
    ...SOURCE_COLUMNS,
  ],
};
