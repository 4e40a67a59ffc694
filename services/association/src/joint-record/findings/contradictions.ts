/** When claims about the same day and period contradicted each other. */
import type { Claim } from "@hub/figure-kit/claim";
import type { DataQualityFlag } from "@hub/figure-kit/data-quality-flag";
import { checkRivals, TOLD_RIVALS } from "@hub/figure-kit/rivals";

/** A claim, and from when until when it stood. */
export interface KnownClaim extends Claim {
  readonly id: string;
  readonly knownAt: Date;
  readonly correctedAt: Date | null;
}

export interface Contradiction {
  readonly since: Date;
  /** When the last correction ended it; null while it goes on. */
  readonly settledAt: Date | null;
  /** As it was found last. */
  readonly flag: DataQualityFlag;
  /** Those that stood beside each other then, the latest first. */
  readonly figureIds: readonly string[];
}

/**
 * The contradictions among claims of one series about one day and period, the earliest first.
 * @param claims all that stood at the moment or came after it
 * @param from what was before is known: the contradiction that goes on since then, if there is one
 */
export function contradictionsAmong(
  claims: readonly KnownClaim[],
  from: { readonly moment: Date; readonly open: Contradiction | null } = { moment: new Date(0), open: null },
): Contradiction[] {
  const settled: Contradiction[] = [];
  let { open } = from;
  for (const moment of momentsSince(from.moment, claims)) {
    const found = contradictionAt(moment, claims);
    if (found) open = { ...found, since: open?.since ?? moment };
    else if (open) {
      settled.push({ ...open, settledAt: moment });
      open = null;
    }
  }
  return open ? [...settled, open] : settled;
}

/** The moments at which something became known or was corrected. */
function momentsSince(start: Date, claims: readonly KnownClaim[]): Date[] {
  const times = claims
    .flatMap(({ knownAt, correctedAt }) => [knownAt, correctedAt ?? []].flat())
    .map((moment) => moment.getTime())
    .filter((time) => time >= start.getTime());
  return [...new Set(times)].sort((one, other) => one - other).map((time) => new Date(time));
}

function contradictionAt(moment: Date, claims: readonly KnownClaim[]): Contradiction | null {
  const standing = claims
    .filter(({ knownAt, correctedAt }) => knownAt <= moment && (correctedAt === null || correctedAt > moment))
    .sort((one, other) => other.knownAt.getTime() - one.knownAt.getTime() || (one.id < other.id ? 1 : -1))
    .slice(0, 1 + TOLD_RIVALS);
  const [latest, ...rivals] = standing;
  const [flag] = latest ? checkRivals(latest, rivals) : [];
  return flag ? { since: moment, settledAt: null, flag, figureIds: standing.map(({ id }) => id) } : null;
}
