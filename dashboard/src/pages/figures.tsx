import { useLocale } from "../language/use-locale.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";

/** `/so-lieu`: figures by indicator, unit and day. */
export default function Figures() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.figures")} parents={[]}>
      <Notice kind="empty">{t("page.notYet")}</Notice>
    </Page>
  );
}
