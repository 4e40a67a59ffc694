import type {
  RegisterChangedPayload,
  RegisterEntry,
  RegisterKind,
} from "@hub/figure-kit/registers/register-entry";
import type { NewEvent } from "@hub/outbox/append";
import { appendBatch, appendEvents } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { Author } from "@hub/subgraph-kit/record-change";
import type { EntityManager } from "typeorm";
import { recordRegisterVersions } from "./register-history.js";

type EntryOf<Kind extends RegisterKind> = Extract<RegisterEntry, { kind: Kind }>;

export type UnitChanged = NewEvent<"unit.changed", RegisterChangedPayload & { readonly unitId: string }>;
export type IndicatorChanged = NewEvent<
  "indicator.changed",
  RegisterChangedPayload & { readonly indicatorCode: string }
>;
export type OrganisationChanged = NewEvent<
  "organisation.changed",
  RegisterChangedPayload & { readonly organisationId: string; readonly unitId: string | null }
>;

/**
 * Tells that entries of a register have changed, and adds that to their histories. Call it in the transaction that has
 * changed them, after that: the events have the entries as they are then, whole. The number of statements does not grow
 * with that of the entries.
 */
export function tellRegisterChanged(
  manager: EntityManager,
  author: Author,
  kind: RegisterKind,
  keys: readonly string[],
): Promise<void> {
  // The first version is what was loaded.
  return tellVersions(manager, author, { kind, keys, firstTold: 2 });
}

/** The same of entries that are new in a register that others may have copied. */
export function tellRegisterAdded(
  manager: EntityManager,
  author: Author,
  kind: RegisterKind,
  keys: readonly string[],
): Promise<void> {
  return tellVersions(manager, author, { kind, keys, firstTold: 1 });
}

interface ToldEntries {
  readonly kind: RegisterKind;
  readonly keys: readonly string[];
  /** The version of those that no event has told of yet. */
  readonly firstTold: number;
}

async function tellVersions(
  manager: EntityManager,
  author: Author,
  { kind, keys, firstTold }: ToldEntries,
): Promise<void> {
  if (keys.length === 0) return;
  await manager.query(
    `INSERT INTO register_version (kind, key, version)
     SELECT $1, key, $3 FROM unnest($2::text[]) AS key ORDER BY key
     ON CONFLICT (kind, key) DO UPDATE SET version = register_version.version + 1`,
    [kind, keys, firstTold],
  );
  await recordRegisterVersions(manager, author, kind, keys);
  const entries: RegisterEntry[] = await manager.query(
    "SELECT kind, key, version, entry FROM register_entry WHERE kind = $1 AND key = ANY($2) ORDER BY key",
    [kind, keys],
  );
  const append = entries.length > 1 ? appendBatch : appendEvents;
  await append(manager, entries.map(eventOf));
}

function eventOf(register: RegisterEntry): UnitChanged | IndicatorChanged | OrganisationChanged {
  switch (register.kind) {
    case "unit":
      return unitChanged(register);
    case "indicator":
      return indicatorChanged(register);
    case "organisation":
      return organisationChanged(register);
  }
}

function unitChanged(register: EntryOf<"unit">): UnitChanged {
  const unitId = formatGlobalId("AdministrativeUnit", register.key);
  return {
    type: "unit.changed",
    aggregateType: "unit",
    aggregateId: unitId,
    version: register.version,
    payload: { unitId, register },
  };
}

function indicatorChanged(register: EntryOf<"indicator">): IndicatorChanged {
  return {
    type: "indicator.changed",
    aggregateType: "indicator",
    aggregateId: formatGlobalId("Indicator", register.key),
    version: register.version,
    payload: { indicatorCode: register.key, register },
  };
}

function organisationChanged(register: EntryOf<"organisation">): OrganisationChanged {
  const organisationId = formatGlobalId("Organisation", register.key);
  const { unitId } = register.entry;
  return {
    type: "organisation.changed",
    aggregateType: "organisation",
    aggregateId: organisationId,
    version: register.version,
    payload: {
      organisationId,
      unitId: unitId === null ? null : formatGlobalId("AdministrativeUnit", unitId),
      register,
    },
  };
}
