/**
 * The validation rules that ask the registers, as of the day of the figure. What cannot be is an error and is refused:
 * a unit or an indicator that does not exist, a day on which the unit was not there. What is odd and may have been
 * published all the same is a warning: another member's indicator, a level at which it is not reported.
 */
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { inEnglish } from "@hub/subgraph-kit/values";
import type { AdministrativeLevel } from "../administrative-level.js";
import { type Claim, dayOf } from "../claim.js";
import { type DataQualityFlag, FlagSeverity } from "../data-quality-flag.js";
import type { Registered } from "./find-registered.js";
import type { RegisteredIndicator, RegisteredUnit } from "./register-entry.js";

/** What the rules need to know of a figure. */
export interface RegisterClaim extends Pick<Claim, "asOf" | "period" | "denominator" | "printedPercentage"> {
  readonly unitId: string;
  readonly indicatorCode: string;
  /** The member that reports it. */
  readonly member: string;
}

/**
 * Returns what the rules found: of the unit, of the indicator, of the two together.
 * @param asTyped an id as whoever reports has written it
 */
export function checkRegistered(
  claim: RegisterClaim,
  { unit, indicator }: Registered,
  asTyped: (id: string) => string,
): DataQualityFlag[] {
  return [
    ...(unit ? checkLife(unit, dayOf(claim)) : [unknownUnit(asTyped(claim.unitId))]),
    ...(indicator ? checkOwner(indicator, claim.member) : [unknownIndicator(claim.indicatorCode)]),
    ...(indicator ? checkUnitOfMeasure(indicator, claim) : []),
    ...(unit && indicator ? checkUnitLevel(unit, indicator) : []),
  ];
}

/** The unit was in force on the day of the figure. */
function checkLife(unit: RegisteredUnit, day: string | null): DataQualityFlag[] {
  if (day === null) return [];
  const { validFrom, validTo } = unit;
  if (validTo !== null && day > validTo) {
    const name = nameOn(unit, validTo);
    return [
      flag("UNIT_NOT_IN_FORCE", FlagSeverity.ERROR, {
        vi: `${name.vi} đã kết thúc ngày ${printDayVi(validTo)}, trước ngày ${printDayVi(day)} của số liệu; hãy báo cáo cho đơn vị kế thừa (\`successors\`), hoặc ghi đúng ngày.`,
        en: `${name.en} ended on ${printDayEn(validTo)}, before the figure's day, ${printDayEn(day)}; report it for a successor (\`successors\`), or correct the day.`,
      }),
    ];
  }
  if (validFrom !== null && day < validFrom) {
    const name = nameOn(unit, validFrom);
    return [
      flag("UNIT_NOT_IN_FORCE", FlagSeverity.ERROR, {
        vi: `${name.vi} có từ ngày ${printDayVi(validFrom)}, sau ngày ${printDayVi(day)} của số liệu; hãy báo cáo cho đơn vị trước đó (\`predecessors\`), hoặc ghi đúng ngày.`,
        en: `${name.en} exists since ${printDayEn(validFrom)}, after the figure's day, ${printDayEn(day)}; report it for a predecessor (\`predecessors\`), or correct the day.`,
      }),
    ];
  }
  return [];
}

function unknownUnit(id: string): DataQualityFlag {
  return flag("UNKNOWN_UNIT", FlagSeverity.ERROR, {
    vi: `Không có đơn vị hành chính “${id}”; hãy lấy “id” từ \`administrativeUnits\`.`,
    en: `There is no administrative unit "${id}"; take the "id" from \`administrativeUnits\`.`,
  });
}

/** The member that reports the indicator is the one it belongs to. */
function checkOwner({ code, name, owner }: RegisteredIndicator, member: string): DataQualityFlag[] {
  if (owner === null || owner === member) return [];
  return [
    unverified("OTHER_OWNER", {
      vi: `Chỉ số ${code} (${name.vi}) do thành viên ${owner} báo cáo, không phải ${member}.`,
      en: `The indicator ${code} (${inEnglish(name)}) is reported by the member ${owner}, not by ${member}.`,
    }),
  ];
}

