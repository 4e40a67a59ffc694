import { useReading } from "../language/use-reading.js";

/** The honest empty state: nothing was published, so nothing is shown. */
export function NoData() {
  const { t } = useReading();
  return <p className="no-data">{t("figure.noData")}</p>;
}
