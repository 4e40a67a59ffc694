import { useEffect, useState } from "react";
import { useLocation } from "react-router";
import { ending, session } from "../identity/caller.js";
import { useLocale } from "../language/use-locale.js";
import { useIsOnline } from "../live/use-is-online.js";
import { PageLink } from "../navigation/page-link.js";
import { SIGN_IN, signInAddress } from "../navigation/sign-in-address.js";
import { lazyPart } from "../ui/lazy-part.js";
import { useInBrowser } from "../ui/use-in-browser.js";
import "./account.css";

const AccountMenu = lazyPart(() => import("../features/account/account-menu.js"), 1);
const EndingNotice = lazyPart(() => import("../features/account/ending-notice.js"), 1);

/** Whoever has signed in, or the way to sign in where the hub has an identity provider; it keeps its place until that is known. */
export function Account() {
  const isSignedIn = useInBrowser(session !== undefined);
  return <div className="account">{isSignedIn ? <AccountMenu /> : <SignInLink />}</div>;
}

function SignInLink() {
  const { t } = useLocale();
  const { pathname, search, hash } = useLocation();
  const isOffered = useIsOffered();
  if (!isOffered || pathname === SIGN_IN) return null;
  return (
    <PageLink className="sign-in" to={signInAddress(`${pathname}${search}${hash}`)}>
      {t("product.signIn")}
    </PageLink>
  );
}

/** Whether the hub says which identity provider it believes. */
function useIsOffered(): boolean {
  const isOnline = useIsOnline();
  const [isOffered, setIsOffered] = useState(false);
  useEffect(() => {
    if (isOnline && session === undefined)
      fetch("/.well-known/oauth-protected-resource").then(
        async (answer) => {
          // Otherwise the browser keeps the connection waiting for whoever reads it.
          await answer.text();
          setIsOffered(answer.ok);
        },
        () => undefined,
      );
  }, [isOnline]);
  return isOffered;
}

/** Says why the reader is signed in no more, where that is so by nobody's wish. */
export function EndedSession() {
  return useInBrowser(ending !== undefined) && <EndingNotice />;
}
