import { readFile } from "node:fs/promises";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { recordSource } from "@hub/subgraph-kit/source";
import { readFacts, tellDifference } from "../registers/tell-difference.js";
import { Indicator, searchTextOfIndicator } from "./indicator.js";

/** The same from `src/` and from `dist/`. */
const CATALOGUE = new URL("../../data/indicators.json", import.meta.url);
const CATALOGUE_SOURCE = {
  publisher: "Khuyến học Hub",
  title: "Danh mục chỉ số dùng chung / Catalogue of shared indicators",
};

type Listed = Omit<Indicator, "searchText" | "sourceId" | "smallestCell"> &
  Partial<Pick<Indicator, "smallestCell">>;

/**
 * Brings the catalogue in the database to the one that comes with the code, and tells of those that were there and have
 * changed, or are new among them; indicators are never removed.
 */
export const loadIndicators: NonNullable<MemberDefinition["prepare"]> = async (
  dataSource,
  _logger,
  author,
) => {
  const indicators: Listed[] = JSON.parse(await readFile(CATALOGUE, "utf8"));
  await dataSource.transaction(async (manager) => {
    const { id: sourceId } = await recordSource(manager, CATALOGUE_SOURCE);
    const rows = indicators.map((row) => ({
      smallestCell: null,
      ...row,
      searchText: searchTextOfIndicator(row),
      sourceId,
    }));
    const before = await readFacts(manager, "indicator");
    await manager.upsert(Indicator, rows, ["code"]);
    // Nobody can have copied a catalogue before there was one.
    if (before.size > 0) await tellDifference(manager, author, "indicator", before);
  });
};
