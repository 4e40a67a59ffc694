import { FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import { describe } from "@hub/subgraph-kit/describe";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { NamesNode } from "@hub/subgraph-kit/ids/names-node";
import { DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** What a rule has found in whatever has flags, or between figures that contradict each other: each once. */
@Entity("joint_finding")
@GlobalNode({ prefix: "finding" })
@Directive('@key(fields: "nodeId", resolvable: false)')
@ObjectType({
  description: describe(
    "Một phát hiện của các quy tắc kiểm tra trong dữ liệu của một thành viên: số liệu, chương trình, văn bản và mọi thứ có `flags`; mâu thuẫn giữa nhiều số liệu là một phát hiện.",
    "What a validation rule has found in something of a member: a figure, a programme, a document, whatever has `flags`; a contradiction between several figures is one finding.",
  ),
})
export class Finding {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => String, {
    name: "owner",
    description: describe(
      "Thành viên phải trả lời: bên giữ dữ liệu; `members { name organisation }` cho biết là cơ quan nào.",
      "The member that must answer, which holds the thing; `members { name organisation }` tells whose it is.",
    ),
  })
  @Column("text")
  member!: string;

  @Field(() => String, { description: describe("Mã quy tắc, ví dụ V02.", "The rule's code, such as V02.") })
  @Column("text")
  rule!: string;

  @Field(() => FlagSeverity, { description: describe("Mức độ.", "Severity.") })
  @Column("text")
  severity!: FlagSeverity;

  @Field(() => LocalizedText, { description: describe("Điều phát hiện được.", "What was found.") })
  @Column("jsonb")
  message!: BilingualText;

  @Field(() => String, {
    description: describe(
      "Loại của thứ có điều này như trong lược đồ, ví dụ `Figure` hoặc `PolicyDocument`.",
      "The type in the schema of what it was found in, such as `Figure` or `PolicyDocument`.",
    ),
  })
  @Column("text")
  kind!: string;

  /** Global; the latest first. None of what is no figure. */
  @Column("text", { name: "figure_ids", array: true })
  figureIds!: string[];

  /** Of what is no figure. */
  @Column("text", { name: "node_id", nullable: true })
  thingId!: string | null;

  @NamesNode("node")
  @Field(() => ID, {
    description: describe(
      "Mã định danh của thứ có điều này; của một mâu thuẫn là của công bố mới nhất.",
      "The id of what it was found in; of a contradiction that of the latest claim.",
    ),
  })
  get nodeId(): string {
    const [latest = ""] = this.figureIds;
    return this.thingId ?? latest;
  }

  @Column("uuid", { name: "unit_id", nullable: true })
  unitId!: string | null;

  @Column("text", { name: "indicator_code", nullable: true })
  indicatorCode!: string | null;

  /** Global; null where the figures have it. */
  @Column("text", { name: "source_id", nullable: true })
  sourceId!: string | null;

  /** The day and period that rivals are about; null for what a rule finds in one figure. */
  @Column("text", { name: "rivals_at", nullable: true })
  rivalsAt!: string | null;

  @Field(() => DateTimeScalar, {
    description: describe("Phát hiện từ lúc nào.", "Since when it has been found."),
  })
  @Column("timestamptz")
  since!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: describe(
      "Lúc được giải quyết, bằng đính chính hoặc vì quy tắc không còn phát hiện điều này; trống nếu chưa được giải quyết.",
      "When it was settled, by a correction or because the rules find it no more; null while it is not.",
    ),
  })
  @Column("timestamptz", { name: "settled_at", nullable: true })
  settledAt!: Date | null;

  /** Where the unit lay on the day of the figure, as joint figures have it. */
  @Column("text", { name: "unit_order" })
  unitOrder!: string;

  @Column("uuid", { name: "district_id", nullable: true })
  districtId!: string | null;

  @Column("uuid", { name: "province_id", nullable: true })
  provinceId!: string | null;

  /** The order of units, and within one of indicators; computed by the database. */
  @Column({ type: "text", insert: false, update: false })
  place!: string;
}
