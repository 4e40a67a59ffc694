import { formatClock } from "../language/format.js";
import { useReading } from "../language/use-reading.js";
import { useLiveFeeds } from "./live-feeds.js";
import { useNow } from "./use-now.js";

const GLYPHS = { live: "●", connecting: "◌", stale: "▲" };

/** Says in words whether the page is live and how old its data is. */
export function LiveBadge() {
  const { status, confirmedAt } = useLiveFeeds();
  const { t, language, ageSince } = useReading();
  const now = useNow(1000);
  const label =
    status.state === "live"
      ? t("live.live")
      : status.state === "stale"
        ? t("live.stale", { time: formatClock(status.since, language) })
        : t(confirmedAt === undefined ? "live.connecting" : "live.reconnecting");
  return (
    <div className="live-badge" data-testid="live-badge" data-state={status.state} title={t("live.explain")}>
      <span className="live-badge-glyph" aria-hidden="true">
        {GLYPHS[status.state]}
      </span>
      <span role="status">{label}</span>
      {confirmedAt !== undefined && (
        <span className="live-badge-age">· {t("live.updated", { age: ageSince(confirmedAt, now) })}</span>
      )}
    </div>
  );
}
