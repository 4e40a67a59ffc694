import { ProvinceEducationDocument, ProvinceStatementsDocument } from "../../api/generated/operations.js";
import { useLiveFigures } from "../../figures/use-live-figures.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { useUnit } from "../../units/use-unit.js";

/** Sơn La's education figures, kept up to date by live notices, and its other published statements. */
export function useProvinceEducation() {
  const { query: unitQuery, unitId, unitName } = useUnit("Sơn La", "PROVINCE");
  const variables = unitId === undefined ? undefined : { unitId };
  const query = useHubQuery(ProvinceEducationDocument, variables);
  const { data: stated } = useHubQuery(ProvinceStatementsDocument, variables);
  const figures = useLiveFigures({
    name: "province-figures",
    unitId,
    queried: query.data?.education?.figures ?? [],
    asOf: unitQuery.asOf,
    refetch: query.refetch,
  });
  return {
    unitName,
    queries: [unitQuery, query],
    figures,
    statements: [
      ...(stated?.administrativeUnit?.universalEducationStatuses ?? []),
      ...(stated?.administrativeUnit?.institutionCounts ?? []),
    ],
  };
}
