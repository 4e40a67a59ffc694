import { type ReactNode, useId } from "react";
import { useLocale } from "../language/use-locale.js";
import { useRovingFocus } from "./roving-focus.js";
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

/**
 * A table that is read by rows; on a phone each row becomes a card. It is one stop of the Tab key, and the arrows move in
 * it.
 */
export function Table<Row>({ caption, rows, keyOf, columns }: TableProps<Row>) {
  const { t } = useLocale();
  const keysId = useId();
  const roving = useRovingFocus();
  const [title, ...others] = columns;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table in which the arrows move is a grid */}
      <table className="table" role="grid" aria-describedby={keysId} {...roving}>
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
      <p id={keysId} className="table-keys">
        {t("page.tableKeys")}
      </p>
    </>
  );
}
