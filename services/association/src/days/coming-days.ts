import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";

/**
 * Why something cannot be in force on these days: what is past nobody can have used.
 * @param days of a command's `input`; no last one where no end is set
 * @param today the calendar day in Việt Nam
 */
export function checkComingDays(
  { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null },
  today: string,
): (Refusal | null)[] {
  const isPast = validFrom < today;
  const isReversed = validTo !== null && validTo < validFrom;
  return [
    isPast
      ? new Refusal("BAD_USER_INPUT", {
          vi: `“validFrom” là ${printDayVi(validFrom)}, đã qua (hôm nay là ${printDayVi(today)}); hãy ghi từ hôm nay trở đi, hoặc bỏ trống để có hiệu lực từ hôm nay.`,
          en: `"validFrom" is ${printDayEn(validFrom)}, which is past (today is ${printDayEn(today)}); write today or later, or leave it out for today.`,
        }).inField("input.validFrom")
      : null,
    isReversed
      ? new Refusal("BAD_USER_INPUT", {
          vi: `“validTo” là ${printDayVi(validTo)}, trước ngày đầu (${printDayVi(validFrom)}); hãy ghi từ ngày đó trở đi.`,
          en: `"validTo" is ${printDayEn(validTo)}, before the first day (${printDayEn(validFrom)}); write that day or later.`,
        }).inField("input.validTo")
      : null,
  ];
}
