import { type ReactNode, useState } from "react";
import type { AnyVariables } from "urql";
import type { ListAsFile } from "../ui/export-links.js";
import { ListEnd } from "./list-end.js";
import { LongTable, type LongTableProps } from "./long-table.js";
import type { RowRange } from "./row-range.js";

interface PagedTableProps<Row, Data extends object, Variables extends AnyVariables>
  extends Omit<LongTableProps<Row, Data, Variables>, "caption" | "onPrint"> {
  /** Its name is the table's caption. */
  readonly file: ListAsFile;
  /** Puts something beside the table. */
  readonly beside?: (table: ReactNode) => ReactNode;
}

/** A list that has pages as one long table, with what stands below it. */
export function PagedTable<Row, Data extends object, Variables extends AnyVariables>({
  file,
  beside = (table) => table,
  ...table
}: PagedTableProps<Row, Data, Variables>) {
  const { list, query, at, addressWith } = table;
  const [printed, setPrinted] = useState<RowRange>();
  const page = query.data && list.pageOf(query.data);
  return (
    <>
      {(page?.nodes?.length ?? 0) > 0 &&
        beside(<LongTable {...table} caption={file.name} onPrint={setPrinted} />)}
      <ListEnd file={file} page={page} at={at} addressWith={addressWith} rows={printed} />
    </>
  );
}
