import { SearchBox } from "../features/search/search-box.js";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { Account } from "./account.js";
import { LanguageSwitch } from "./language-switch.js";
import { LiveBadge } from "./live-badge.js";
import { PrintedFrom } from "./printed-from.js";
import { ThemeSwitch } from "./theme-switch.js";

/** The product's name, the search, how up to date the page is, the language, the colours and who has signed in. */
export function Header() {
  const { t } = useLocale();
  return (
    <header className="page-header">
      <PageLink className="brand" to="/">
        <img src="/emblem.svg" width={40} height={40} alt="" />
        <span>
          <span className="brand-name">{t("product.name")}</span>
          <span className="brand-tagline">{t("product.tagline")}</span>
        </span>
      </PageLink>
      <PrintedFrom />
      <SearchBox />
      <div className="page-header-tools">
        <LiveBadge />
        <span className="header-switches">
          <LanguageSwitch />
          <ThemeSwitch />
        </span>
        <Account />
      </div>
    </header>
  );
}
