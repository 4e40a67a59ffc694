/**
 * The association's registers as it tells them to other members: administrative units, indicators, organisations. A
 * snapshot and an event have the same row of an entry, whole.
 */
import { z } from "zod";
import { AdministrativeLevel } from "../administrative-level.js";
import { toldText } from "../told-values.js";

const day = z.iso.date();
const level = z.enum(AdministrativeLevel);

const registeredUnit = z.object({
  id: z.uuid(),
  level,
  /** First day in force; null when it existed before the first register. */
  validFrom: day.nullable(),
  /** Last day in force; null while in force. */
  validTo: day.nullable(),
  /** What it was called and where it lay, the earliest first. */
  versions: z.array(
    z.object({
      officialCode: z.string(),
      name: toldText,
      kind: z.string(),
      parentId: z.uuid().nullable(),
      validFrom: day.nullable(),
      validTo: day.nullable(),
    }),
  ),
  successorIds: z.array(z.uuid()),
});

const registeredIndicator = z.object({
  code: z.string(),
  name: toldText,
  unit: z.string(),
  /** The member that reports it; null when each may. */
  owner: z.string().nullable(),
  levels: z.array(level),
  historicalLevels: z.array(level),
  /** Below it no internal count is shown to another organisation; null where agreements alone say. */
  smallestCell: z.number().int().nullable().default(null),
});

const registeredOrganisation = z.object({
  id: z.uuid(),
  name: toldText,
  type: z.string(),
  unitId: z.uuid().nullable(),
  endedOn: day.nullable(),
});

export const registerEntry = z.discriminatedUnion("kind", [
  entryOf("unit", registeredUnit),
  entryOf("indicator", registeredIndicator),
  entryOf("organisation", registeredOrganisation),
]);

export type RegisterEntry = z.infer<typeof registerEntry>;
export type RegisterKind = RegisterEntry["kind"];
export type RegisteredUnit = z.infer<typeof registeredUnit>;
export type RegisteredIndicator = z.infer<typeof registeredIndicator>;
export type RegisteredOrganisation = z.infer<typeof registeredOrganisation>;

/** `key`: the id, or the code of an indicator. */
function entryOf<Kind extends string, Entry extends z.ZodType>(kind: Kind, entry: Entry) {
  return z.object({ kind: z.literal(kind), key: z.string(), version: z.number().int(), entry });
}

/** The events by which the association tells of an entry that is new or has changed. */
export const REGISTER_EVENTS = ["unit.changed", "indicator.changed", "organisation.changed"] as const;

/** Beside the ids that everybody reads, the entry as members keep it: with bare keys. */
export interface RegisterChangedPayload {
  readonly register: RegisterEntry;
}
