import { Field, InputType } from "type-graphql";
import { describe } from "./describe.js";
import type { LocalizedText } from "./values.js";

@InputType({
  description: describe(
    "Văn bản bằng tiếng Việt, kèm bản dịch tiếng Anh nếu có.",
    "A text in Vietnamese, with its English translation if there is one.",
  ),
})
export class LocalizedTextInput {
  @Field(() => String, { description: describe("Tiếng Việt.", "Vietnamese.") })
  vi!: string;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Tiếng Anh; bỏ trống nếu chưa có bản dịch.",
      "English; left out while there is no translation.",
    ),
  })
  en?: string | null;
}

/** The text as it is stored: a missing translation is null. */
export function readLocalizedText({ vi, en }: LocalizedTextInput): LocalizedText {
  return { vi, en: en ?? null };
}
