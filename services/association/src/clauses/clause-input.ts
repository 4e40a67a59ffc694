import { describe } from "@hub/subgraph-kit/describe";
import { LocalizedTextInput, readLocalizedText } from "@hub/subgraph-kit/localized-text-input";
import { Field, InputType } from "type-graphql";
import type { WrittenClause, WrittenPart } from "./decide-clauses.js";

@InputType({ description: describe("Một mục của điều khoản.", "A part of a clause.") })
class ClausePartInput {
  @Field(() => String, {
    description: describe(
      "Số thứ tự như được in, ví dụ “1” hoặc “a”; không trùng với mục khác cùng cấp.",
      "Its number as printed, such as “1” or “a”, which no other beside it has.",
    ),
  })
  number!: string;

  @Field(() => LocalizedTextInput, {
    description: describe("Nội dung như được ký.", "Its words as signed."),
  })
  text!: LocalizedTextInput;
}

@InputType({ description: describe("Một điều khoản, cùng các mục của nó.", "A clause with its parts.") })
export class ClauseInput extends ClausePartInput {
  @Field(() => [ClausePartInput], {
    nullable: true,
    description: describe("Các mục của điều khoản.", "Its parts."),
  })
  parts?: ClausePartInput[] | null;
}

export function readClauseInputs(inputs: readonly ClauseInput[]): WrittenClause[] {
  return inputs.map((input) => ({ ...readPart(input), parts: (input.parts ?? []).map(readPart) }));
}

function readPart({ number, text }: ClausePartInput): WrittenPart {
  return { number, text: readLocalizedText(text) };
}
