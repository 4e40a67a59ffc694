import { useLocation } from "react-router";
import { useLocale } from "../language/use-locale.js";
import { useIsOnline } from "../live/use-is-online.js";
import { PageLink } from "../navigation/page-link.js";
import { Page } from "../ui/page.js";

/** What an address shows that leads to no page: what it was, and where to go on. */
export default function NotFound() {
  const { t } = useLocale();
  const { pathname } = useLocation();
  const isOnline = useIsOnline();
  return (
    <Page
      title={t(isOnline ? "notFound.title" : "notFound.offlineTitle")}
      parents={[]}
      lead={t(isOnline ? "notFound.lead" : "notFound.offline", { address: pathname })}
    >
      <ul className="rows">
        <li className="row">
          <PageLink to="/">{t("notFound.overview")}</PageLink>
        </li>
        <li className="row">
          <PageLink to="/chuong-trinh">{t("notFound.programmes")}</PageLink>
        </li>
        <li className="row">
          <PageLink to="/dia-ban">{t("notFound.units")}</PageLink>
        </li>
      </ul>
    </Page>
  );
}
