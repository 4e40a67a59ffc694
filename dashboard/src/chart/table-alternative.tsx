import { useLocale } from "../language/use-locale.js";
import "./table-alternative.css";

interface TableAlternativeProps {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The chart's numbers as a collapsed table; on a phone each row becomes a card. */
export function TableAlternative({ caption, columns, rows }: TableAlternativeProps) {
  const { t } = useLocale();
  return (
    <details className="table-alternative fold">
      <summary>{t("figure.table")}</summary>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join("|")}>
              {row.map((cell, index) => (
                <td key={columns[index]} data-label={columns[index]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
