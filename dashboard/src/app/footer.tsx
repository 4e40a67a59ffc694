import { useLocale } from "../language/use-locale.js";

/** Names the sources of units and figures, and the licences. */
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
      </div>
    </footer>
  );
}
