import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import { type Doubt, DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import type { AdministrativeUnit } from "./administrative-unit.js";
import type { LinkCheck } from "./register-files.js";
import { FIRST_REGISTER_DAY, noteOf } from "./unit-register.js";
import type { UnitSuccession } from "./unit-succession.js";

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

const DERIVED: BilingualText = {
  vi: "Suy ra từ nơi các đơn vị cấp xã của đơn vị này nhập vào; không nguồn nào nêu trực tiếp.",
  en: "Inferred from what became of the communes in it; no source states it.",
};

const UNCHECKED: Readonly<Record<LinkCheck, BilingualText | null>> = {
  both_sources: null,
  single_source: {
    vi: "Chỉ một nguồn ghi nhận.",
    en: "Only one source has it.",
  },
  suspect_name_collision: {
    vi: "Đơn vị mới ở xa và chỉ trùng tên với một đơn vị khác; có lẽ là nhầm lẫn.",
    en: "The new unit lies far away and has only its name in common with another one; it is probably a mix-up.",
  },
  no_old_code: {
    vi: "Huyện đảo không có đơn vị cấp xã, nên không có mã để đối chiếu.",
    en: "An island district without communes: there was no code to check it by.",
  },
};

/** What is not certain about a succession: that of a district is told by its communes. */
export function doubtsOfSuccession(
  { linkCheck }: Pick<UnitSuccession, "linkCheck">,
  { level }: Pick<AdministrativeUnit, "level">,
): Doubt[] {
  const isDerived = level === AdministrativeLevel.DISTRICT && linkCheck !== "no_old_code";
  const unchecked = UNCHECKED[linkCheck];
  return [
    ...(isDerived ? [{ kind: DoubtKind.INFERRED, reason: DERIVED }] : []),
    ...(unchecked ? [{ kind: DoubtKind.UNVERIFIED, reason: unchecked }] : []),
  ];
}

/** Why it is not known who succeeded a unit; null where it is, and while the unit is in force. */
export function noteOfSuccessors(
  { endedOn }: Pick<AdministrativeUnit, "endedOn">,
  successions: readonly UnitSuccession[],
): BilingualText | null {
  if (endedOn === null || successions.length > 0) return null;
  return {
    vi: `Đơn vị kết thúc ngày ${printDayVi(endedOn)}; các nguồn hiện có không nêu đơn vị nào kế thừa.`,
    en: `The unit ended on ${printDayEn(endedOn)}; no source at hand says which units succeeded it.`,
  };
}
