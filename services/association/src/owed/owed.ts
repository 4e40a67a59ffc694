import { describe } from "@hub/subgraph-kit/describe";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";

/** How much an organisation has still to do. */
@ObjectType({
  description: describe(
    "Việc mà một tổ chức còn phải làm, tính đến hôm nay.",
    "What an organisation has still to do, as of today.",
  ),
})
export class OwedWork {
  @Field(() => Int, {
    description: describe(
      "Số nội dung phối hợp chưa xong mà tổ chức chịu trách nhiệm, và số kỳ đánh giá chưa tổ chức mà tổ chức chủ trì hoặc, khi chưa nêu ai chủ trì, thuộc chương trình mà tổ chức chủ trì.",
      "Open commitments that it answers for, and evaluations not held that it chairs or, where no chair was published, that belong to a programme that it leads.",
    ),
  })
  open!: number;

  @Field(() => Int, {
    description: describe(
      "Trong đó, số nội dung đã quá hạn.",
      "Of these the commitments whose day has passed.",
    ),
  })
  overdue!: number;

  @Field(() => Int, {
    description: describe(
      "Trong đó, số kỳ đánh giá đã qua ngày đến hạn mà chưa nguồn nào nêu đã tổ chức hay chưa.",
      "Of these the evaluations that are past their day, and no source tells whether they were held.",
    ),
  })
  unknown!: number;

  @Field(() => Int, {
    description: describe(
      "Số nội dung chưa xong, chưa nêu ai chịu trách nhiệm, của các chương trình mà tổ chức chủ trì.",
      "Open commitments for which nobody was named, of the programmes that it leads.",
    ),
  })
  unassigned!: number;
}

/** The organisation owes nothing. */
export const NOTHING_OWED: OwedWork = { open: 0, overdue: 0, unknown: 0, unassigned: 0 };

export enum Owing {
  ANYTHING = "ANYTHING",
  OVERDUE = "OVERDUE",
  UNKNOWN = "UNKNOWN",
}
registerEnumType(Owing, {
  name: "Owing",
  description: describe("Việc mà một tổ chức còn phải làm.", "What an organisation has still to do."),
  valuesConfig: {
    ANYTHING: { description: describe("Còn bất cứ việc gì.", "Anything.") },
    OVERDUE: { description: describe("Có việc đã quá hạn.", "Something that is overdue.") },
    UNKNOWN: {
      description: describe(
        "Có việc đã đến hạn, chưa biết đã làm hay chưa.",
        "Something past its day of which nobody told whether it was done.",
      ),
    },
  },
});
