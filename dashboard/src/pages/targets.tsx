import { useLocale } from "../language/use-locale.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";

/** `/chi-tieu`: the targets of all documents. */
export default function Targets() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.targets")} parents={[]}>
      <Notice kind="empty">{t("page.notYet")}</Notice>
    </Page>
  );
}
