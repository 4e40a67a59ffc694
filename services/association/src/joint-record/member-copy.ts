import { JOINT_RECORD } from "@hub/figure-kit/recorded-figure";
import type { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { Field, ObjectType } from "type-graphql";

/** How far the rows of one member reach in the joint record. */
@ObjectType({
  description: describe(
    "Dữ liệu chung có dữ liệu của một thành viên đến lúc nào.",
    "How up to date the joint record is with a member's rows.",
  ),
})
export class MemberCopy {
  @Field(() => String, { description: describe("Thành viên.", "The member.") })
  member!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: describe(
      "Lần cuối biết chắc đã có mọi điều thành viên này báo; trống nếu chưa nhận được gì.",
      "When it was last known to have all that the member had told; null while nothing has been received.",
    ),
  })
  confirmedAt!: string | null;

  @Field(() => Boolean, {
    description: describe(
      "Thành viên đang trả lời và mọi điều đã báo đều có ở đây; nếu không thì đây là dữ liệu của lần cuối.",
      "The member answers, and all that it has told is here; if not, these are its last rows.",
    ),
  })
  isUpToDate!: boolean;

  @Field(() => Boolean, {
    description: describe(
      "Thành viên có dữ liệu để chép vào dữ liệu chung; `false` khi thành viên trả lời là không có gì, ví dụ một thành viên dùng ngôn ngữ khác.",
      "The member has rows for the joint record; `false` when it answers that it has none to copy, as one in another language may.",
    ),
  })
  takesPart!: boolean;
}

/** @param members of which it is told; of all by default */
export function copiesOf(
  { copies }: MemberContext,
  members: readonly string[] | null | undefined,
): MemberCopy[] {
  return copies()
    .filter(({ consumer, from }) => consumer === JOINT_RECORD && (members?.includes(from) ?? true))
    .map(({ from, confirmedAt, behindBy, problem, takesPart }) => ({
      member: from,
      confirmedAt,
      isUpToDate: behindBy === 0 && problem === null,
      takesPart,
    }))
    .sort((one, other) => (one.member < other.member ? -1 : 1));
}
