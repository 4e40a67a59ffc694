/**
 * The validation rules for published universal-education lines. A block is what a source says about one standard
 * and the units of one level: a partition of those units by level, in the order it is printed.
 */

import { type DataQualityFlag, FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { type EducationStandard, STANDARD_NAMES } from "./education-standard.js";

export interface PrintedLine {
  readonly count: number;
  /** What the line itself names, which may differ from the block it stands in. */
  readonly printedStandard: EducationStandard;
  readonly printedLevel: number;
}

export interface PrintedBlock {
  readonly standard: EducationStandard;
  readonly total: number;
  readonly lines: readonly PrintedLine[];
}

/** What the rules found: one list for each line, in the order of the lines. */
export function checkBlock(block: PrintedBlock): DataQualityFlag[][] {
  return block.lines.map((line, index) => [
    ...checkSum(block),
    ...checkLabel(line, block.lines.slice(0, index)),
    ...checkStandard(line, block),
  ]);
}

/** V04: the parts of a partition sum to its whole. */
function checkSum({ lines, total }: PrintedBlock): DataQualityFlag[] {
  const sum = lines.reduce((soFar, line) => soFar + line.count, 0);
  if (sum === total) return [];
  const parts = lines.map((line) => line.count).join(" + ");
  return [
    {
      rule: "V04",
      severity: FlagSeverity.ERROR,
      doubt: DoubtKind.CONTRADICTED,
      message: {
        vi: `${parts} = ${sum}, không bằng tổng số ${total}.`,
        en: `${parts} = ${sum}, which is not the total of ${total}.`,
      },
    },
  ];
}

/** V05: no two lines of a partition carry the same label; the later one is in doubt. */
function checkLabel(line: PrintedLine, earlier: readonly PrintedLine[]): DataQualityFlag[] {
  const twin = earlier.find((other) => hasSameLabel(other, line));
  if (!twin) return [];
  return [
    {
      rule: "V05",
      severity: FlagSeverity.ERROR,
      doubt: DoubtKind.CONTRADICTED,
      message: {
        vi: `Hai phần (${twin.count} và ${line.count}) cùng in “mức độ ${line.printedLevel}”; nhãn của phần sau còn tranh cãi.`,
        en: `Two parts (${twin.count} and ${line.count}) are both printed “level ${line.printedLevel}”; the label of the later one is disputed.`,
      },
    },
  ];
}

function hasSameLabel(a: PrintedLine, b: PrintedLine): boolean {
  return a.printedStandard === b.printedStandard && a.printedLevel === b.printedLevel;
}

/** V06: a line names the standard of the block it stands in. */
function checkStandard({ printedStandard }: PrintedLine, { standard }: PrintedBlock): DataQualityFlag[] {
  if (printedStandard === standard) return [];
  const [printed, expected] = [STANDARD_NAMES[printedStandard], STANDARD_NAMES[standard]];
  return [
    {
      rule: "V06",
      severity: FlagSeverity.WARNING,
      doubt: DoubtKind.CONTRADICTED,
      message: {
        vi: `Bản in ghi “${printed.vi}” trong phần về ${expected.vi}.`,
        en: `“${printed.en}” is printed among the lines about ${expected.en} education.`,
      },
    },
  ];
}

export interface CrossLevelClaim {
  readonly level: number;
  /** Districts said to be at the level. */
  readonly districts: number;
  /** Communes said to be below it. */
  readonly communesBelow: number;
  /** How many communes each district has. */
  readonly districtSizes: readonly number[];
  /** The share of its communes, in percent, that a district needs at the level. */
  readonly minSharePercent: number;
}

/** V07: so few communes below a level cannot keep so many districts from reaching it. */
export function checkCrossLevel(claim: CrossLevelClaim): DataQualityFlag[] {
  const mostBelow = mostDistrictsBelow(claim);
  const least = claim.districtSizes.length - mostBelow;
  if (claim.districts >= least) return [];
  const { level, districts, communesBelow } = claim;
  return [
    {
      rule: "V07",
      severity: FlagSeverity.WARNING,
      doubt: DoubtKind.CONTRADICTED,
      message: {
        vi: `Chỉ ${communesBelow} xã dưới mức độ ${level}, nhiều nhất làm ${mostBelow} huyện không đạt; vậy ít nhất ${least} huyện đạt mức độ ${level}, không thể là ${districts}.`,
        en: `Only ${communesBelow} communes are below level ${level}; they can keep at most ${mostBelow} districts from it, so at least ${least} have reached level ${level}; ${districts} is impossible.`,
      },
    },
  ];
}

/** The most districts that fall short when the communes below the level are spread in the worst way. */
export function mostDistrictsBelow({
  communesBelow,
  districtSizes,
  minSharePercent,
}: Pick<CrossLevelClaim, "communesBelow" | "districtSizes" | "minSharePercent">): number {
  // A district of n communes falls short once more than n·(1 − share) are below; whole percents keep this exact.
  const needed = districtSizes
    .map((size) => Math.floor((size * (100 - minSharePercent)) / 100) + 1)
    .filter((need, index) => need <= (districtSizes[index] ?? 0))
    .toSorted((a, b) => a - b);
  let left = communesBelow;
  let districts = 0;
  for (const need of needed) {
    if (need > left) break;
    left -= need;
    districts += 1;
  }
  return districts;
}
