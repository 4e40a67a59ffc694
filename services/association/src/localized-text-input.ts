import { describe } from "@hub/subgraph-kit/describe";
import { Refusal } from "@hub/subgraph-kit/refusal";
import type { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, InputType } from "type-graphql";

@InputType({ description: describe("Văn bản bằng hai thứ tiếng.", "A text in two languages.") })
export class LocalizedTextInput {
  @Field(() => String, { description: describe("Tiếng Việt.", "Vietnamese.") })
  vi!: string;

  @Field(() => String, { description: describe("Tiếng Anh.", "English.") })
  en!: string;
}

/**
 * The text as it is stored: without space around it, in one Unicode form.
 * @throws {Refusal} when either language is blank
 */
export function readLocalizedText(argument: string, { vi, en }: LocalizedTextInput): LocalizedText {
  return { vi: readText(`${argument}.vi`, vi), en: readText(`${argument}.en`, en) };
}

/** The same of a text in one language. @throws {Refusal} when it is blank */
export function readText(argument: string, text: string): string {
  const stored = text.trim().normalize("NFC");
  if (stored !== "") return stored;
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“${argument}” để trống; hãy ghi nội dung.`,
    en: `"${argument}" is blank; write something.`,
  });
}
