import { Refusal } from "@hub/subgraph-kit/refusal";
import type { LocalizedText } from "@hub/subgraph-kit/values";
import { checkVersion } from "../check-version.js";
import { printDayEn, printDayVi } from "../print-day.js";

/** What is recorded of a signing ceremony. */
export interface CeremonyRecord {
  readonly heldOn: string;
  readonly title: LocalizedText;
  readonly hostId: string;
  readonly source: string;
}

export interface CurrentCeremony extends CeremonyRecord {
  readonly version: number;
}

export interface RecordCeremony extends CeremonyRecord {
  /** The version the caller has seen, 0 for none; null when it does not matter to the caller. */
  readonly expectedVersion: number | null;
}

/** The version a ceremony gets, “unchanged”, or a refusal. */
export type CeremonyDecision = { readonly version: number } | "unchanged" | Refusal;

/** @param today the calendar day in Việt Nam: a ceremony that is still to come has not been held */
export function decideCeremony(
  { programmeCode, ceremony }: { programmeCode: string; ceremony: CurrentCeremony | null },
  command: RecordCeremony,
  today: string,
): CeremonyDecision {
  const name = {
    vi: `Lễ ký kết chương trình ${programmeCode}`,
    en: `The signing ceremony of programme ${programmeCode}`,
  };
  const version = ceremony?.version ?? 0;
  const outdated = checkVersion({ name, version }, command.expectedVersion);
  if (outdated) return outdated;
  if (command.heldOn > today) {
    return new Refusal("REFUSED", {
      vi: `Ngày ${printDayVi(command.heldOn)} chưa đến; lễ ký kết chỉ được ghi sau khi đã tổ chức.`,
      en: `${printDayEn(command.heldOn)} has not come; a ceremony is recorded after it was held.`,
    });
  }
  if (ceremony && isSame(ceremony, command)) return "unchanged";
  return { version: version + 1 };
}

function isSame(one: CeremonyRecord, other: CeremonyRecord): boolean {
  return (
    one.heldOn === other.heldOn &&
    one.title.vi === other.title.vi &&
    one.title.en === other.title.en &&
    one.hostId === other.hostId &&
    one.source === other.source
  );
}
