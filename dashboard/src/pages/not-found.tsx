import { useLocation } from "react-router";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { Page } from "../ui/page.js";

/** What an address shows that leads to no page: what it was, and where to go on. */
export default function NotFound() {
  const { t } = useLocale();
  const { pathname } = useLocation();
  return (
    <Page title={t("notFound.title")} parents={[]} lead={t("notFound.lead", { address: pathname })}>
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
