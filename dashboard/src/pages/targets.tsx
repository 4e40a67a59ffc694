import { TargetList } from "../features/targets/target-list.js";
import { useLocale } from "../language/use-locale.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";

/** `/chi-tieu`: the targets of all documents. */
export default function TargetsPage() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.targets")} lead={t("targets.listLead")} parents={[]}>
      <Boundary>
        <TargetList />
      </Boundary>
    </Page>
  );
}
