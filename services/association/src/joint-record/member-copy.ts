import { JOINT_RECORD } from "@hub/figure-kit/recorded-figure";
import { type Connection, connectionType } from "@hub/subgraph-kit/connection";
import { defineLoader, inOrderOf, type MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { type ClassType, Field, ObjectType } from "type-graphql";
import { formerMembers } from "./former-members.js";

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
      "Lần cuối mọi điều đã nhận được từ thành viên này đều có ở đây; không bao giờ lùi lại; trống nếu chưa nhận được gì. Điều thành viên vừa lưu ngay trước lúc đó có thể còn đang được gửi đến.",
      "When all that had come from the member was last here; it never goes back; null while nothing has come. What the member stored just before may still be on its way.",
    ),
  })
  confirmedAt!: string | null;

  @Field(() => Boolean, {
    description: describe(
      "Kết nối với thành viên còn hoạt động trong 15 giây qua và mọi điều đã nhận được đều có ở đây; nếu không thì đây là dữ liệu của lần cuối. Điều vừa được lưu thường đến sau vài phần trăm giây; cần ngay thì hỏi theo mã của số liệu hoặc chuỗi của số liệu.",
      "The member was heard within the last 15 s, and all that has come from it is here; if not, these are its last rows. What was stored just now usually comes some hundredths of a second later: who needs it at once asks for the figure by its id, or for its series.",
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

  @Field(() => Boolean, {
    description: describe(
      "Thành viên không còn trong hệ thống: đây là dữ liệu của lần cuối, và không có gì mới nữa.",
      "The member has left the hub: these are its last rows, and nothing follows them.",
    ),
  })
  hasLeft!: boolean;
}

/** A page of a list of the joint record. */
export interface RecordedConnection<Node> extends Connection<Node> {
  /** The members that were asked about: a statement of its own, for whoever asks. */
  copies(this: void): Promise<MemberCopy[]>;
}

/** Makes the types `<name>Connection` and `<name>Edge` for a node type of the joint record. */
export function recordedConnectionType<Node extends object>(
  nodeType: ClassType<Node>,
  name: string,
): ClassType<RecordedConnection<Node>> {
  @ObjectType(`${name}Connection`)
  class RecordedConnectionClass extends connectionType(nodeType, name) implements RecordedConnection<Node> {
    copies!: () => Promise<MemberCopy[]>;

    @Field(() => [MemberCopy], {
      description: describe(
        "Các thành viên được hỏi, và dữ liệu của mỗi thành viên ở đây đến lúc nào.",
        "The members that were asked about, and how up to date their rows are here.",
      ),
    })
    members(): Promise<MemberCopy[]> {
      return this.copies();
    }
  }

  return RecordedConnectionClass;
}

/** Of those that are copied and of those that have left. @param members of which it is told; of all by default */
export async function copiesOf(
  context: MemberContext,
  members: readonly string[] | null | undefined,
): Promise<MemberCopy[]> {
  const all = [...runningCopies(context), ...(await leftCopies(context))];
  return all
    .filter(({ member }) => members?.includes(member) ?? true)
    .sort((one, other) => (one.member < other.member ? -1 : 1));
}

/** One SQL statement for all members of a request; null of one of which nothing was ever copied. */
export const copyOfMember = defineLoader<string, MemberCopy | null>(async (members, context) =>
  inOrderOf(members, await copiesOf(context, members), ({ member }) => member).map((copy) => copy ?? null),
);

function runningCopies({ copies }: MemberContext): MemberCopy[] {
  return copies()
    .filter(({ consumer }) => consumer === JOINT_RECORD)
    .map(({ from, confirmedAt, behindBy, problem, takesPart }) => ({
      member: from,
      confirmedAt,
      isUpToDate: behindBy === 0 && problem === null,
      takesPart,
      hasLeft: false,
    }));
}

async function leftCopies(context: MemberContext): Promise<MemberCopy[]> {
  const former = await formerMembers(context);
  return former.map(({ name, confirmedAt }) => ({
    member: name,
    confirmedAt: confirmedAt?.toISOString() ?? null,
    isUpToDate: false,
    takesPart: true,
    hasLeft: true,
  }));
}
