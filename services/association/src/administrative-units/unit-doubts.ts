import { type Doubt, DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import type { BilingualText } from "@hub/subgraph-kit/values";
import type { AdministrativeUnit } from "./administrative-unit.js";
import { FIRST_REGISTER_DAY, noteOf } from "./unit-register.js";

/** What is not certain about a unit's name, kind, code and place on a day: on some days they are the nearest known. */
export function doubtsOn(day: string, unit: Pick<AdministrativeUnit, "validFrom" | "endedOn">): Doubt[] {
  const reason = reasonToDoubt(day, unit);
  return reason ? [{ kind: DoubtKind.INFERRED, reason }] : [];
}

function reasonToDoubt(
  day: string,
  { validFrom, endedOn }: Pick<AdministrativeUnit, "validFrom" | "endedOn">,
): BilingualText | null {
  if (validFrom !== null && day < validFrom) {
    return {
      vi: `Đơn vị có từ ngày ${printDayVi(validFrom)}, sau ngày ${printDayVi(day)}; tên, loại, mã và đơn vị cấp trên là của ngày đầu tiên.`,
      en: `The unit began on ${printDayEn(validFrom)}, after ${printDayEn(day)}; its name, kind, code and parent are those of its first day.`,
    };
  }
  if (endedOn !== null && day > endedOn) {
    return {
      vi: `Đơn vị đã kết thúc ngày ${printDayVi(endedOn)}, trước ngày ${printDayVi(day)}; tên, loại, mã và đơn vị cấp trên là của ngày cuối cùng.`,
      en: `The unit ended on ${printDayEn(endedOn)}, before ${printDayEn(day)}; its name, kind, code and parent are those of its last day.`,
    };
  }
  const note = noteOf(day);
  return (
    note && {
      vi: `${note.vi} Tên, loại, mã và đơn vị cấp trên là của ngày ${printDayVi(FIRST_REGISTER_DAY)}.`,
      en: `${note.en} Name, kind, code and parent are those of ${printDayEn(FIRST_REGISTER_DAY)}.`,
    }
  );
}
