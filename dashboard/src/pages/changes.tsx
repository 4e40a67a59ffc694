import { ChangeList } from "../features/change-list/change-list.js";
import { useLocale } from "../language/use-locale.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";

/** `/thay-doi`: all changes of all members, the latest first. */
export default function ChangesPage() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.changes")} lead={t("changes.lead")} parents={[]}>
      <Boundary>
        <ChangeList />
      </Boundary>
    </Page>
  );
}
