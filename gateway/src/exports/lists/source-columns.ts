import { column, type ExportColumn } from "../columns.js";

/** Where something in a row was published. @param of the source, as headings name it: nothing where it is that of the row */
export function sourceColumns(
  field: string,
  of: { readonly vi: string; readonly en: string },
): readonly ExportColumn[] {
  const label = (vi: string, en: string) => ({ vi: `${vi}${of.vi}`, en: `${en}${of.en}` });
  return [
    column(`${field}Id`, "text", label("Mã nguồn", "Source id"), `${field}.id`),
    column(`${field}Publisher`, "text", label("Nơi công bố", "Publisher"), `${field}.publisher`),
    column(`${field}Title`, "text", label("Tên nguồn", "Source"), `${field}.title`),
    column(`${field}PublishedAt`, "published", label("Công bố lúc", "Published at"), `${field}.publishedAt`),
    column(
      `${field}Document`,
      "text",
      label("Số văn bản nguồn", "Source document"),
      `${field}.document.number`,
    ),
    column(`${field}Locator`, "text", label("Vị trí trong nguồn", "Place in the source"), `${field}.locator`),
    column(`${field}Url`, "text", label("Địa chỉ nguồn", "Source address"), `${field}.url`),
  ];
}

/** Where the row was published. */
export const SOURCE_COLUMNS = sourceColumns("source", { vi: "", en: "" });
