import { readFile } from "node:fs/promises";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { Indicator, searchTextOfIndicator } from "./indicator.js";

/** The same from `src/` and from `dist/`. */
const CATALOGUE = new URL("../../data/indicators.json", import.meta.url);

/** Brings the catalogue in the database to the one that comes with the code; indicators are never removed. */
export const loadIndicators: NonNullable<MemberDefinition["prepare"]> = async (dataSource) => {
  const indicators: Omit<Indicator, "searchText">[] = JSON.parse(await readFile(CATALOGUE, "utf8"));
  const rows = indicators.map((row) => ({ ...row, searchText: searchTextOfIndicator(row) }));
  await dataSource.getRepository(Indicator).upsert(rows, ["code"]);
};
