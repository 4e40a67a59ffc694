import { useLocale } from "../language/use-locale.js";
import { useIsOnline } from "../live/use-is-online.js";
import { useCanReopen } from "./reopening.js";

/** While there is no network, says what still works: whether the page may be closed and opened again. */
export function OfflineNotice() {
  const isOnline = useIsOnline();
  const canReopen = useCanReopen();
  const { t } = useLocale();
  return (
    <div role="status" data-testid="offline-notice">
      {!isOnline && (
        <p className="offline-notice">{t(canReopen ? "live.offlineReopens" : "live.offlineStays")}</p>
      )}
    </div>
  );
}
