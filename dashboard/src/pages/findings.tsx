import { Findings } from "../features/findings/findings.js";
import { useLocale } from "../language/use-locale.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";

/** `/ra-soat`: what is to be checked, by kind, severity and who must answer. */
export default function FindingsPage() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.findings")} lead={t("quality.lead")} parents={[]}>
      <Boundary>
        <Findings />
      </Boundary>
    </Page>
  );
}
