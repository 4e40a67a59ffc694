/** Which day a question about a unit means. Days are `YYYY-MM-DD`, so they compare as text. */
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import type { AdministrativeUnit } from "./administrative-unit.js";
import type { AdministrativeUnitVersion } from "./administrative-unit-version.js";

/** The day asked for, or else the unit's own. */
export function dayOf(unit: Pick<AdministrativeUnit, "endedOn">, asOf: string | null | undefined): string {
  return asOf ?? defaultDayOf(unit);
}

/** Today, or the unit's last day when it has ended. */
export function defaultDayOf(unit: Pick<AdministrativeUnit, "endedOn">, today = todayInVietnam()): string {
  return unit.endedOn !== null && unit.endedOn < today ? unit.endedOn : today;
}

/**
 * The version in force on that day; outside the unit's life the nearest one: its first before, its last after.
 * @param versions all versions of one unit, the earliest first
 */
export function versionOn<Version extends Pick<AdministrativeUnitVersion, "validFrom" | "validTo">>(
  versions: readonly Version[],
  day: string,
): Version {
  const version = versions.find(({ validTo }) => validTo === null || validTo >= day) ?? versions.at(-1);
  if (!version) throw new Error("an administrative unit without versions");
  return version;
}
