import type { Status } from "@hub/client/subscribe";
import { type LocaleWithClock, useLocaleWithClock } from "../language/use-clock.js";
import { useHubEvents } from "../live/hub-events.js";
import { type HubMember, useHubMembers } from "../live/hub-members.js";
import { useLiveStatus } from "../live/live-status.js";
import { useIsOnline } from "../live/use-is-online.js";
import { useNow } from "../ui/use-now.js";

// A break this short has usually ended before anyone needs to know when it began.
const SHORT_BREAK_MS = 8000;
/** How long the page says what it has caught up on. */
const CAUGHT_UP_SHOWN_MS = 60_000;

const GLYPHS = {
  live: "●",
  connecting: "◌",
  "catching-up": "◐",
  stale: "▲",
  partial: "◐",
  offline: "⊘",
  none: "",
};

/**
 * Says in words whether the page is live and how old its data is; at once when the browser loses the network. While a
 * member is silent no page is live: it says who, and since when. On a page that follows nothing it says nothing, and keeps
 * its place.
 */
export function LiveBadge() {
  const { status, isFollowing, confirmedAt } = useLiveStatus();
  const { caughtUp } = useHubEvents();
  const isOnline = useIsOnline();
  const locale = useLocaleWithClock();
  const { t, ageSince } = locale;
  const now = useNow(1000);
  const silent = (useHubMembers() ?? []).filter((member) => member.state === "SILENT");
  const followed = !isFollowing && status.state === "connecting" ? "none" : status.state;
  const isPartial = silent.length > 0 && (followed === "live" || followed === "none");
  const state = !isOnline ? "offline" : isPartial ? "partial" : followed;
  const label = () => {
    if (state === "offline") return t("live.offline");
    return state === "partial" ? describeSilent(silent, locale) : describeStatus(status, now, locale);
  };
  const hasCaughtUp = state === "live" && caughtUp !== undefined && now - caughtUp.at < CAUGHT_UP_SHOWN_MS;
  return (
    <div className="live-badge" data-testid="live-badge" data-status={state} title={t("live.explain")}>
      <span className="live-badge-glyph" aria-hidden="true">
        {GLYPHS[state]}
      </span>
      <span role="status">
        {label()}
        {hasCaughtUp && ` · ${t("live.caughtUp", { count: caughtUp.count })}`}
      </span>
      {(state === "live" || state === "offline") && confirmedAt !== undefined && !hasCaughtUp && (
        <span className="live-badge-age">· {t("live.updated", { age: ageSince(confirmedAt, now) })}</span>
      )}
    </div>
  );
}

function describeSilent(silent: readonly HubMember[], { t, memberName, clock }: LocaleWithClock): string {
  const members = silent.map(({ name }) => memberName(name)).join(", ");
  const [since] = silent.flatMap(({ silentSince }) => silentSince ?? []).toSorted();
  return since === undefined
    ? t("live.silent", { members })
    : t("live.silentSince", { members, time: clock(since) });
}

function describeStatus(status: Status, now: number, { t, clock }: LocaleWithClock): string {
  switch (status.state) {
    case "live":
      return t("live.live");
    case "connecting":
      return t("live.connecting");
    case "catching-up":
      return t("live.catchingUp");
    case "stale":
      return now - status.since.getTime() < SHORT_BREAK_MS
        ? t("live.reconnecting")
        : t("live.stale", { time: clock(status.since) });
  }
}
