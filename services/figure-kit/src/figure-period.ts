import { en } from "@hub/schema/words/en";
import { vi } from "@hub/schema/words/vi";
import { describe } from "@hub/subgraph-kit/describe";
import type { Mistake } from "@hub/subgraph-kit/mistakes";
import { Needed } from "@hub/subgraph-kit/needed";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { Directive, Field, InputType, ObjectType, registerEnumType } from "type-graphql";

export enum FigurePeriodKind {
  YEAR = "YEAR",
  SCHOOL_YEAR = "SCHOOL_YEAR",
  HALF_YEAR = "HALF_YEAR",
  QUARTER = "QUARTER",
  MONTH = "MONTH",
  SPAN = "SPAN",
}
registerEnumType(FigurePeriodKind, {
  name: "FigurePeriodKind",
  description: describe("Loại kỳ của một số liệu.", "What kind of period a figure covers."),
  valuesConfig: {
    YEAR: { description: describe("Năm dương lịch.", "A calendar year.") },
    SCHOOL_YEAR: { description: describe("Năm học.", "A school year.") },
    HALF_YEAR: { description: describe("Sáu tháng.", "Six months.") },
    QUARTER: { description: describe("Quý.", "A quarter.") },
    MONTH: { description: describe("Tháng.", "A month.") },
    SPAN: { description: describe("Giai đoạn khác.", "Any other span of days.") },
  },
});

const FROM = describe("Ngày đầu.", "First day.");
const TO = describe("Ngày cuối, tính cả ngày đó.", "Last day, included.");
const KIND = describe("Loại kỳ.", "What kind of period it is.");

@Directive("@shareable")
@ObjectType({
  description: describe("Kỳ mà một số liệu tính gộp.", "The period that a figure covers."),
})
export class FigurePeriod {
  @Field(() => DateScalar, { description: FROM })
  from!: string;

  @Field(() => DateScalar, { description: TO })
  to!: string;

  @Field(() => FigurePeriodKind, { description: KIND })
  kind!: FigurePeriodKind;
}

@InputType({
  description: describe("Kỳ mà một số liệu tính gộp.", "The period that a figure covers."),
})
export class FigurePeriodInput implements FigurePeriod {
  @Needed()
  @Field(() => DateScalar, { nullable: true, description: FROM })
  from!: string;

  @Needed()
  @Field(() => DateScalar, { nullable: true, description: TO })
  to!: string;

  @Needed()
  @Field(() => FigurePeriodKind, { nullable: true, description: KIND })
  kind!: FigurePeriodKind;
}

/** Months of a whole period of the kind; it begins in a month that is a multiple of them after January. */
const MONTHS: Partial<Record<FigurePeriodKind, number>> = {
  [FigurePeriodKind.YEAR]: 12,
  [FigurePeriodKind.HALF_YEAR]: 6,
  [FigurePeriodKind.QUARTER]: 3,
  [FigurePeriodKind.MONTH]: 1,
};

/**
 * That it ends before it begins, begins after `asOf`, or is not a whole period of its kind.
 * @param field the path of the period in the request
 */
export function findPeriodMistakes(
  { from, to, kind }: FigurePeriod,
  asOf: string | null,
  field: string,
): Mistake[] {
  if (from > to) {
    return [
      {
        field,
        message: {
          vi: `Kỳ kết thúc (${printDayVi(to)}) trước khi bắt đầu (${printDayVi(from)}); hãy sửa “period”.`,
          en: `The period ends (${printDayEn(to)}) before it begins (${printDayEn(from)}); correct "period".`,
        },
      },
    ];
  }
  return [
    ...(asOf === null || asOf >= from ? [] : [beginsLater(from, asOf, field)]),
    ...(isWhole({ from, to, kind }) ? [] : [notWhole({ from, to, kind }, field)]),
  ];
}

function beginsLater(from: string, asOf: string, field: string): Mistake {
  return {
    field,
    message: {
      vi: `Số liệu của ngày ${printDayVi(asOf)} (“asOf”) không thể tính kỳ bắt đầu ngày ${printDayVi(from)}; hãy sửa một trong hai.`,
      en: `A figure of ${printDayEn(asOf)} ("asOf") cannot cover a period that begins on ${printDayEn(from)}; correct one of the two.`,
    },
  };
}

function notWhole({ from, to, kind }: FigurePeriod, field: string): Mistake {
  return {
    field,
    message: {
      vi: `Từ ${printDayVi(from)} đến ${printDayVi(to)} không phải là trọn một kỳ “${vi.FigurePeriodKind[kind]}”; hãy sửa ngày, hoặc dùng loại “${vi.FigurePeriodKind.SPAN}” (SPAN).`,
      en: `${printDayEn(from)} to ${printDayEn(to)} is not a whole ${en.FigurePeriodKind[kind]}; correct the days, or take the kind "${en.FigurePeriodKind.SPAN}" (SPAN).`,
    },
  };
}

function isWhole({ from, to, kind }: FigurePeriod): boolean {
  if (kind === FigurePeriodKind.SCHOOL_YEAR) return isSchoolYear(from, to);
  const months = MONTHS[kind];
  if (months === undefined) return true;
  const year = Number(from.slice(0, 4));
  const month = Number(from.slice(5, 7)) - 1;
  const lastDay = new Date(Date.UTC(year, month + months, 0)).toISOString().slice(0, 10);
  return from.endsWith("-01") && month % months === 0 && to === lastDay;
}

/** Its first and last days differ by year and place: it begins from July to October and ends from May to August. */
function isSchoolYear(from: string, to: string): boolean {
  const [firstMonth, lastMonth] = [from, to].map((day) => day.slice(5, 7));
  const isNextYear = Number(to.slice(0, 4)) === Number(from.slice(0, 4)) + 1;
  return isNextYear && isWithin(firstMonth, "07", "10") && isWithin(lastMonth, "05", "08");
}

function isWithin(month: string | undefined, first: string, last: string): boolean {
  return month !== undefined && first <= month && month <= last;
}
