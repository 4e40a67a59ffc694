import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";

export const units: ExportList = {
  name: "units",
  field: "administrativeUnits",
  title: { vi: "Địa bàn", en: "Administrative units" },
  pageSize: 200,
  isOfDay: true,
  columns: [
    column("id", "text", { vi: "Mã đơn vị trong hệ thống", en: "Unit id" }),
    column("officialCode", "code", { vi: "Mã đơn vị hành chính", en: "Official code" }),
    words("name", { vi: "Tên", en: "Name" }),
    ...coded("level", "AdministrativeLevel", { vi: "Cấp", en: "Level" }),
    ...coded("kind", "AdministrativeKind", { vi: "Loại", en: "Kind" }),
    column(
      "parentId",
      "text",
      { vi: "Mã đơn vị cấp trên trong hệ thống", en: "Id of the unit above" },
      "parent.id",
    ),
    column(
      "parentCode",
      "code",
      { vi: "Mã đơn vị cấp trên", en: "Code of the unit above" },
      "parent.officialCode",
    ),
    words("parentName", { vi: "Đơn vị cấp trên", en: "Unit above" }, "parent.name"),
    column("validFrom", "day", { vi: "Từ ngày", en: "From" }),
    column("endedOn", "day", { vi: "Kết thúc ngày", en: "Ended on" }),
  ],
};
