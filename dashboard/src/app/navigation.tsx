import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import { useLocale } from "../language/use-locale.js";
import { NavigationLink } from "../navigation/page-link.js";
import { LanguageSwitch } from "./language-switch.js";
import { NavigationIcon } from "./navigation-icon.js";
import { NAVIGATION_ITEMS } from "./navigation-items.js";
import { ThemeSwitch } from "./theme-switch.js";
import "./navigation.css";

const AT_HAND = 4;
const MORE_ID = "more-pages";

/** The pages: beside the page, or below it on a phone, where the later ones are behind "more". */
export function Navigation() {
  const { t } = useLocale();
  return (
    <nav className="navigation" aria-label={t("navigation.label")}>
      <ul>
        {NAVIGATION_ITEMS.map(({ to, name }, index) => (
          <li key={to} className={index < AT_HAND ? undefined : "navigation-later"}>
            <NavigationLink to={to}>
              <NavigationIcon name={name} />
              {t(`navigation.${name}`)}
            </NavigationLink>
          </li>
        ))}
        <li className="navigation-more">
          <button type="button" popoverTarget={MORE_ID}>
            <NavigationIcon name="more" />
            {t("navigation.more")}
          </button>
        </li>
      </ul>
      <MorePages />
    </nav>
  );
}

/** A sheet over the page, on phones only: the later pages, the language and the colours. */
function MorePages() {
  const { t } = useLocale();
  const { pathname, search } = useLocation();
  const address = `${pathname}${search}`;
  const sheet = useRef<HTMLDivElement>(null);
  const openedAt = useRef(address);
  useEffect(() => {
    // Whoever has arrived somewhere needs the sheet no more. It may have been opened before this code was there.
    if (openedAt.current !== address) sheet.current?.hidePopover();
    openedAt.current = address;
  }, [address]);
  return (
    <div ref={sheet} id={MORE_ID} popover="auto" className="more-pages">
      <ul>
        {NAVIGATION_ITEMS.slice(AT_HAND).map(({ to, name }) => (
          <li key={to}>
            <NavigationLink to={to}>
              <NavigationIcon name={name} />
              {t(`navigation.${name}`)}
            </NavigationLink>
          </li>
        ))}
      </ul>
      <div className="more-tools">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </div>
  );
}
