import { useSyncExternalStore } from "react";
import { useLocale } from "../language/use-locale.js";
import { listFiles } from "../navigation/export-files.js";
import { hubUrl } from "../navigation/hub-addresses.js";
import type { ListPage, PageState } from "../navigation/paging.js";
import { ExportLinks, type ListAsFile } from "../ui/export-links.js";
import { PageTurner } from "./page-turner.js";
import { type RowRange, RowsOfList, rowsOfPage } from "./row-range.js";

interface ListEndProps {
  readonly file: ListAsFile;
  /** Undefined where there is none. */
  readonly page: ListPage<unknown> | null | undefined;
  readonly at: PageState;
  readonly addressWith: (page: PageState) => string;
  /** The rows above; without them those of the page. */
  readonly rows?: RowRange | undefined;
}

/** What stands below a list that has pages: links to them, the whole list as files, and on paper where that is. */
export function ListEnd({ file, page, at, addressWith, rows }: ListEndProps) {
  return (
    <>
      {page != null && <PrintedPart file={file} page={page} rows={rows ?? rowsOfPage(page, at)} />}
      <PageTurner page={page} at={at} addressWith={addressWith} />
      <ExportLinks {...file} />
    </>
  );
}

interface PrintedPartProps {
  readonly file: ListAsFile;
  readonly page: ListPage<unknown>;
  readonly rows: RowRange | undefined;
}

/** On paper alone, where it lacks rows: which it has, and where all are. */
function PrintedPart({ file: { list, filters = {} }, page, rows }: PrintedPartProps) {
  const { t, language } = useLocale();
  const [file] = listFiles(list, filters, language);
  const address = useSyncExternalStore(
    neverChanges,
    () => decodeURI(hubUrl(file?.address ?? "")),
    () => file?.address ?? "",
  );
  const { hasPreviousPage, hasNextPage } = page.pageInfo;
  const isWhole = (!hasPreviousPage && !hasNextPage) || (rows?.first === 1 && rows.last === page.totalCount);
  if (isWhole) return null;
  return (
    <p className="printed-part">
      {t("list.printedPart")} <RowsOfList rows={rows} total={page.totalCount} />
      {rows !== undefined && ". "}
      {t("list.whole")} {address}
    </p>
  );
}

const neverChanges = () => () => undefined;
