import { Directive, Field, ObjectType } from "type-graphql";
import { describe } from "./describe.js";
import { DateScalar } from "./scalars.js";

/** Value types that every member defines alike, so that any of them may answer for them. */

@Directive("@shareable")
@ObjectType({
  description: describe(
    "Văn bản dành cho người đọc, bằng hai thứ tiếng.",
    "Text that people read, in two languages.",
  ),
})
export class LocalizedText {
  @Field(() => String, { description: describe("Tiếng Việt.", "Vietnamese.") })
  vi!: string;

  @Field(() => String, { description: describe("Tiếng Anh.", "English.") })
  en!: string;
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