function unknownIndicator(code: string): DataQualityFlag {
  return flag("UNKNOWN_INDICATOR", FlagSeverity.ERROR, {
    vi: `Không có chỉ số “${code}”; các mã có trong \`indicators\`.`,
    en: `There is no indicator "${code}"; \`indicators\` lists the codes.`,
  });
}

/** A percentage is of an indicator that is a share, and a denominator of one of which there is a whole. */
function checkUnitOfMeasure(
  { code, name, unit }: RegisteredIndicator,
  claim: RegisterClaim,
): DataQualityFlag[] {
  const measured = MEASURED.get(unit);
  const share = measured && shareSaid(claim, measured.ofWhole);
  if (!measured || !share) return [];
  return [
    {
      ...unverified("NOT_A_SHARE", {
        vi: `Chỉ số ${code} (${name.vi}) là ${measured.vi}, không phải tỷ lệ, nhưng số liệu ghi ${share.vi}.`,
        en: `The indicator ${code} (${inEnglish(name)}) is ${measured.en}, not a share, and the figure has ${share.en}.`,
      }),
      part: claim.printedPercentage === null ? "denominator" : "printedPercentage",
    },
  ];
}

function shareSaid(
  { denominator, printedPercentage }: RegisterClaim,
  ofWhole: boolean,
): { vi: string; en: string } | null {
  if (printedPercentage !== null) return { vi: `${printedPercentage}%`, en: `${printedPercentage}%` };
  if (denominator === null || ofWhole) return null;
  return { vi: `mẫu số ${denominator}`, en: `a denominator of ${denominator}` };
}

/** What the indicators are that are no shares. Of a count it may be said of how many: 10 of 12 districts. */
const MEASURED: ReadonlyMap<string, { vi: string; en: string; ofWhole: boolean }> = new Map([
  ["COUNT", { vi: "số đếm", en: "a count", ofWhole: true }],
  ["VND", { vi: "số tiền", en: "an amount of money", ofWhole: false }],
  ["LEVEL", { vi: "mức độ", en: "a level", ofWhole: false }],
]);

/** The indicator is reported, or once was, at the level of the unit. */
function checkUnitLevel(
  { level }: RegisteredUnit,
  { code, levels, historicalLevels }: RegisteredIndicator,
): DataQualityFlag[] {
  const usual = [...levels, ...historicalLevels];
  if (usual.includes(level)) return [];
  const list = (names: Readonly<Record<AdministrativeLevel, string>>) =>
    usual.map((one) => names[one]).join(", ");
  return [
    unverified("OTHER_LEVEL", {
      vi: `Chỉ số ${code} được báo cáo ở ${list(LEVELS_VI)}; đơn vị này là ${LEVELS_VI[level]}.`,
      en: `The indicator ${code} is reported at ${list(LEVELS_EN)} level; this unit is of ${LEVELS_EN[level]} level.`,
    }),
  ];
}

const LEVELS_VI = { PROVINCE: "cấp tỉnh", DISTRICT: "cấp huyện", COMMUNE: "cấp xã" };
const LEVELS_EN = { PROVINCE: "province", DISTRICT: "district", COMMUNE: "commune" };

function nameOn({ versions, id }: RegisteredUnit, day: string): { vi: string; en: string } {
  const version = versions.find(({ validTo }) => validTo === null || validTo >= day) ?? versions.at(-1);
  return version ? { vi: version.name.vi, en: inEnglish(version.name) } : { vi: id, en: id };
}

function flag(rule: string, severity: FlagSeverity, message: { vi: string; en: string }): DataQualityFlag {
  return { rule, severity, message };
}

/** What is odd and may have been published all the same. */
function unverified(rule: string, message: { vi: string; en: string }): DataQualityFlag {
  return { ...flag(rule, FlagSeverity.WARNING, message), doubt: DoubtKind.UNVERIFIED };
}
