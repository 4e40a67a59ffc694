/** Readings of what changed, without a longer pause between them. */
export interface Visit {
  /** Up to when the reader saw what there was in the visit before; not there at the first. */
  readonly before?: number | undefined;
  /** Up to when the reader has seen what there is. */
  readonly seenAt: number;
}

const PAUSE_MS = 30 * 60_000;

/** The visit once more has been seen: the same, or after a pause a new one. */
export function continueVisit(visit: Visit | undefined, seenAt: number): Visit {
  if (visit === undefined) return { seenAt };
  if (seenAt - visit.seenAt > PAUSE_MS) return { before: visit.seenAt, seenAt };
  return { ...visit, seenAt: Math.max(visit.seenAt, seenAt) };
}

/** A visit as it was stored, as JSON; earlier versions stored the time of the last one alone. */
export function readVisit(stored: string | null): Visit | undefined {
  if (stored === null) return undefined;
  const read: unknown = JSON.parse(stored);
  if (typeof read === "number") return { seenAt: read };
  if (typeof read !== "object" || read === null || !("seenAt" in read)) return undefined;
  const { seenAt } = read;
  if (typeof seenAt !== "number") return undefined;
  return "before" in read && typeof read.before === "number" ? { before: read.before, seenAt } : { seenAt };
}
