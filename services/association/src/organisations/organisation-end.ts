import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import { type Doubt, DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import type { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import type { Organisation } from "./organisation.js";
import type { OrganisationSuccession } from "./organisation-succession.js";

type Place = Pick<AdministrativeUnit, "endedOn">;

/** The last day of an organisation: as published, or else that of the unit it works in. Null while both go on. */
export function endOf({ endedOn }: Pick<Organisation, "endedOn">, unit: Place | null): string | null {
  return endedOn ?? unit?.endedOn ?? null;
}

/** Says of an organisation that has ended without a known successor that none is known: there may be one. */
export function noteOfSuccessors(
  endedOn: string | null,
  successions: readonly OrganisationSuccession[],
): BilingualText | null {
  if (endedOn === null || successions.length > 0) return null;
  return {
    vi: `Tổ chức kết thúc ngày ${printDayVi(endedOn)}; các nguồn hiện có không nêu tổ chức nào kế thừa.`,
    en: `The organisation ended on ${printDayEn(endedOn)}; no source at hand says which organisation succeeded it.`,
  };
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
