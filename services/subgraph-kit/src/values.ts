import { Directive, Field, ObjectType } from "type-graphql";
import { describe } from "./describe.js";
import { DateScalar } from "./scalars.js";

/** Value types that every member defines alike, so that any of them may answer for them. */

/**
 * A missing translation is null rather than the Vietnamese with a mark beside it: typed clients cannot overlook it,
 * need no second field to tell a translation from a stand-in, and fall back with `en ?? vi`.
 */
@Directive("@shareable")
@ObjectType({
  description: describe(
    "Văn bản dành cho người đọc: bằng tiếng Việt, và bằng tiếng Anh nếu đã có bản dịch.",
    "Text that people read: in Vietnamese, and in English where it was translated.",
  ),
})
export class LocalizedText {
  @Field(() => String, { description: describe("Tiếng Việt.", "Vietnamese.") })
  vi!: string;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Tiếng Anh; trống nếu chưa có bản dịch: khi đó hãy hiển thị tiếng Việt.",
      "English; null while there is no translation: show the Vietnamese then.",
    ),
  })
  en!: string | null;
}

/** The text for an English sentence. */
export function inEnglish({ vi, en }: LocalizedText): string {
  return en ?? vi;
}

@Directive("@shareable")
@ObjectType({
  description: describe(
    "Khoảng thời gian, tính cả hai ngày đầu và cuối.",
    "A span of days, both ends included.",
  ),
})
export class Period {
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày bắt đầu; trống nếu không được công bố.",
      "First day; null when it was not published.",
    ),
  })
  from!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày kết thúc; trống nếu không được công bố.",
      "Last day; null when it was not published.",
    ),
  })
  to!: string | null;
}
