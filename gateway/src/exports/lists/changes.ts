import { coded, column, words } from "../columns.js";
import type { ExportList } from "../export-list.js";
import { changedColumns, changedValues } from "./changed-columns.js";
import { SOURCE_COLUMNS } from "./source-columns.js";

export const changes: ExportList = {
  name: "changes",
  field: "changes",
  title: { vi: "Thay đổi", en: "Changes" },
  pageSize: 100,
  recordedAt: ({ recordedAt }) => String(recordedAt),
  columns: [
    column("cursor", "text", { vi: "Con trỏ", en: "Cursor" }),
    ...coded("member", "members", { vi: "Cơ quan kết nối", en: "Connected agency" }),
    ...coded("kind", "nodeTypes", { vi: "Loại", en: "Kind" }),
    ...coded("what", "WhatChanged", { vi: "Thay đổi", en: "What" }),
    column("nodeId", "text", { vi: "Mã", en: "Id" }),
    words("name", { vi: "Tên", en: "Name" }),
    column("version", "number", { vi: "Phiên bản", en: "Version" }),
    column("at", "moment", { vi: "Lúc (giờ Việt Nam)", en: "At (Vietnam time)" }),
    column("recordedAt", "moment", {
      vi: "Hệ thống biết lúc (giờ Việt Nam)",
      en: "Recorded at (Vietnam time)",
    }),
    column("unitId", "text", { vi: "Mã đơn vị trong hệ thống", en: "Unit id" }, "unit.id"),
    words("unitName", { vi: "Đơn vị hành chính", en: "Administrative unit" }, "unit.name"),
    ...changedColumns,
    column("reason", "text", { vi: "Lý do", en: "Reason" }, "change.reason"),
    ...coded(
      "actorRole",
      "ActorRole",
      { vi: "Vai trò bên thay đổi", en: "Actor's role" },
      "change.actor.role",
    ),
    words("actor", { vi: "Bên thay đổi", en: "Actor" }, "change.actor.organisation.name"),
    ...SOURCE_COLUMNS,
    changedValues,
  ],
};
