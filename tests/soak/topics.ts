import { stableId } from "@hub/schema/stable-id";
import { QUIET_TYPES } from "../support/quiet-events.js";
import type { LoggedEvent } from "./event-log.js";

/** What a screen watches, and which events it must be told of. */
export interface Topic {
  readonly query: string;
  concerns(event: LoggedEvent): boolean;
}

export const PROGRAMME = stableId("programme", "QT-2021-2025");
export const PROVINCE = stableId("administrative-unit", "province-45-2025-03-01");

/**
 * One that needs nothing but the event, one that asks a member for the rest of its selection, and one whose filter
 * must be asked of another member than the one that the event comes from.
 */
export const TOPICS: readonly Topic[] = [
  {
    query: "subscription ($after: String) { hubEvents(after: $after) { type member aggregateId version } }",
    concerns: ({ type }) => !QUIET_TYPES.includes(type),
  },
  {
    query: `subscription ($after: String) {
      commitmentChanged(programmeId: "${PROGRAMME}", after: $after) { commitment { code state } programme { code } }
    }`,
    concerns: ({ type }) => type === "commitment.changed",
  },
  {
    query: `subscription ($after: String) {
      figureChanged(unitId: "${PROVINCE}", members: ["education"], after: $after) { figure { printedText } unit { name { vi } } }
    }`,
    concerns: ({ type }) => type === "figure.reported",
  },
];
