/**
 * Claims of one series about the same day and period, of which none corrects another. They stand beside each other:
 * which of them is right is for people to say.
 */
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import type { Claim } from "./claim.js";
import { type DataQualityFlag, FlagSeverity } from "./data-quality-flag.js";
import { isRounded, numberOf, parsePrintedPercentage } from "./printed-percentage.js";
import { Qualifier } from "./qualifier.js";

/** Of many rivals those are told of that became known last: an event and an answer stay of a size. */
export const TOLD_RIVALS = 10;

/** What two claims of one series have in common when they are about the same day and period. */
export function timeOf({ asOf, period }: Pick<Claim, "asOf" | "period">): string {
  return [asOf, period?.from, period?.to, period?.kind].join(" ");
}

/** A rival that says the same confirms; one that says otherwise is told of at both. */
export function checkRivals(claim: Claim, rivals: readonly Claim[]): DataQualityFlag[] {
  const others = new Map(rivals.map((rival) => [statementOf(rival), printClaim(rival)]));
  others.delete(statementOf(claim));
  if (others.size === 0) return [];
  const told = [...others.values()].join("; ");
  return [
    {
      rule: "RIVAL_CLAIMS",
      severity: FlagSeverity.WARNING,
      doubt: DoubtKind.CONTRADICTED,
      message: {
        vi: `Cùng ngày và kỳ này còn công bố khác: ${told}. Hãy đối chiếu, rồi đính chính công bố sai.`,
        en: `For the same day and period another claim says otherwise: ${told}. Compare them, and correct the wrong one.`,
      },
    },
  ];
}

const QUALIFIER_SIGNS: Record<Qualifier, string> = {
  [Qualifier.EXACT]: "",
  [Qualifier.LESS_THAN]: "< ",
  [Qualifier.MORE_THAN]: "> ",
  [Qualifier.ABOUT]: "≈ ",
};

/** What the claim says, however it is printed: zeros at the end say nothing, nor does a percentage that the parts make. */
function statementOf(claim: Claim): string {
  const { numerator, denominator, printedPercentage, qualifier } = claim;
  const printed = printedPercentage === null ? undefined : parsePrintedPercentage(printedPercentage);
  const isOfParts =
    printed && numerator !== null && denominator !== null && isRounded(printed, { numerator, denominator });
  const share = printed && !isOfParts ? numberOf(printed) : null;
  return JSON.stringify([qualifier, numerator, denominator, share]);
}

/** For example `< 10800, 72%` or `53/63, 84,12%`. */
function printClaim({ numerator, denominator, printedPercentage, qualifier }: Claim): string {
  const count = denominator === null ? numerator : `${numerator ?? "?"}/${denominator}`;
  const share = printedPercentage === null ? null : `${printedPercentage.replace(".", ",")}%`;
  return QUALIFIER_SIGNS[qualifier] + [count, share].filter((part) => part !== null).join(", ");
}
