import { useLocale } from "../../language/use-locale.js";
import { useIsOnline } from "../../live/use-is-online.js";
import { PageLink } from "../../navigation/page-link.js";
import { Loading } from "../../ui/loading.js";
import { Notice } from "../../ui/notice.js";
import { Page } from "../../ui/page.js";
import { useRefusalOfFile } from "./use-refusal-of-file.js";

/** Why the file at the address cannot be had, as the hub says; the file itself once it can. */
export function FileView({ address }: { readonly address: string }) {
  const { t } = useLocale();
  const isOnline = useIsOnline();
  const name = address.split("?")[0]?.split("/").at(-1) ?? "";
  return (
    <Page title={t("file.title", { name })} parents={[]}>
      {isOnline ? (
        <WhatTheHubSays address={address} />
      ) : (
        <Notice kind="partial">{t("notFound.offline", { address })}</Notice>
      )}
      <p>
        <PageLink to="/khai-thac">{t("navigation.developer")}</PageLink>
      </p>
    </Page>
  );
}

function WhatTheHubSays({ address }: { readonly address: string }) {
  const { t, language } = useLocale();
  const { refusal, isThere, ask } = useRefusalOfFile(address);
  if (isThere)
    return (
      <p>
        <a href={address}>{t("file.take")}</a>
      </p>
    );
  if (refusal === undefined) return <Loading rows={2} />;
  return (
    <Notice kind={refusal.isForNow ? "partial" : "refused"} {...(refusal.isForNow && { onRetry: ask })}>
      {refusal.sentence?.[language] ?? t("failure.hub")}
    </Notice>
  );
}
