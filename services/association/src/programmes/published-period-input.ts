import { describe } from "@hub/subgraph-kit/describe";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { Field, InputType } from "type-graphql";
import type { CoordinationProgramme } from "./coordination-programme.js";

@InputType({
  description: describe("Giai đoạn như được công bố.", "A period as it was published."),
})
export class PublishedPeriodInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: describe("Ngày bắt đầu, nếu suy ra được.", "First day, where it follows from the words."),
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe("Ngày kết thúc, nếu suy ra được.", "Last day, where it follows from the words."),
  })
  to?: string | null;

  @Field(() => String, {
    description: describe(
      "Nguyên văn, ví dụ “giai đoạn 2021-2025”.",
      "The words as printed, such as “giai đoạn 2021-2025”.",
    ),
  })
  printedText!: string;
}

export function readPeriod({
  from,
  to,
  printedText,
}: PublishedPeriodInput): Pick<CoordinationProgramme, "startsOn" | "endsOn" | "printedPeriod"> {
  return { startsOn: from ?? null, endsOn: to ?? null, printedPeriod: printedText };
}
