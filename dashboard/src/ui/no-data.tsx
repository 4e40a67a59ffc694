import { useLocale } from "../language/use-locale.js";

/** The empty state: says that nothing was published. */
export function NoData() {
  const { t } = useLocale();
  return <p className="no-data">{t("figure.noData")}</p>;
}
