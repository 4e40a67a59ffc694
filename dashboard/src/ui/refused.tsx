import { useLocation } from "react-router";
import { LANGUAGE_PARAMETER } from "../language/language.js";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { Notice } from "./notice.js";

/** Says that the hub knows nothing by what the address names, and leads to the page without it. */
export function Refused() {
  const { t } = useLocale();
  const { pathname, search } = useLocation();
  const chosen = [...new URLSearchParams(search)]
    .filter(([name]) => name !== LANGUAGE_PARAMETER)
    .map(([name, value]) => `“${name}=${value}”`);
  const named = `“${decodeURIComponent(pathname.split("/").at(-1) ?? "")}”`;
  const values = chosen.length > 0 ? chosen.join(", ") : named;
  return (
    <Notice kind="refused">
      {t("page.unknown", { values })}{" "}
      {chosen.length > 0 && <PageLink to={pathname}>{t("page.withoutChoices")}</PageLink>}
    </Notice>
  );
}
