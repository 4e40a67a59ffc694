import { useLocale } from "../language/use-locale.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";

/** `/so-lieu/:id`: one figure with its printed words, document and versions. */
export default function Figure() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.figures")} parents={[{ to: "/so-lieu", name: t("navigation.figures") }]}>
      <Notice kind="empty">{t("page.notYet")}</Notice>
    </Page>
  );
}
