import { useLocale } from "../language/use-locale.js";
import { Notice } from "../ui/notice.js";
import { Page } from "../ui/page.js";

/** `/co-quan/:id`: what one organisation signed, owes and reported. */
export default function Organisation() {
  const { t } = useLocale();
  return (
    <Page
      title={t("navigation.organisations")}
      parents={[{ to: "/co-quan", name: t("navigation.organisations") }]}
    >
      <Notice kind="empty">{t("page.notYet")}</Notice>
    </Page>
  );
}
