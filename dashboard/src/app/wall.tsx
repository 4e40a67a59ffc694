import { type ReactNode, useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import { useLocale } from "../language/use-locale.js";
import { PageLink, useAddressInLanguage } from "../navigation/page-link.js";
import { WALL_SEARCH } from "../navigation/wall.js";
import { LiveBadge } from "./live-badge.js";
import { usePageTurning } from "./use-page-turning.js";
import { pageAfter, WALL_PAGES } from "./wall-pages.js";
import "./wall.css";

/** Surrounds a page on a wall: its name, how up to date it is, and what comes next; the ways on only for who is there. */
export function Wall({ children }: { readonly children: ReactNode }) {
  const { t } = useLocale();
  const { pathname } = useLocation();
  const stopped = usePageTurning();
  useEscape(useAddressInLanguage(pathname));
  return (
    <div className="wall">
      <header className="wall-head">
        <img src="/emblem.svg" width={34} height={34} alt="" />
        <span className="brand-name">{t("product.name")}</span>
        <LiveBadge />
        <PageLink className="wall-leave" to={pathname} title={t("wall.leaveByKey")}>
          {t("wall.leave")} <kbd>Esc</kbd>
        </PageLink>
      </header>
      {children}
      <footer className="wall-foot">
        {stopped === undefined ? (
          <p>{t("wall.next", { name: t(`navigation.${pageAfter(pathname).name}`) })}</p>
        ) : (
          <>
            <p role="status">{t(`wall.${stopped}`)}</p>
            <nav aria-label={t("navigation.label")}>
              <ul>
                {WALL_PAGES.map(({ to, name }) => (
                  <li key={to}>
                    <PageLink to={`${to}${WALL_SEARCH}`} aria-current={to === pathname ? "page" : undefined}>
                      {t(`navigation.${name}`)}
                    </PageLink>
                  </li>
                ))}
              </ul>
            </nav>
          </>
        )}
      </footer>
    </div>
  );
}

/** Esc leaves the wall, as it leaves a full screen. */
function useEscape(to: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const leave = ({ key }: KeyboardEvent) => {
      if (key === "Escape") void navigate(to);
    };
    document.addEventListener("keydown", leave);
    return () => document.removeEventListener("keydown", leave);
  }, [navigate, to]);
}
