import type { ReactNode } from "react";
import "./table.css";

export interface TableColumn<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The first names the row. */
  readonly columns: readonly TableColumn<Row>[];
}

/** A table that is read by rows; on a phone each row becomes a card. */
export function Table<Row>({ caption, rows, keyOf, columns }: TableProps<Row>) {
  const [title, ...others] = columns;
  return (
    <table className="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            <th scope="row">{title?.cell(row)}</th>
            {others.map(({ name, cell }) => (
              <td key={name} data-label={name}>
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
