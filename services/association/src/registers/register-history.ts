/**
 * The histories of the registers' entries. Nobody edits an entry: a list that is loaded says what it is like from now on,
 * so what a version changed is what the history did not say yet.
 */
import type { RegisterKind } from "@hub/figure-kit/registers/register-entry";
import type { HeldByOne } from "@hub/schema/global-id";
import type { Author } from "@hub/subgraph-kit/record-change";
import { lockHistories, recordFirstVersions, recordVersions } from "@hub/subgraph-kit/recorded-rows";
import type { EntityManager } from "typeorm";

/** The types in the schema of the entries. */
const TYPE_OF_KIND = {
  unit: "AdministrativeUnit",
  indicator: "Indicator",
  organisation: "Organisation",
} as const satisfies Readonly<Record<RegisterKind, HeldByOne>>;

const KINDS: readonly RegisterKind[] = ["unit", "indicator", "organisation"];

/** Adds the versions at which the entries are now to their histories. */
export async function recordRegisterVersions(
  manager: EntityManager,
  author: Author,
  kind: RegisterKind,
  keys: readonly string[],
): Promise<void> {
  await recordVersions(manager, author, versionsOf(kind), keys);
}

/** Gives each entry that has no history yet its first change: all that is said of it now. */
export async function beginRegisterHistories(manager: EntityManager, author: Author): Promise<void> {
  await lockHistories(manager);
  for (const kind of KINDS) await recordFirstVersions(manager, author, versionsOf(kind));
}

function versionsOf(kind: RegisterKind) {
  return {
    type: TYPE_OF_KIND[kind],
    select: `SELECT key, version, source_id, facts FROM register_facts WHERE kind = '${kind}'`,
  };
}
