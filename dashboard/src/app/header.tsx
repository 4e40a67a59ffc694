import { useLocale } from "../language/use-locale.js";
import { LanguageSwitch } from "./language-switch.js";
import { LiveBadge } from "./live-badge.js";

/** The product's name, the live badge, the language switch and a link to the explorer. */
export function Header() {
  const { t } = useLocale();
  return (
    <>
      <a className="skip-link" href="#main">
        {t("product.skip")}
      </a>
      <header className="page-header">
        <div className="page-header-inner">
          <a className="brand" href="/">
            <img src="/emblem.svg" width={44} height={44} alt="" />
            <span>
              <span className="brand-name">{t("product.name")}</span>
              <span className="brand-tagline">{t("product.tagline")}</span>
            </span>
          </a>
          <div className="page-header-tools">
            <LiveBadge />
            <LanguageSwitch />
            <a className="header-link" href="/explorer">
              {t("product.explorer")}
            </a>
          </div>
        </div>
      </header>
    </>
  );
}
