import { column, type ExportColumn } from "../columns.js";

/** Where a row was published. */
export const SOURCE_COLUMNS: readonly ExportColumn[] = [
  column("sourceId", "text", { vi: "Mã nguồn", en: "Source id" }, "source.id"),
  column("sourcePublisher", "text", { vi: "Nơi công bố", en: "Publisher" }, "source.publisher"),
  column("sourceTitle", "text", { vi: "Tên nguồn", en: "Source" }, "source.title"),
  column("sourcePublishedAt", "text", { vi: "Công bố lúc", en: "Published at" }, "source.publishedAt"),
  column(
    "sourceDocument",
    "text",
    { vi: "Số văn bản nguồn", en: "Source document" },
    "source.document.number",
  ),
  column("sourceLocator", "text", { vi: "Vị trí trong nguồn", en: "Place in the source" }, "source.locator"),
  column("sourceUrl", "text", { vi: "Địa chỉ nguồn", en: "Source address" }, "source.url"),
];
