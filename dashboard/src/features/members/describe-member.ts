import type { MemberState } from "../../api/generated/operations.js";
import type { LocaleWithClock } from "../../language/use-clock.js";
import type { HubMember } from "../../live/hub-members.js";

export const MEMBER_GLYPHS: Record<MemberState, string> = { HEALTHY: "●", LATE: "◐", SILENT: "▲" };

/** How a member is, in words: it answers, its changes are late, or it has been silent since a moment. */
export function describeState(
  { state, silentSince, behindBy }: Pick<HubMember, "state" | "silentSince" | "behindBy">,
  { t, clock, date }: LocaleWithClock,
): string {
  if (state === "LATE" && behindBy !== null) return t("members.lateBy", { count: behindBy });
  if (silentSince === null) return t(`members.state.${state}`);
  return t("members.silentSince", {
    time: clock(silentSince),
    date: date(silentSince),
  });
}
