import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";

/** For an organisation's auditors: whoever may not read it is refused. */
export const accessLog: ExportList = {
  name: "access-log",
  field: "accessLog",
  title: { vi: "Nhật ký truy cập", en: "Access log" },
  pageSize: 100,
  columns: [
    column("number", "number", { vi: "Số thứ tự", en: "Number" }),
    column("at", "moment", { vi: "Lúc (giờ Việt Nam)", en: "At (Vietnam time)" }),
    column("organisationId", "text", { vi: "Mã cơ quan", en: "Organisation id" }, "organisation.id"),
    words("organisationName", { vi: "Cơ quan", en: "Organisation" }, "organisation.name"),
    column("account", "text", { vi: "Tài khoản", en: "Account" }),
    ...coded("kind", "AccessKind", { vi: "Loại", en: "Kind" }, "operation.kind"),
    column("operation", "text", { vi: "Thao tác", en: "Operation" }, "operation.name"),
    column("operationHash", "text", { vi: "Mã băm thao tác", en: "Operation hash" }, "operation.hash"),
    column("fields", "list", { vi: "Trường được chọn", en: "Selected fields" }, "operation.fields"),
    column("purpose", "text", { vi: "Mục đích", en: "Purpose" }),
    ...coded("way", "AccessWay", { vi: "Cách trả lời", en: "Way" }),
    ...coded("outcome", "AccessOutcome", { vi: "Kết quả", en: "Outcome" }),
    column("code", "text", { vi: "Mã lỗi", en: "Code" }),
    column("rows", "number", { vi: "Số dòng", en: "Rows" }),
    column("count", "number", { vi: "Số lần", en: "Times" }),
    column("rightsVersion", "text", { vi: "Phiên bản quyền", en: "Version of the rights" }),
    column("agreements", "list", { vi: "Thỏa thuận chia sẻ", en: "Sharing agreements" }),
    column("hash", "text", { vi: "Mã băm", en: "Hash" }),
  ],
};
