import { Directive, Field, InterfaceType, ObjectType, registerEnumType } from "type-graphql";
import { describe } from "./describe.js";
import { LocalizedText } from "./values.js";

export enum DoubtKind {
  INFERRED = "INFERRED",
  CONTRADICTED = "CONTRADICTED",
  UNVERIFIED = "UNVERIFIED",
}
registerEnumType(DoubtKind, {
  name: "DoubtKind",
  description: describe("Vì sao một điều chưa chắc chắn.", "Why something is not certain."),
  valuesConfig: {
    INFERRED: {
      description: describe("Được suy ra: không nguồn nào nêu.", "Inferred: no source states it."),
    },
    CONTRADICTED: {
      description: describe(
        "Nguồn nói khác nhau: nguồn khác nêu khác.",
        "Sources differ: another one states something else.",
      ),
    },
    UNVERIFIED: {
      description: describe(
        "Chưa kiểm chứng: được nêu, chưa được kiểm chứng.",
        "Not verified: it was stated, and nobody has verified it.",
      ),
    },
  },
});

/** A reference or value that is not certain, in one form for all types. */
@Directive("@shareable")
@ObjectType({
  description: describe(
    "Dấu cho biết một điều chưa chắc chắn, kèm lý do.",
    "A mark that something is not certain, with its reason.",
  ),
})
export class Doubt {
  @Field(() => DoubtKind, { description: describe("Vì sao chưa chắc chắn.", "Why it is not certain.") })
  kind!: DoubtKind;

  @Field(() => LocalizedText, { description: describe("Lý do.", "The reason.") })
  reason!: LocalizedText;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Mã quy tắc đã phát hiện, cũng có trong `flags`; trống nếu do bên ghi dữ liệu nêu.",
      "The code of the rule that found it, which `flags` has as well; null where whoever recorded it says so.",
    ),
  })
  rule?: string | null;
}

/** What may not be certain implements it: `@ObjectType({ implements: [Doubtful] })`, with the field `doubts`. */
@InterfaceType("Doubtful", {
  description: describe(
    "Thứ có thể chưa chắc chắn: suy ra, mâu thuẫn hoặc chưa kiểm chứng; `doubts` nêu từng điều và lý do, như nhau ở mọi kiểu.",
    "Something that may not be certain: inferred, contradicted or unverified; `doubts` says what and why, in one form for all types.",
  ),
})
export abstract class Doubtful {
  @Field(() => [Doubt], {
    description: describe("Điều chưa chắc chắn, và vì sao.", "What is not certain, and why."),
  })
  doubts!: Doubt[];
}
