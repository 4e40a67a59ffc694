import type { SuccessionFragment } from "../../api/generated/operations.js";

/** One moment in the life of a unit. */
export interface UnitMoment {
  /** `listed`: it is in the first register, and nobody has told since when it was there. */
  readonly kind: "listed" | "began" | "succeeded" | "ended" | "passedOn";
  /** The day on which it took effect; undefined where the register does not tell it. */
  readonly day: string | undefined;
  /** Of `succeeded` and `passedOn`: one for each unit on the other side. */
  readonly successions: readonly SuccessionFragment[];
}

interface Lived {
  readonly validFrom: string | null;
  readonly endedOn: string | null;
  readonly predecessors: readonly SuccessionFragment[];
  readonly successors: readonly SuccessionFragment[];
}

/** The life of a unit: how it began and from what, until when it was and what it became; the earliest first. */
export function timelineOf({ validFrom, endedOn, predecessors, successors }: Lived): UnitMoment[] {
  const from = momentsOf("succeeded", predecessors);
  const isToldBySuccession = from.some(({ day }) => validFrom === null || day === validFrom);
  return [
    ...(isToldBySuccession ? [] : [validFrom === null ? moment("listed") : moment("began", validFrom)]),
    ...from,
    ...(endedOn === null ? [] : [moment("ended", endedOn)]),
    ...momentsOf("passedOn", successors),
  ];
}

function moment(kind: UnitMoment["kind"], day?: string): UnitMoment {
  return { kind, day, successions: [] };
}

function momentsOf(kind: "succeeded" | "passedOn", successions: readonly SuccessionFragment[]): UnitMoment[] {
  const days = [...new Set(successions.map(({ effectiveOn }) => effectiveOn))].sort();
  return days.map((day) => ({
    kind,
    day,
    successions: successions.filter(({ effectiveOn }) => effectiveOn === day),
  }));
}
