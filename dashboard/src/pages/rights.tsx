import { Rights } from "../features/rights/rights.js";
import { useLocale } from "../language/use-locale.js";
import "../language/identity-words.js";
import "../language/rights-words.js";
import { Boundary } from "../ui/boundary.js";
import { InBrowser } from "../ui/in-browser.js";
import { Page } from "../ui/page.js";

/** `/quyen`: who may do what, and giving and ending of rights by who administrates them. */
export default function RightsPage() {
  const { t } = useLocale();
  return (
    <Page title={t("rights.title")} lead={t("rights.lead")} parents={[]}>
      <Boundary>
        <InBrowser rows={6}>
          <Rights />
        </InBrowser>
      </Boundary>
    </Page>
  );
}
