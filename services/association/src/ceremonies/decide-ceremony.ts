import { checkVersion } from "@hub/subgraph-kit/check-version";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { LocalizedText } from "@hub/subgraph-kit/values";
import { checkBusinessDay } from "../days/business-days.js";

/** What is recorded of a signing ceremony. */
export interface CeremonyRecord {
  readonly heldOn: string;
  readonly title: LocalizedText;
  readonly hostId: string;
  readonly sourceId: string;
  /** What it was entered from on behalf of the host; null where it was not. */
  readonly documentId: string | null;
}

export interface CurrentCeremony extends CeremonyRecord {
  readonly version: number;
}

export interface RecordCeremony extends CeremonyRecord {
  /** The version the caller has read, 0 for none. */
  readonly expectedVersion: number;
}

export interface SignedProgramme {
  readonly code: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly ceremony: CurrentCeremony | null;
}

const MOST_YEARS_BEFORE = 2;
const HELD_ON = "input.heldOn";

/** The version a ceremony gets, “unchanged”, or a refusal. */
export type CeremonyDecision = { readonly version: number } | "unchanged" | Refusal;

/** @param today the calendar day in Việt Nam: a ceremony that is still to come has not been held */
export function decideCeremony(
  { code, startsOn, endsOn, ceremony }: SignedProgramme,
  command: RecordCeremony,
  today: string,
): CeremonyDecision {
  const name = {
    vi: `Lễ ký kết chương trình ${code}`,
    en: `The signing ceremony of programme ${code}`,
  };
  const version = ceremony?.version ?? 0;
  const refusal = joinRefusals([
    checkVersion({ name, version }, command.expectedVersion),
    checkHeldOn({ startsOn, endsOn }, command.heldOn, today),
  ]);
  if (refusal) return refusal;
  if (ceremony && isSame(ceremony, command)) return "unchanged";
  return { version: version + 1 };
}

/** Programmes are signed some time before or after their period begins, and not after it has ended. */
function checkHeldOn(
  { startsOn, endsOn }: Pick<SignedProgramme, "startsOn" | "endsOn">,
  heldOn: string,
  today: string,
): Refusal | null {
  if (heldOn > today) {
    return new Refusal("REFUSED", {
      vi: `Ngày ${printDayVi(heldOn)} chưa đến; lễ ký kết chỉ được ghi sau khi đã tổ chức.`,
      en: `${printDayEn(heldOn)} has not come; a ceremony is recorded after it was held.`,
    }).inField(HELD_ON);
  }
  const name = { field: HELD_ON, vi: "Ngày ký kết", en: "The day of signing" };
  const outOfRange = checkBusinessDay(name, heldOn, today);
  if (outOfRange) return outOfRange;
  const earliest = startsOn && `${Number(startsOn.slice(0, 4)) - MOST_YEARS_BEFORE}${startsOn.slice(4)}`;
  if ((earliest === null || heldOn >= earliest) && (endsOn === null || heldOn <= endsOn)) return null;
  const period = [startsOn, endsOn];
  const print = (printDay: (day: string) => string) =>
    period.map((day) => (day === null ? "…" : printDay(day))).join(" – ");
  return new Refusal("REFUSED", {
    vi: `Ngày ký kết ${printDayVi(heldOn)} không thuộc giai đoạn ${print(printDayVi)} (sớm nhất ${MOST_YEARS_BEFORE} năm trước đó); hãy kiểm tra ngày ký, hoặc sửa giai đoạn.`,
    en: `The signing on ${printDayEn(heldOn)} does not go with the period ${print(printDayEn)} (at most ${MOST_YEARS_BEFORE} years before it); check the day, or correct the period.`,
  }).inField(HELD_ON);
}

function isSame(one: CeremonyRecord, other: CeremonyRecord): boolean {
  return (
    one.heldOn === other.heldOn &&
    one.title.vi === other.title.vi &&
    one.title.en === other.title.en &&
    one.hostId === other.hostId &&
    one.sourceId === other.sourceId &&
    one.documentId === other.documentId
  );
}
