/**
 * JSON: what is said of the table, its rows as objects by the columns' keys, and last their number. A file that ends
 * before is no JSON.
 */
import type { Column, FileBytes, FileFormat, Row, Table, WriteOptions } from "./table.js";

export const JSON_FILE: FileFormat = {
  mediaType: "application/json; charset=utf-8",
  write: writeJson,
};

async function* writeJson({ columns, pages, remarks, codebook }: Table, { charge }: WriteOptions): FileBytes {
  const about = Object.fromEntries(remarks.map(({ key, value }) => [key, value]));
  yield Buffer.from(`{"about":${JSON.stringify(about)},"rows":[`);
  let count = 0;
  for await (const rows of pages) {
    const isFirst = count === 0;
    count += rows.length;
    yield charge(() => Buffer.from(listed(rows, columns, isFirst)));
  }
  yield Buffer.from("\n]");
  if (codebook) {
    const rows = await codebook.readRows();
    yield Buffer.from(`,"codebook":[${listed(rows, codebook.columns, true)}\n]`);
  }
  yield Buffer.from(`,"complete":true,"count":${count}}\n`);
}

function listed(rows: readonly Row[], columns: readonly Column[], isFirst: boolean): string {
  const lines = rows.map((row) => `\n${JSON.stringify(objectOf(row, columns))}`).join();
  return isFirst || lines === "" ? lines : `,${lines}`;
}

function objectOf(row: Row, columns: readonly Column[]): object {
  return Object.fromEntries(columns.map(({ key }, index) => [key, row[index] ?? null]));
}
