import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";

/** Nothing recorded about programmes is older than the state, which was founded in 1945. */
const EARLIEST = "1945-01-01";
/** No plan reaches further: strategies are made for about twenty years, programmes for five. */
const YEARS_AHEAD = 30;

/**
 * Why a day cannot belong to a programme, its ceremony, evaluations or reports; null when it can.
 * @param name how a sentence names it, and the path of its field
 * @param today the calendar day in Việt Nam
 */
export function checkBusinessDay(
  name: { readonly field: string; readonly vi: string; readonly en: string },
  day: string | null,
  today: string,
): Refusal | null {
  const latest = `${Number(today.slice(0, 4)) + YEARS_AHEAD}-12-31`;
  if (day === null || (day >= EARLIEST && day <= latest)) return null;
  return new Refusal("BAD_USER_INPUT", {
    vi: `${name.vi} là ${printDayVi(day)}; phải từ ${printDayVi(EARLIEST)} đến ${printDayVi(latest)}.`,
    en: `${name.en} is ${printDayEn(day)}; it must be from ${printDayEn(EARLIEST)} to ${printDayEn(latest)}.`,
  }).inField(name.field);
}
