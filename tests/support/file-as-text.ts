import { readXlsx } from "hucre/xlsx";

/** The forms in which the hub gives a list as a file. */
export const FORMS_OF_FILES = ["csv", "xlsx", "json"] as const;
export type FormOfFile = (typeof FORMS_OF_FILES)[number];

const WORKBOOK = "spreadsheetml";

/** What is in a file, also in one that is compressed; what is said in place of one. */
export async function readFileAsText(response: Response): Promise<string> {
  if (!response.headers.get("content-type")?.includes(WORKBOOK)) return response.text();
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
  return JSON.stringify(sheets.map(({ rows }) => rows));
}
