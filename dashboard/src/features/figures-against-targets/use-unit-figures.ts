import { UnitFiguresDocument } from "../../api/generated/operations.js";
import { useLiveFigures } from "../../figures/use-live-figures.js";
import { useHubQuery } from "../../queries/use-hub-query.js";

/** Of the documents of this year the demonstration has targets. */
export const TARGET_YEAR = 2020;

/** A unit's published figures, kept up to date by live notices, and the national targets for 2020. */
export function useUnitFigures(unitId: string) {
  const query = useHubQuery(UnitFiguresDocument, { unitId, targetYear: TARGET_YEAR });
  const figures = useLiveFigures({
    name: "unit-figures",
    unitId: query.data === undefined ? undefined : unitId,
    queried: [...(query.data?.association?.figures ?? []), ...(query.data?.education?.figures ?? [])],
    asOf: query.asOf,
    refetch: query.refetch,
  });
  return { unitId, queries: [query], figures, targets: query.data?.plans?.targets ?? [] };
}
