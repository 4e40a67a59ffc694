import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import { describe } from "@hub/subgraph-kit/describe";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, ObjectType } from "type-graphql";

/** Of the days before it the hub has no list of units; from then on it has one of every day. */
export const FIRST_REGISTER_DAY = "2025-03-01";

/** What the hub knows of the units of a day. */
@ObjectType({
  description: describe(
    "Hệ thống có danh mục đơn vị hành chính của ngày được hỏi hay không.",
    "Whether the hub has the register of administrative units of the day asked about.",
  ),
})
export class UnitRegister {
  @Field(() => Boolean, {
    description: describe(
      "Có danh mục của ngày đó; nếu không thì danh sách để trống (null), vì không biết có những đơn vị nào.",
      "There is a register of that day; if not, the lists are null, because which units there were is not known.",
    ),
  })
  isKnown!: boolean;

  @Field(() => DateScalar, {
    description: describe("Ngày đầu tiên có danh mục.", "The first day of which there is a register."),
  })
  knownFrom!: string;

  @Field(() => LocalizedText, {
    nullable: true,
    description: describe("Vì sao không biết; trống nếu biết.", "Why it is not known; null where it is."),
  })
  note!: LocalizedText | null;
}

export function registerOn(day: string): UnitRegister {
  const note = noteOf(day);
  return { isKnown: note === null, knownFrom: FIRST_REGISTER_DAY, note };
}

/** Why the units of a day are not known; null where they are. */
export function noteOf(day: string): BilingualText | null {
  if (day >= FIRST_REGISTER_DAY) return null;
  return {
    vi: `Hệ thống không có danh mục đơn vị hành chính của ngày ${printDayVi(day)}; danh mục đầu tiên là của ngày ${printDayVi(FIRST_REGISTER_DAY)}.`,
    en: `The hub has no register of administrative units for ${printDayEn(day)}; its first is that of ${printDayEn(FIRST_REGISTER_DAY)}.`,
  };
}
