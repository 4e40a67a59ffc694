import { type ReactNode, useEffect } from "react";
import { EndedSession } from "../app/account.js";
import { Header } from "../app/header.js";
import { Navigation } from "../app/navigation.js";
import { useLanguageOfAddress } from "../app/use-language-of-address.js";
import { useLocale } from "../language/use-locale.js";
import { OfflineNotice } from "./offline-notice.js";
import "../app/frame.css";

/** Surrounds the query tool as the pages are surrounded; the tool fills what is left of the window. */
export function ToolFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useLocale();
  useLanguageOfAddress();
  useEffect(() => {
    document.title = `${t("navigation.explorer")} · ${t("product.name")}`;
  }, [t]);
  return (
    <>
      <Header />
      <OfflineNotice />
      <EndedSession />
      <div className="frame">
        <Navigation />
        <main className="explorer">{children}</main>
      </div>
    </>
  );
}
