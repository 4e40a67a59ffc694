import { coded, column } from "../columns.js";
import type { ExportList } from "../export-list.js";

/** Of the organisation only the id, which the gateway knows itself: a file of the members can be had while they are silent. */
export const members: ExportList = {
  name: "members",
  field: "members",
  title: { vi: "Cơ quan kết nối", en: "Members" },
  pageSize: 200,
  columns: [
    ...coded("name", "members", { vi: "Cơ quan", en: "Member" }),
    column("organisationId", "text", { vi: "Mã tổ chức", en: "Organisation id" }, "organisation.id"),
    ...coded("state", "MemberState", { vi: "Tình trạng", en: "State" }),
    column("silentSince", "moment", {
      vi: "Mất liên lạc từ lúc (giờ Việt Nam)",
      en: "Silent since (Vietnam time)",
    }),
    column("lastEventAt", "moment", {
      vi: "Thay đổi gần nhất lúc (giờ Việt Nam)",
      en: "Last change at (Vietnam time)",
    }),
    column("behindBy", "number", { vi: "Số thay đổi chưa nhận", en: "Changes not received" }),
    column("schemaChangedAt", "moment", {
      vi: "Lược đồ thay đổi lúc (giờ Việt Nam)",
      en: "Schema changed at (Vietnam time)",
    }),
  ],
};
