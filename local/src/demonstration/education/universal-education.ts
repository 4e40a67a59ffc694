import { EducationStandard } from "@hub/education/universal-education/education-standard";
import { checkBlock, checkCrossLevel, type PrintedLine } from "@hub/education/universal-education/rules";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import type { DataQualityFlag } from "@hub/figure-kit/data-quality-flag";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../file-format/data-folder.js";
import { count, day, oneOf, orNull, standardLevel, text, yesOrNo } from "../file-format/vocabulary.js";

type Line = ReturnType<typeof readFile>["statuses"][number];

/** The statuses, and their flags by key: those in the file and those that the rules add. */
export function readUniversalEducation(folder: DataFolder) {
  const { key, place, asOf, source, statuses: lines } = readFile(folder);
  const flagsByStatus = new Map(lines.map((line) => [statusKey(line), findFlags(line, lines)]));
  const statuses = lines.map((line) => ({
    id: stableId("universal-education-status", `${key}/${statusKey(line)}/${asOf}`),
    unitId: place,
    standard: line.standard,
    ofUnitLevel: line.unitLevel,
    standardLevel: line.level,
    isAtLeast: line.isAtLeast,
    count: line.count,
    total: line.total,
    qualifier: Qualifier.EXACT,
    asOf,
    printedText: line.printedText,
    isDerived: line.isDerived,
    ownFlags: findFlags(line, lines),
    source,
  }));
  return { statuses, flagsByStatus };
}

function readFile({ read, place, source, flags }: DataFolder) {
  const standard = oneOf(EducationStandard);
  const status = z.strictObject({
    standard,
    level: orNull(standardLevel),
    isAtLeast: yesOrNo.default(false),
    isDerived: yesOrNo.default(false),
    unitLevel: oneOf(AdministrativeLevel),
    count,
    total: count,
    printedText: text,
    printedAs: z.strictObject({ standard, level: standardLevel }).optional(),
    heldAgainstCommunes: z
      .strictObject({
        districts: count,
        communesBelow: count,
        communesOfDistricts: z.array(count),
        minSharePercent: count,
      })
      .optional(),
    flags,
  });
  const file = z.strictObject({ key: text, place, asOf: day, source, statuses: z.array(status) });
  return read("education/universal-education.yaml", file);
}

/** For example `PRIMARY/DISTRICT/3`. `1+` means level 1 and higher, `-` no level. */
function statusKey({ standard, unitLevel, level, isAtLeast }: Line): string {
  return `${standard}/${unitLevel}/${level ?? "-"}${isAtLeast ? "+" : ""}`;
}

function findFlags(line: Line, lines: readonly Line[]): DataQualityFlag[] {
  return [...checkAmongParts(line, lines), ...checkAgainstCommunes(line), ...line.flags];
}

/** What the rules find in a line beside the other lines about the same standard and units. */
function checkAmongParts(line: Line, lines: readonly Line[]): DataQualityFlag[] {
  const { standard, unitLevel, total } = line;
  const parts = lines.filter(
    (other) => other.standard === standard && other.unitLevel === unitLevel && isPart(other),
  );
  const found = checkBlock({ standard, total, lines: parts.map(printedLine) });
  return found[parts.indexOf(line)] ?? [];
}

/** Whether the line is one of those that divide all units by level. */
function isPart({ level, isAtLeast, isDerived }: Line): boolean {
  return level !== null && !isAtLeast && !isDerived;
}

function printedLine({ count, standard, level, printedAs }: Line): PrintedLine {
  return {
    count,
    printedStandard: printedAs?.standard ?? standard,
    printedLevel: printedAs?.level ?? level ?? 0,
  };
}

function checkAgainstCommunes({ level, heldAgainstCommunes }: Line): DataQualityFlag[] {
  if (level === null || !heldAgainstCommunes) return [];
  const { communesOfDistricts, ...claim } = heldAgainstCommunes;
  return checkCrossLevel({ ...claim, level, districtSizes: communesOfDistricts });
}
