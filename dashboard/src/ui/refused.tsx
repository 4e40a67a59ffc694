import { useLocation } from "react-router";
import type { LocalizedText } from "../language/language.js";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { Notice } from "./notice.js";
import { refusedValues } from "./refused-values.js";

interface RefusedProps {
  /** Why the hub cannot answer what was asked. */
  readonly refusals: readonly LocalizedText[];
}

/** Says by which values of the address the hub knows nothing, and leads to the page without them. */
export function Refused({ refusals }: RefusedProps) {
  const { t } = useLocale();
  const { pathname, search } = useLocation();
  const chosen = refusedValues(search, refusals).map((value) => `“${value}”`);
  const named = `“${decodeURIComponent(pathname.split("/").at(-1) ?? "")}”`;
  const values = chosen.length > 0 ? chosen.join(", ") : named;
  return (
    <Notice kind="refused">
      {t("page.unknown", { values })}{" "}
      {chosen.length > 0 && <PageLink to={pathname}>{t("page.withoutChoices")}</PageLink>}
    </Notice>
  );
}
