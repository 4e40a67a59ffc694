import { useLocale } from "../language/use-locale.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";

/** `/dia-ban`: administrative units, as a tree and by search. */
export default function Units() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.units")} parents={[]}>
      <Notice kind="empty">{t("page.notYet")}</Notice>
    </Page>
  );
}
