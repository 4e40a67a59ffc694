import type { HubEventFragment } from "../../api/generated/operations.js";

const CHANGING = [
  "programme.changed",
  "ceremony.changed",
  "evaluation-round.changed",
  "report.submitted",
  "report.contested",
  "agreement.changed",
];

/** Whether the event changes what the page shows of the programme, apart from single commitments. */
export function changesProgramme(
  { type, programme }: Pick<HubEventFragment, "type" | "programme">,
  programmeId: string | undefined,
): boolean {
  // If its member was silent, the programme is null and may be this one.
  return CHANGING.includes(type) && (programme === null || programme.id === programmeId);
}
