import { formatClock } from "../language/format.js";
import { type Reading, useReading } from "../language/use-reading.js";
import type { FeedStatus } from "../live/feed-status.js";
import { useLiveFeeds } from "../live/live-feeds.js";
import { useNow } from "../ui/use-now.js";

// A break this short is usually healed before anyone needs to know when it began.
const SHORT_BREAK_MS = 8000;

const GLYPHS = { live: "●", connecting: "◌", "catching-up": "◐", stale: "▲" };

/** Says in words whether the page is live and how old its data is. */
export function LiveBadge() {
  const { status, confirmedAt } = useLiveFeeds();
  const reading = useReading();
  const { t, ageSince } = reading;
  const now = useNow(1000);
  const label = describeStatus(status, now, reading);
  return (
    <div className="live-badge" data-testid="live-badge" data-status={status.state} title={t("live.explain")}>
      <span className="live-badge-glyph" aria-hidden="true">
        {GLYPHS[status.state]}
      </span>
      <span role="status">{label}</span>
      {status.state === "live" && confirmedAt !== undefined && (
        <span className="live-badge-age">· {t("live.updated", { age: ageSince(confirmedAt, now) })}</span>
      )}
    </div>
  );
}

function describeStatus(status: FeedStatus, now: number, { t, language }: Reading): string {
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
        : t("live.stale", { time: formatClock(status.since, language) });
  }
}
