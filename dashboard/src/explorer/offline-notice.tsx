import { useEffect, useState } from "react";
import { useLocale } from "../language/use-locale.js";
import { useIsOnline } from "../live/use-is-online.js";
import { findSchemaKeptAt } from "./keep-tool.js";

/** While there is no network: of when the schema is, and that operations wait. */
export function OfflineNotice() {
  const { t, time, date } = useLocale();
  const isOnline = useIsOnline();
  const [keptAt, setKeptAt] = useState<string>();
  useEffect(() => {
    if (!isOnline) void findSchemaKeptAt().then(setKeptAt);
  }, [isOnline]);
  return (
    <p className="explorer-offline" role="status">
      {!isOnline && t("explorer.offline")}
      {!isOnline &&
        keptAt !== undefined &&
        ` ${t("explorer.schemaKept", { time: time(keptAt), date: date(keptAt) })}`}
    </p>
  );
}
