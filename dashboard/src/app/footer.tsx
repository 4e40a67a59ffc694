import { useReading } from "../language/use-reading.js";

/** Where units and figures come from and under which licence. */
export function Footer() {
  const { t } = useReading();
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
