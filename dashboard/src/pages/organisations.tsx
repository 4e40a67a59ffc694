import { OrganisationList } from "../features/organisations/organisation-list.js";
import { useLocale } from "../language/use-locale.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";

/** `/co-quan`: organisations, and what each has signed and owes. */
export default function OrganisationsPage() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.organisations")} lead={t("organisation.lead")} parents={[]}>
      <Boundary>
        <OrganisationList />
      </Boundary>
    </Page>
  );
}
