import { UnitList } from "../features/units/unit-list.js";
import { useLocale } from "../language/use-locale.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";

/** `/dia-ban`: administrative units as a tree, or found by name, on any day. */
export default function UnitsPage() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.units")} lead={t("unit.lead")} parents={[]}>
      <Boundary>
        <UnitList />
      </Boundary>
    </Page>
  );
}
