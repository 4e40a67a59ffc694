import { FigureList } from "../features/figure-list/figure-list.js";
import { useLocale } from "../language/use-locale.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";

/** `/so-lieu`: figures by indicator, unit and day, from any member. */
export default function FiguresPage() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.figures")} lead={t("figures.lead")} parents={[]}>
      <Boundary>
        <FigureList />
      </Boundary>
    </Page>
  );
}
