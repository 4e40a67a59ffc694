import { ActivityList } from "../features/activities/activity-list.js";
import { useLocale } from "../language/use-locale.js";
import "../language/activity-words.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";

/** `/hoat-dong`: what all members have done, and the form by which a member's reporters record it. */
export default function ActivitiesPage() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.activities")} lead={t("activity.lead")} parents={[]}>
      <Boundary>
        <ActivityList />
      </Boundary>
    </Page>
  );
}
