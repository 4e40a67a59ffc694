import { UnitDocument } from "../api/generated/operations.js";
import { useHubQuery } from "../queries/use-hub-query.js";

/** An administrative unit by its id, also one that has ended; undefined while loading and if there is none. */
export function useUnit(id: string) {
  const query = useHubQuery(UnitDocument, { id });
  return { query, unit: query.data?.administrativeUnit ?? undefined };
}
