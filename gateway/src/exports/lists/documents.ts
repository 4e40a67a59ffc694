import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const documents: ExportList = {
  name: "policy-documents",
  field: "policyDocuments",
  title: { vi: "Văn bản", en: "Policy documents" },
  pageSize: 100,
  columns: [
    column("id", "text", { vi: "Mã", en: "Id" }),
    column("number", "text", { vi: "Số, ký hiệu", en: "Number" }),
    words("title", { vi: "Trích yếu", en: "Title" }),
    ...coded("kind", "DocumentKind", { vi: "Loại", en: "Kind" }),
    words("issuer", { vi: "Cơ quan ban hành", en: "Issuer" }),
    column("issuedOn", "day", { vi: "Ngày ban hành", en: "Issued on" }),
    column("effectiveOn", "day", { vi: "Có hiệu lực từ", en: "Effective on" }),
    ...coded("validity", "ValidityState", { vi: "Hiệu lực", en: "Validity" }, "validity.state"),
    words("validityReason", { vi: "Căn cứ hiệu lực", en: "Why" }, "validity.reason"),
    words("doubts", { vi: "Điều chưa chắc", en: "Doubts" }, "doubts.reason"),
    ...SOURCE_COLUMNS,
  ],
};
