import { useLocale } from "../language/use-locale.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";

/** `/co-quan`: organisations. */
export default function Organisations() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.organisations")} parents={[]}>
      <Notice kind="empty">{t("page.notYet")}</Notice>
    </Page>
  );
}
