import { describe } from "@hub/subgraph-kit/describe";
import { Field, InputType } from "type-graphql";

@InputType({ description: describe("Văn bản bằng hai thứ tiếng.", "A text in two languages.") })
export class LocalizedTextInput {
  @Field(() => String, { description: describe("Tiếng Việt.", "Vietnamese.") })
  vi!: string;

  @Field(() => String, { description: describe("Tiếng Anh.", "English.") })
  en!: string;
}
