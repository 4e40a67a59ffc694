import { DistrictFiguresDocument } from "../../api/generated/operations.js";
import { useLiveFigures } from "../../figures/use-live-figures.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { useUnit } from "../../units/use-unit.js";

const TARGET_YEAR = 2020;

/** Quận 11's published figures, kept up to date by live notices, and the national targets for 2020. */
export function useDistrictFigures() {
  const { query: unitQuery, unit, unitId, unitName } = useUnit("Quận 11", "DISTRICT");
  const query = useHubQuery(
    DistrictFiguresDocument,
    unitId === undefined ? undefined : { unitId, targetYear: TARGET_YEAR },
  );
  const figures = useLiveFigures({
    name: "district-figures",
    unitId,
    queried: [...(query.data?.association?.figures ?? []), ...(query.data?.education?.figures ?? [])],
    asOf: unitQuery.asOf,
    refetch: query.refetch,
  });
  return { unit, unitName, queries: [unitQuery, query], figures, targets: query.data?.plans?.targets ?? [] };
}
