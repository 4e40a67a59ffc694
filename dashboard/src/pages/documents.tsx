import { useLocale } from "../language/use-locale.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";

/** `/van-ban`: documents, and what was in force on a day. */
export default function Documents() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.documents")} parents={[]}>
      <Notice kind="empty">{t("page.notYet")}</Notice>
    </Page>
  );
}
