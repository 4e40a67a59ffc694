import { useParams } from "react-router";
import { useUnitFigures } from "../features/figures-against-targets/use-unit-figures.js";
import { UnitView } from "../features/unit/unit-view.js";
import { lazyPart } from "../ui/lazy-part.js";
import { Loading } from "../ui/loading.js";

const FiguresAgainstTargets = lazyPart(
  () => import("../features/figures-against-targets/figures-against-targets.js"),
);
const UniversalEducation = lazyPart(() => import("../features/universal-education/universal-education.js"));

/** `/dia-ban/:id`: one administrative unit, what it was and is, and its figures. */
export default function UnitPage() {
  const { id = "" } = useParams();
  return <UnitWithId key={id} id={id} />;
}

function UnitWithId({ id }: { readonly id: string }) {
  const published = useUnitFigures(id);
  const isLoading = published.queries.some((query) => query.isLoading);
  const hasFailed = published.queries.some((query) => query.hasFailed);
  return (
    <UnitView id={id}>
      {isLoading && <Loading rows={8} />}
      {(hasFailed || published.figures.length > 0) && <FiguresAgainstTargets published={published} />}
      {!isLoading && <UniversalEducation unitId={id} figures={published.figures} />}
    </UnitView>
  );
}
