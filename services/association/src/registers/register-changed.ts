import type {
  RegisterChangedPayload,
  RegisterEntry,
  RegisterKind,
} from "@hub/figures/registers/register-entry";
import type { NewEvent } from "@hub/outbox/append";
import { appendEvents } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { EntityManager } from "typeorm";

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
 * Tells that entries of a register are new or have changed. Call it in the transaction that has changed them, after
 * that: the events have the entries as they are then, whole. A constant number of statements, however many entries.
 */
export async function tellRegisterChanged(
  manager: EntityManager,
  kind: RegisterKind,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  await manager.query(
    `INSERT INTO register_version (kind, key, version) SELECT $1, key, 1 FROM unnest($2::text[]) AS key ORDER BY key
     ON CONFLICT (kind, key) DO UPDATE SET version = register_version.version + 1`,
    [kind, keys],
  );
  const entries: RegisterEntry[] = await manager.query(
    "SELECT kind, key, version, entry FROM register_entry WHERE kind = $1 AND key = ANY($2) ORDER BY key",
    [kind, keys],
  );
  await appendEvents(manager, entries.map(eventOf));
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
