import { useLocation } from "react-router";
import { FileView } from "../features/file/file-view.js";
import { LANGUAGE_PARAMETER } from "../language/language.js";
import { useLocale } from "../language/use-locale.js";
import { useIsOnline } from "../live/use-is-online.js";
import { PageLink } from "../navigation/page-link.js";
import { Page } from "../ui/page.js";

/** The hub's files have addresses of their own; where one cannot be had, there is a page. */
const FILES = "/export/";

/** What an address shows that leads to no page: why a file cannot be had, or what it was and where to go on. */
export default function NotFound() {
  const { pathname, search } = useLocation();
  if (!pathname.startsWith(FILES)) return <NoSuchPage />;
  const parameters = new URLSearchParams(search);
  // Of the page, and none that files have.
  parameters.delete(LANGUAGE_PARAMETER);
  const address = parameters.size === 0 ? pathname : `${pathname}?${parameters}`;
  return <FileView key={address} address={address} />;
}

function NoSuchPage() {
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
