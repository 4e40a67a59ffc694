import type { MemberState } from "../../api/generated/operations.js";
import type { Locale } from "../../language/use-locale.js";
import type { HubMember } from "../../live/hub-members.js";

export const MEMBER_GLYPHS: Record<MemberState, string> = { HEALTHY: "●", LATE: "◐", SILENT: "▲" };

/** How a member is, in words: it answers, its changes are late, or it has been silent since a moment. */
export function describeState(
  { state, silentSince, behindBy }: Pick<HubMember, "state" | "silentSince" | "behindBy">,
  { t, time, date }: Locale,
): string {
  if (state === "LATE" && behindBy !== null) return t("members.lateBy", { count: behindBy });
  if (silentSince === null) return t(`members.state.${state}`);
  return t("members.silentSince", {
    time: time(silentSince),
    date: date(silentSince),
  });
}
