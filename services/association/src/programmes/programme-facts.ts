import { formatGlobalId } from "@hub/schema/global-id";
import type { CoordinationProgramme } from "./coordination-programme.js";

export type RecordedProgramme = Pick<
  CoordinationProgramme,
  | "code"
  | "title"
  | "startsOn"
  | "endsOn"
  | "printedPeriod"
  | "unitId"
  | "declaredPartyCount"
  | "evaluationEveryMonths"
>;

/** What a programme's history tells of, as the schema names it. */
export function programmeFacts(programme: RecordedProgramme) {
  const { code, title, startsOn, endsOn, printedPeriod, unitId } = programme;
  const { declaredPartyCount, evaluationEveryMonths } = programme;
  return {
    code,
    title,
    period: { from: startsOn, to: endsOn },
    printedPeriod,
    unit: { id: formatGlobalId("AdministrativeUnit", unitId) },
    declaredPartyCount,
    evaluationEveryMonths,
  };
}
