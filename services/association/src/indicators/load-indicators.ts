import { readFile } from "node:fs/promises";
import type { DataSource } from "typeorm";
import { Indicator } from "./indicator.js";

/** The same from `src/` and from `dist/`. */
const CATALOGUE = new URL("../../data/indicators.json", import.meta.url);

/** Brings the catalogue in the database to the one that comes with the code; indicators are never removed. */
export async function loadIndicators(dataSource: DataSource): Promise<void> {
  const indicators: Indicator[] = JSON.parse(await readFile(CATALOGUE, "utf8"));
  await dataSource.getRepository(Indicator).upsert(indicators, ["code"]);
}
