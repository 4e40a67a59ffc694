import { useLocale } from "../language/use-locale.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";

/** `/chi-so/:code`: one indicator: its definition, owner and legal source. */
export default function Indicator() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.indicator")} parents={[{ to: "/so-lieu", name: t("navigation.figures") }]}>
      <Notice kind="empty">{t("page.notYet")}</Notice>
    </Page>
  );
}
