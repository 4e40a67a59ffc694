import { type AdministrativeLevel, FindUnitDocument } from "../api/generated/operations.js";
import { useHubQuery } from "../queries/use-hub-query.js";

/** Finds a unit by its name, also one that has ended; `unitId` is undefined while loading and if there is none. */
export function useUnit(name: string, level: AdministrativeLevel) {
  const query = useHubQuery(FindUnitDocument, { search: name, level });
  const nodes = query.data?.administrativeUnits?.edges?.map(({ node }) => node) ?? [];
  const unit = nodes.find((node) => node.name.vi.endsWith(name)) ?? nodes[0];
  return { query, unit, unitId: unit?.id, unitName: unit?.name ?? { vi: name, en: name } };
}
