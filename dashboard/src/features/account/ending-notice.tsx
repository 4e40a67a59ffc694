import { useState } from "react";
import { useLocation } from "react-router";
import { ending } from "../../identity/caller.js";
import { forget } from "../../identity/session.js";
import { useLocale } from "../../language/use-locale.js";
import "../../language/identity-words.js";
import { PageLink } from "../../navigation/page-link.js";
import { SIGN_IN, signInAddress } from "../../navigation/sign-in-address.js";
import { Notice } from "../../ui/notice.js";

/** Why nobody is signed in any more, and how to go on, until one of both is chosen. */
export default function EndingNotice() {
  const { t } = useLocale();
  const { pathname, search, hash } = useLocation();
  const [isRead, setIsRead] = useState(false);
  if (ending === undefined || isRead || pathname === SIGN_IN) return null;
  const goOn = () => {
    forget();
    setIsRead(true);
  };
  return (
    <div className="session-ended">
      <Notice kind="refused">
        <p>{t(`account.ending.${ending}`)}</p>
        <p>
          <PageLink to={signInAddress(`${pathname}${search}${hash}`)}>{t("signIn.again")}</PageLink>
          <button type="button" className="button" onClick={goOn}>
            {t("account.goOn")}
          </button>
        </p>
      </Notice>
    </div>
  );
}
