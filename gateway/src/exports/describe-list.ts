import type { BilingualText, ColumnType } from "../tables/table.js";
import type { ExportList } from "./export-list.js";
import type { FilterArgument } from "./filters.js";

/** What whoever builds an address of the list's file needs to know. */
export interface ListDescription {
  readonly name: string;
  readonly title: BilingualText;
  readonly parameters: readonly {
    readonly name: string;
    /** As the schema writes it. */
    readonly type: string;
    /** As the schema says it; empty where it says nothing. */
    readonly description: string;
  }[];
  readonly columns: readonly {
    readonly key: string;
    readonly type: ColumnType;
    readonly label: BilingualText;
  }[];
}

/** The list with the parameters that its file takes besides those that every file takes. */
export function describeList(
  { name, title, columns }: Pick<ExportList, "name" | "title" | "columns">,
  filters: readonly FilterArgument[],
): ListDescription {
  return {
    name,
    title,
    parameters: filters.map((argument) => ({
      name: argument.name,
      type: String(argument.type),
      description: argument.description ?? "",
    })),
    columns: columns.map(({ key, type, label }) => ({ key, type, label })),
  };
}
