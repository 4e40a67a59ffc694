import type { RegisterKind } from "@hub/figure-kit/registers/register-entry";
import type { Author } from "@hub/subgraph-kit/record-change";
import type { EntityManager } from "typeorm";
import { tellRegisterAdded, tellRegisterChanged } from "./register-changed.js";

/** A fingerprint of what is said of each entry of a register, by its key. */
export async function readFacts(
  manager: EntityManager,
  kind: RegisterKind,
): Promise<ReadonlyMap<string, string>> {
  const rows: { key: string; facts: string }[] = await manager.query(
    "SELECT key, md5(facts::text) AS facts FROM register_facts WHERE kind = $1 ORDER BY key",
    [kind],
  );
  return new Map(rows.map(({ key, facts }) => [key, facts]));
}

/** Tells of the entries that are new, or other than they were, in the transaction that has changed them. */
export async function tellDifference(
  manager: EntityManager,
  author: Author,
  kind: RegisterKind,
  before: ReadonlyMap<string, string>,
): Promise<void> {
  const after = await readFacts(manager, kind);
  const keys = [...after.keys()];
  const isChanged = (key: string) => before.has(key) && before.get(key) !== after.get(key);
  await tellRegisterAdded(
    manager,
    author,
    kind,
    keys.filter((key) => !before.has(key)),
  );
  await tellRegisterChanged(manager, author, kind, keys.filter(isChanged));
}
