import type { HubEventFragment } from "../api/generated/operations.js";

type Told = Pick<HubEventFragment, "type">;

const OF_FIGURES = ["figure.reported", "figure.flagged"];

const OF_COORDINATION = [
  "programme.changed",
  "commitment.changed",
  "ceremony.changed",
  "evaluation-round.changed",
  "report.submitted",
  "report.contested",
  "organisation.changed",
];

/** Whether lists and pages of figures may be another after the event. */
export function changesFigures({ type }: Told): boolean {
  return OF_FIGURES.includes(type);
}

/** Whether lists of activities may be others after the event. */
export function changesActivities({ type }: Told): boolean {
  return type === "activity.recorded";
}

/** Whether what organisations have signed, owe or have reported may be another after the event. */
export function changesCoordination({ type }: Told): boolean {
  return OF_COORDINATION.includes(type);
}
