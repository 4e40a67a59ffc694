import { useLocale } from "../language/use-locale.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";

/** `/van-ban/:id`: one document with its links. */
export default function PolicyDocument() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.documents")} parents={[{ to: "/van-ban", name: t("navigation.documents") }]}>
      <Notice kind="empty">{t("page.notYet")}</Notice>
    </Page>
  );
}
