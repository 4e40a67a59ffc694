/** Rows on their way into a file, whatever they are rows of and whatever file they become. */
import type { ExactNumber } from "../wire/exact-number.js";

export type Language = "vi" | "en";

export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}

/**
 * What a column holds. A `code` is text although it may look like a number; a `day` is `YYYY-MM-DD`, a `moment` an
 * instant in ISO 8601, `published` either of them, as it was printed. A `list` is one in JSON, and its text anywhere else.
 */
export type ColumnType = "text" | "code" | "number" | "flag" | "day" | "moment" | "published" | "list";

export interface Column {
  /** For programs: it is the same in every language. */
  readonly key: string;
  /** For people. */
  readonly label: BilingualText;
  readonly type: ColumnType;
}

/** What a column of that type holds, or null. */
export type Cell = SingleCell | readonly object[];

export type SingleCell = string | number | ExactNumber | boolean | null;

/** A cell for each column. */
export type Row = readonly Cell[];

/** What is said of the whole table. */
export interface Remark {
  readonly key: string;
  readonly label: BilingualText;
  /** As programs read it. */
  readonly value: string;
  /** As people read it, where that is something else: in words, in Vietnam's time. */
  readonly readable?: string | undefined;
}

/** What explains words in the rows; it is known once they have been read. */
export interface Codebook {
  readonly columns: readonly Column[];
  /** Called once, after the last row. */
  readonly readRows: () => Promise<readonly Row[]>;
}

export interface Table {
  readonly name: BilingualText;
  readonly columns: readonly Column[];
  /** Read as fast as whoever takes the file takes it. What it throws ends the file, which then is not complete. */
  readonly pages: AsyncIterable<readonly Row[]>;
  readonly remarks: readonly Remark[];
  readonly codebook?: Codebook | undefined;
}

export interface WriteOptions {
  /** Of what people read in the file. */
  readonly language: Language;
  /** Does a piece of the work at once, and may charge somebody for it. */
  readonly charge: <Result>(work: () => Result) => Result;
}

/** Pieces of a file. A file that lacks its last piece cannot be taken for a complete one. */
export type FileBytes = AsyncGenerator<Buffer, void, undefined>;

export interface FileFormat {
  readonly mediaType: string;
  write(table: Table, options: WriteOptions): FileBytes;
}
