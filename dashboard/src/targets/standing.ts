interface Claimed {
  readonly indicatorCode: string;
  readonly percentage: number | null;
  readonly computedPercentage: number | null;
  readonly unit: { readonly id: string; readonly level: string } | null;
}

interface Held {
  readonly indicator: { readonly code: string };
  readonly levels: readonly string[];
  readonly comparator: "AT_LEAST" | "AT_MOST";
  readonly value: number;
}

/** How many of the units that have published a share reach a target. */
export interface Standing {
  readonly met: number;
  readonly published: number;
}

/**
 * Where the units stand that can be held against a target; each counts once, and as reaching it only if all claims about
 * it do. Undefined for a target that no single unit is held against.
 */
export function standingOf(target: Held, figures: readonly Claimed[]): Standing | undefined {
  if (target.levels.length === 0) return undefined;
  const claims = new Map<string, boolean>();
  for (const { indicatorCode, percentage, computedPercentage, unit } of figures) {
    const share = percentage ?? computedPercentage;
    if (indicatorCode !== target.indicator.code || share === null || unit === null) continue;
    if (!target.levels.includes(unit.level)) continue;
    const isMet = target.comparator === "AT_LEAST" ? share >= target.value : share <= target.value;
    claims.set(unit.id, isMet && claims.get(unit.id) !== false);
  }
  return { met: [...claims.values()].filter((isMet) => isMet).length, published: claims.size };
}

/** Whether all that have published reach a target, not all of them do, or nobody can be held against it. */
export type Reach = "all" | "notAll" | "unknown";

export function reachOf(standing: Standing | undefined): Reach {
  if (standing === undefined || standing.published === 0) return "unknown";
  return standing.met === standing.published ? "all" : "notAll";
}
