import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt, Doubtful } from "@hub/subgraph-kit/doubt";
import { CarriesDay } from "@hub/subgraph-kit/held-days";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateScalar, DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { searchText } from "../search-text/search-words.js";
import { CommitmentState } from "./commitment-state.js";
import { EvidenceKind } from "./evidence-kind.js";
import { isOverdue } from "./overdue.js";

/** One thing that the parties of a programme have committed themselves to. */
@Entity("commitment")
@GlobalNode("Commitment")
@CarriesDay()
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Một nội dung phối hợp trong chương trình.",
    "A commitment within a coordination programme.",
  ),
})
export class Commitment {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "programme_id" })
  programmeId!: string;

  /** The clause of the programme, or part of one, that makes it; null while none is recorded. */
  @Column("uuid", { name: "clause_id", nullable: true })
  clauseId!: string | null;

  /** The order in which the source lists them. */
  @Column("integer")
  position!: number;

  @Field(() => String, {
    description: describe("Mã nội dung phối hợp, ví dụ QT-1.", "Its code, such as QT-1."),
  })
  @Column("text")
  code!: string;

  @Field(() => LocalizedText, { description: describe("Nội dung.", "What was agreed.") })
  @Column("jsonb")
  title!: LocalizedText;

  @Field(() => CommitmentState, { description: describe("Tình trạng.", "Where it stands.") })
  @Column("text")
  state!: CommitmentState;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: describe(
      "Lần đổi tình trạng gần nhất; trống nếu chưa đổi lần nào.",
      "When its state last changed; null when it never has.",
    ),
  })
  @Column("timestamptz", { name: "state_changed_at", nullable: true })
  stateChangedAt!: Date | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Hạn hoàn thành hiện nay, sau các lần gia hạn; trống nếu không được công bố.",
      "When it is due now, after all extensions; null when not published.",
    ),
  })
  @Column("date", { name: "due_on", nullable: true })
  dueOn!: string | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: describe(
      "Thế nào là hoàn thành; trống nếu không được nêu.",
      "What counts as done; null when it was not stated.",
    ),
  })
  @Column("jsonb", { name: "done_when", nullable: true })
  doneWhen!: LocalizedText | null;

  @Field(() => EvidenceKind, {
    nullable: true,
    description: describe(
      "Loại minh chứng mà khi được chấp nhận thì nội dung hoàn thành; trống nếu không được nêu: loại nào cũng được.",
      "The kind of evidence that, once accepted, makes it done; null when it was not stated: any kind does then.",
    ),
  })
  @Column("text", { name: "evidence_kind", nullable: true })
  evidenceKind!: EvidenceKind | null;

  /** When it was due before its first extension; null where it was never extended. */
  @Column("date", { name: "extended_from", nullable: true })
  extendedFrom!: string | null;

  @Field(() => Int, {
    description: describe("Số lần đã được gia hạn.", "How many times it was extended."),
  })
  @Column("integer", { name: "extension_count", default: 0 })
  extensionCount!: number;

  @Field(() => String, {
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  @Column("text", { name: "printed_text" })
  printedText!: string;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Field(() => [Doubt], {
    description: describe(
      "Điều chưa chắc chắn trong cách hiểu nguyên văn.",
      "What is not certain in how the printed words are to be read.",
    ),
  })
  @Column("jsonb")
  doubts!: Doubt[];

  @Field(() => Int, {
    description: describe(
      "Phiên bản, tăng một với mỗi thay đổi; gửi lại để không ghi đè thay đổi của người khác.",
      "Goes up by one with each change; send it back so as not to overwrite someone else's.",
    ),
  })
  @Column("integer")
  version!: number;

  @Column("text", { name: "search_text" })
  searchText!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Hạn hoàn thành đầu tiên, trước mọi lần gia hạn.",
      "When it was due at first, before any extension.",
    ),
  })
  get firstDueOn(): string | null {
    return this.extendedFrom ?? this.dueOn;
  }

  @Field(() => Boolean, {
    description: describe(
      "Quá hạn: hạn hoàn thành đã qua mà nội dung chưa hoàn thành, cũng chưa dừng thực hiện; tính theo ngày hôm nay.",
      "Overdue: its day has passed and it is neither done nor dropped, as of today.",
    ),
  })
  get isOverdue(): boolean {
    return isOverdue(this, todayInVietnam());
  }
}

/** What searches look into, as `searchText` folds it. */
export function searchTextOfCommitment({ code, title }: Pick<Commitment, "code" | "title">): string {
  return searchText(`${code} ${title.vi}`, title.en);
}
