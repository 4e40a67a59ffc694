import { type Doubt, DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import type { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import type { Organisation } from "./organisation.js";

type Place = Pick<AdministrativeUnit, "endedOn">;

/** The last day of an organisation: as published, or else that of the unit it works in. Null while both go on. */
export function endOf({ endedOn }: Pick<Organisation, "endedOn">, unit: Place | null): string | null {
  return endedOn ?? unit?.endedOn ?? null;
}

/** Marks an end that was taken over from the unit. */
export function doubtsAboutEnd({ endedOn }: Pick<Organisation, "endedOn">, unit: Place | null): Doubt[] {
  if (endedOn !== null || unit === null || unit.endedOn === null) return [];
  return [
    {
      kind: DoubtKind.INFERRED,
      reason: {
        vi: `Ngày kết thúc không được công bố; được suy từ đơn vị hành chính, đã kết thúc ngày ${printDayVi(unit.endedOn)}.`,
        en: `When it ended was not published; inferred from its administrative unit, which ended on ${printDayEn(unit.endedOn)}.`,
      },
    },
  ];
}
