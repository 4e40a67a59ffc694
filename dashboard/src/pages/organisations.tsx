import { OrganisationList } from "../features/organisations/organisation-list.js";
import { useLocale } from "../language/use-locale.js";
import { todayInVietnam } from "../language/vietnam-time.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";
import { useNow } from "../ui/use-now.js";

const MINUTE_MS = 60_000;

/** `/co-quan`: organisations, and what each has signed and owes. */
export default function OrganisationsPage() {
  const { t } = useLocale();
  const today = todayInVietnam(useNow(MINUTE_MS));
  return (
    <Page title={t("navigation.organisations")} lead={t("organisation.lead")} parents={[]}>
      <Boundary>
        <OrganisationList today={today} />
      </Boundary>
    </Page>
  );
}
