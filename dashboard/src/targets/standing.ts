import { compareDays } from "../language/days.js";

interface Claimed {
  readonly indicatorCode: string;
  readonly percentage: number | null;
  readonly computedPercentage: number | null;
  readonly asOf: string | null;
  readonly unit: { readonly id: string; readonly level: string } | null;
}

interface Held {
  readonly indicator: { readonly code: string };
  readonly levels: readonly string[];
  readonly comparator: "AT_LEAST" | "AT_MOST";
  readonly value: number;
  readonly year: number;
  readonly document: { readonly issuedOn: string | null };
}

/** What a figure can say of a target: whether it was met, how far one has come, or nothing, since it is older. */
export type Phase = "due" | "soFar" | "early";

/** Where the units stand of which there are figures, by those that say most. */
export interface Standing<F extends Claimed = Claimed> {
  readonly phase: Phase;
  /** How many units reach the value. */
  readonly met: number;
  /** How many have published a share. */
  readonly published: number;
  /** What this is said after, the earliest first; of each unit one. */
  readonly figures: readonly F[];
}

const PHASES: readonly Phase[] = ["due", "soFar", "early"];

/**
 * Where the units stand that can be held against a target; each counts once, and as reaching it only if all claims about
 * it do. Figures without a day say nothing. Undefined for a target that no single unit is held against.
 */
export function standingOf<F extends Claimed>(target: Held, figures: readonly F[]): Standing<F> | undefined {
  if (target.levels.length === 0) return undefined;
  const held = figures.filter((figure) => isHeldAgainst(target, figure));
  const phase = PHASES.find((each) => held.some(({ asOf }) => phaseOf(target, asOf) === each)) ?? "due";
  const said = held.filter(({ asOf }) => phaseOf(target, asOf) === phase);
  const byUnit = [...Map.groupBy(said, ({ unit }) => unit?.id).values()];
  return {
    phase,
    met: byUnit.filter((claims) => claims.every((figure) => reaches(target, figure))).length,
    published: byUnit.length,
    figures: byUnit
      .flatMap((claims) => claims.slice(0, 1))
      .sort((one, other) => compareDays(one.asOf ?? "", other.asOf ?? "")),
  };
}

/** A target is for the end of its year, and is there since its document was issued. */
export function phaseOf(
  { year, document: { issuedOn } }: Pick<Held, "year" | "document">,
  asOf: string | null,
): Phase | undefined {
  if (asOf === null) return undefined;
  if (Number(asOf.slice(0, 4)) >= year) return "due";
  return issuedOn !== null && asOf < issuedOn ? "early" : "soFar";
}

function isHeldAgainst({ indicator, levels }: Held, figure: Claimed): boolean {
  const { indicatorCode, asOf, unit } = figure;
  return (
    indicatorCode === indicator.code &&
    shareOf(figure) !== null &&
    asOf !== null &&
    unit !== null &&
    levels.includes(unit.level)
  );
}

function reaches({ comparator, value }: Held, figure: Claimed): boolean {
  const share = shareOf(figure);
  if (share === null) return false;
  return comparator === "AT_LEAST" ? share >= value : share <= value;
}

function shareOf({ percentage, computedPercentage }: Claimed): number | null {
  return percentage ?? computedPercentage;
}

/** Whether all that have published reach a target, not all of them do, it is not due yet, or nothing can be said of it. */
export type Reach = "all" | "notAll" | "soFar" | "early" | "unknown";

export function reachOf(standing: Standing | undefined): Reach {
  if (standing === undefined || standing.published === 0) return "unknown";
  if (standing.phase !== "due") return standing.phase;
  return standing.met === standing.published ? "all" : "notAll";
}
