import { type RecordedFigure, recordedFigure } from "@hub/figure-kit/recorded-figure";
import type { HubEvent } from "@hub/schema/event";
import { changedUnits } from "./unit-places.js";

/** What events of a member say, read once for all that follows from them. */
export interface Told {
  /** Of every type, in their order. */
  readonly events: readonly HubEvent[];
  /** The figures that they tell of. */
  readonly figures: readonly RecordedFigure[];
  /** The units that they say have changed. */
  readonly changedUnitIds: readonly string[];
}

/** @throws {Error} when a figure is not told of as it should be */
export function readTold(member: string, events: readonly HubEvent[]): Told {
  const reports = events.filter(({ type }) => type === "figure.reported");
  return {
    events,
    figures: reports.map(({ payload }) => recordedFigure.parse(payload)),
    changedUnitIds: changedUnits(member, events),
  };
}
