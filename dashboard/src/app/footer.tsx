import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { WALL_SEARCH } from "../navigation/wall.js";

/** Names the sources of units and figures, and the licences; leads to the pages for a wall. */
export function Footer() {
  const { t } = useLocale();
  return (
    <footer className="page-footer">
      <div className="page-footer-inner">
        <p>
          <strong>{t("product.name")}</strong> · {t("product.tagline")}
        </p>
        <p>{t("footer.units")}</p>
        <p>{t("footer.sources")}</p>
        <p>{t("footer.licence")}</p>
        <p className="to-wall">
          <PageLink to={`/${WALL_SEARCH}`}>{t("wall.enter")}</PageLink>
        </p>
      </div>
    </footer>
  );
}
