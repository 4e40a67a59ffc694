import type { FindNames } from "@hub/subgraph-kit/author";
import { inEnglish, type LocalizedText } from "@hub/subgraph-kit/values";

/** What the register calls them now; a unit that has ended as it was called last. */
export const namesInRegister: FindNames = async (manager, { organisationIds, unitIds }) => {
  const rows: { key: string; name: LocalizedText }[] = await manager.query(
    `SELECT key, entry -> 'name' AS name FROM register_entry WHERE kind = 'organisation' AND key = ANY($1)
     UNION ALL
     SELECT key, entry #> '{versions,-1,name}' FROM register_entry WHERE kind = 'unit' AND key = ANY($2)`,
    [organisationIds, unitIds],
  );
  return new Map(rows.map(({ key, name }) => [key, { vi: name.vi, en: inEnglish(name) }]));
};
