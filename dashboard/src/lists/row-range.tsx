import { useLocale } from "../language/use-locale.js";
import { firstRowOf, type ListPage, type PageState } from "../navigation/paging.js";

/** Rows by their numbers in the whole list, from 1. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Those of a page; undefined where its place in the list is not known, or it has none. */
export function rowsOfPage(page: ListPage<unknown>, at: PageState): RowRange | undefined {
  const first = firstRowOf(page, at);
  const count = page.nodes?.length ?? 0;
  return first === 0 || count === 0 ? undefined : { first, last: first + count - 1 };
}

export interface RowsOfListProps {
  readonly rows: RowRange | undefined;
  /** Null while it is not known. */
  readonly total: number | null;
}

/** Which rows of how many: “Dòng 51–100 trên 3.321”. Nothing where it is not known which. */
export function RowsOfList({ rows, total }: RowsOfListProps) {
  const { t, number } = useLocale();
  if (rows === undefined) return null;
  const which = t("list.rows", { first: number(rows.first), last: number(rows.last) });
  return total === null ? which : `${which} ${t("list.ofTotal", { total: number(total) })}`;
}
