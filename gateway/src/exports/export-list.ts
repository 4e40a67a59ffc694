import type { BilingualText } from "../tables/table.js";
import type { JsonObject } from "../wire/json.js";
import type { ExportColumn } from "./columns.js";

/** A list of the schema that can be taken along as a file. */
export interface ExportList {
  /** In addresses and names of files. */
  readonly name: string;
  /** The field of `Query`; the file's filters are its arguments. */
  readonly field: string;
  readonly title: BilingualText;
  readonly columns: readonly ExportColumn[];
  /** How many elements are read at a time: as many as one operation may cost. */
  readonly pageSize: number;
  /** The list is of a day: without one it is read as of the day on which the export begins. */
  readonly isOfDay?: true;
  /** The list grows while it is read: what was recorded after the export began is left for the next. */
  readonly recordedAt?: (node: JsonObject) => string;
  /** Another list that explains words in this one. */
  readonly codebook?: {
    readonly list: ExportList;
    /** Of an element of the list that explains, what an element of this one names it by. */
    readonly key: string;
    readonly names: (node: JsonObject) => readonly string[];
  };
}
