import { type ReactNode, useEffect, useEffectEvent } from "react";
import { useLocation, useNavigationType } from "react-router";
import { useLocale } from "../language/use-locale.js";
import { useLiveStatus } from "../live/live-status.js";
import { useIsOnWall } from "../navigation/wall.js";
import { EndedSession } from "./account.js";
import { Footer } from "./footer.js";
import { Header } from "./header.js";
import { Navigation } from "./navigation.js";
import { OfflineNotice } from "./offline-notice.js";
import { useSectionJumps } from "./section-jumps.js";
import { UnreadNotice } from "./unread-notice.js";
import { useLanguageOfAddress } from "./use-language-of-address.js";
import { Wall } from "./wall.js";
import "./frame.css";

/** Surrounds every page; the stylesheet dims the page inside while the connection is lost. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useLocale();
  useLanguageOfAddress();
  useTopOfNewPages();
  useSectionJumps();
  const isOnWall = useIsOnWall();
  const main = <Main>{children}</Main>;
  if (isOnWall) return <Wall>{main}</Wall>;
  return (
    <>
      <a className="skip-link" href="#main" aria-describedby="skip-hint">
        {t("product.skip")}
      </a>
      <p id="skip-hint" className="skip-hint">
        {t("product.sectionKeys")}
      </p>
      <Header />
      <OfflineNotice />
      <EndedSession />
      <div className="frame">
        <Navigation />
        {main}
      </div>
      <Footer />
    </>
  );
}

/** By itself, so that the rest is not shown anew with each status. */
function Main({ children }: { readonly children: ReactNode }) {
  const { status } = useLiveStatus();
  return (
    <main id="main" tabIndex={-1} data-live={status.state}>
      <UnreadNotice />
      {children}
    </main>
  );
}

/** A page that the reader goes to begins at its top, or at what its address names; where the reader goes back to, the browser remembers. */
function useTopOfNewPages(): void {
  const { pathname, hash } = useLocation();
  const isNew = useNavigationType() === "PUSH";
  const goToTop = useEffectEvent(() => {
    if (isNew && hash === "") window.scrollTo(0, 0);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each path is a page, and a choice on it is none
  useEffect(() => goToTop(), [pathname]);
}
