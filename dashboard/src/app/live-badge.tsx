import type { Status } from "@hub/client/subscribe";
import { formatClock } from "../language/format.js";
import { type Locale, useLocale } from "../language/use-locale.js";
import { useLiveStatus } from "../live/live-status.js";
import { useNow } from "../ui/use-now.js";

// A break this short has usually ended before anyone needs to know when it began.
const SHORT_BREAK_MS = 8000;

const GLYPHS = { live: "●", connecting: "◌", "catching-up": "◐", stale: "▲" };

/** Says in words whether the page is live and how old its data is. */
export function LiveBadge() {
  const { status, confirmedAt } = useLiveStatus();
  const locale = useLocale();
  const { t, ageSince } = locale;
  const now = useNow(1000);
  const label = describeStatus(status, now, locale);
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

function describeStatus(status: Status, now: number, { t, language }: Locale): string {
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
