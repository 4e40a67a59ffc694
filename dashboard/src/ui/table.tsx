import { type ReactNode, useId } from "react";
import { useLocale } from "../language/use-locale.js";
import { type RovingFocus, useRovingFocus } from "./roving-focus.js";
import "./table.css";

export interface TableColumn<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
}

export interface TableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The first names the row. */
  readonly columns: readonly TableColumn<Row>[];
}

/**
 * A table that is read by rows; on a phone each row becomes a card. It is one stop of the Tab key, and the arrows move in
 * it.
 */
export function Table<Row>({ caption, rows, keyOf, columns }: TableProps<Row>) {
  return (
    <Grid caption={caption} columns={columns} roving={useRovingFocus()}>
      <tbody>
        {rows.map((row) => (
          <TableRow key={keyOf(row)} row={row} columns={columns} />
        ))}
      </tbody>
    </Grid>
  );
}

interface GridProps<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly roving: RovingFocus;
  /** How many rows there are, where not all are drawn; -1 if nobody knows. */
  readonly rowCount?: number;
  /** The bodies. */
  readonly children: ReactNode;
}

/** A table with its heads, in which the arrows move. */
export function Grid<Row>({ caption, columns, roving, rowCount, children }: GridProps<Row>) {
  const { t } = useLocale();
  const keysId = useId();
  const isNumbered = rowCount !== undefined;
  return (
    <>
      <table
        className="table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table in which the arrows move is a grid
        role="grid"
        aria-describedby={keysId}
        {...(isNumbered && { "aria-rowcount": rowCount === -1 ? -1 : rowCount + HEAD_ROWS })}
        {...roving}
      >
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr {...(isNumbered && { "aria-rowindex": HEAD_ROWS })}>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
      <p id={keysId} className="table-keys">
        {t("page.tableKeys")}
      </p>
    </>
  );
}

/** Who counts rows aloud counts the heads as well. */
const HEAD_ROWS = 1;

/** Of a row that is numbered among all. */
export function numberOf(row: Element | undefined): number | undefined {
  const index = Number(row?.getAttribute("aria-rowindex") ?? 0);
  return index === 0 ? undefined : index - HEAD_ROWS;
}

interface TableRowProps<Row> {
  readonly row: Row;
  readonly columns: readonly TableColumn<Row>[];
  /** Its number among all rows, where not all are drawn, from 1. */
  readonly number?: number;
}

export function TableRow<Row>({ row, columns: [title, ...others], number }: TableRowProps<Row>) {
  return (
    <tr {...(number !== undefined && { "aria-rowindex": number + HEAD_ROWS })}>
      <th scope="row">{title?.cell(row)}</th>
      {others.map(({ name, cell }) => (
        <td key={name} data-label={name}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}
