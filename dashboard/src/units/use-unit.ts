import { type AdministrativeLevel, FindUnitDocument } from "../api/generated/operations.js";
import { useAnswer } from "../queries/use-answer.js";

/** Finds a unit by the name it bore on a day; `unitId` is undefined while loading and when there is none. */
export function useUnit(name: string, level: AdministrativeLevel, asOf: string) {
  const answer = useAnswer(FindUnitDocument, { search: name, level, asOf });
  const nodes = answer.data?.administrativeUnits?.edges.map(({ node }) => node) ?? [];
  const unit = nodes.find((node) => node.name.vi.endsWith(name)) ?? nodes[0];
  return { answer, unitId: unit?.id, unitName: unit?.name ?? { vi: name, en: name } };
}
