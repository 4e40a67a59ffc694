import { readFile } from "node:fs/promises";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import type { EntityManager } from "typeorm";
import { tellRegisterAdded, tellRegisterChanged } from "../registers/register-changed.js";
import { Indicator, searchTextOfIndicator } from "./indicator.js";

/** The same from `src/` and from `dist/`. */
const CATALOGUE = new URL("../../data/indicators.json", import.meta.url);

/**
 * Brings the catalogue in the database to the one that comes with the code, and tells of those that were there and have
 * changed, or are new among them; indicators are never removed.
 */
export const loadIndicators: NonNullable<MemberDefinition["prepare"]> = async (dataSource) => {
  const indicators: Omit<Indicator, "searchText">[] = JSON.parse(await readFile(CATALOGUE, "utf8"));
  const rows = indicators.map((row) => ({ ...row, searchText: searchTextOfIndicator(row) }));
  await dataSource.transaction(async (manager) => {
    const before = await readEntries(manager);
    await manager.upsert(Indicator, rows, ["code"]);
    // Nobody can have copied a catalogue before there was one.
    if (before.size === 0) return;
    const after = await readEntries(manager);
    const codes = [...after.keys()];
    const isChanged = (code: string) => before.has(code) && before.get(code) !== after.get(code);
    await tellRegisterAdded(
      manager,
      "indicator",
      codes.filter((code) => !before.has(code)),
    );
    await tellRegisterChanged(manager, "indicator", codes.filter(isChanged));
  });
};

/** What others copy of each indicator, by its code. */
async function readEntries(manager: EntityManager): Promise<ReadonlyMap<string, string>> {
  const rows: { key: string; entry: string }[] = await manager.query(
    "SELECT key, entry::text AS entry FROM register_entry WHERE kind = 'indicator'",
  );
  return new Map(rows.map(({ key, entry }) => [key, entry]));
}
