import { useParams } from "react-router";
import { useUnitFigures } from "../features/figures-against-targets/use-unit-figures.js";
import { useLocale } from "../language/use-locale.js";
import { lazyPart } from "../ui/lazy-part.js";
import { Page } from "../ui/page.js";
import { QueryBoundary } from "../ui/query-boundary.js";
import { UnitEnd } from "../units/unit-end.js";
import { useUnit } from "../units/use-unit.js";

const FiguresAgainstTargets = lazyPart(
  () => import("../features/figures-against-targets/figures-against-targets.js"),
);
const UniversalEducation = lazyPart(() => import("../features/universal-education/universal-education.js"));

/** `/dia-ban/:id`: one administrative unit, what it was and is, and its figures. */
export default function Unit() {
  const { id = "" } = useParams();
  return <UnitWithId key={id} id={id} />;
}

function UnitWithId({ id }: { readonly id: string }) {
  const { t, text } = useLocale();
  const { query, unit } = useUnit(id);
  const published = useUnitFigures(id);
  return (
    <Page
      title={unit === undefined ? t("navigation.units") : text(unit.name)}
      parents={[{ to: "/dia-ban", name: t("navigation.units") }]}
    >
      <QueryBoundary queries={[query]} rows={3}>
        <UnitEnd unit={unit} />
      </QueryBoundary>
      <FiguresAgainstTargets published={published} />
      <UniversalEducation figures={published.figures} />
    </Page>
  );
}
