import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { DateScalar, DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText, Period } from "@hub/subgraph-kit/values";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { OnBehalf } from "../on-behalf/on-behalf.js";

export enum ReportCadence {
  PERIODIC = "PERIODIC",
  AD_HOC = "AD_HOC",
}
registerEnumType(ReportCadence, {
  name: "ReportCadence",
  description: describe("Báo cáo định kỳ hay đột xuất.", "Whether a report is periodic or ad hoc."),
  valuesConfig: {
    PERIODIC: { description: describe("Định kỳ.", "Periodic.") },
    AD_HOC: { description: describe("Đột xuất.", "Ad hoc.") },
  },
});

/**
 * What an organisation has reported on a programme. A report is never edited: a corrected one supersedes it, with
 * the reason.
 */
@Entity("report")
@GlobalNode("Report")
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Báo cáo của một cơ quan, tổ chức về việc thực hiện chương trình phối hợp.",
    "What an organisation has reported on carrying out a coordination programme.",
  ),
})
export class Report {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "programme_id" })
  programmeId!: string;

  @Column("uuid", { name: "organisation_id" })
  organisationId!: string;

  @Field(() => ReportCadence, { description: describe("Định kỳ hay đột xuất.", "Periodic or ad hoc.") })
  @Column("text")
  cadence!: ReportCadence;

  @Field(() => LocalizedText, { description: describe("Tên báo cáo.", "Title.") })
  @Column("jsonb")
  title!: LocalizedText;

  @Column("date", { name: "period_from" })
  periodFrom!: string;

  @Column("date", { name: "period_to" })
  periodTo!: string;

  @Field(() => DateScalar, {
    description: describe("Ngày ghi trên báo cáo.", "The day the report bears."),
  })
  @Column("date", { name: "issued_on" })
  issuedOn!: string;

  @Field(() => String, {
    nullable: true,
    description: describe("Số, ký hiệu; trống nếu không có.", "Number and symbol; null when it has none."),
  })
  @Column("text", { name: "document_number", nullable: true })
  documentNumber!: string | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: describe("Tóm tắt.", "A summary."),
  })
  @Column("jsonb", { nullable: true })
  summary!: LocalizedText | null;

  @Column("uuid", { name: "round_id", nullable: true })
  roundId!: string | null;

  @IdOf("Report")
  @Field(() => ID, {
    nullable: true,
    description: describe("Báo cáo mà báo cáo này thay thế.", "The report that this one supersedes."),
  })
  @Column("uuid", { name: "supersedes_id", nullable: true })
  supersedesId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Lý do thay thế.", "Why it supersedes the other."),
  })
  @Column("text", { nullable: true })
  reason!: string | null;

  @Field(() => Boolean, {
    description: describe("Chưa bị báo cáo khác thay thế.", "No later report supersedes it."),
  })
  @Column("boolean", { name: "is_current" })
  isCurrent!: boolean;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Column("jsonb", { name: "on_behalf", nullable: true })
  onBehalf!: OnBehalf | null;

  @Field(() => DateTimeScalar, {
    description: describe("Lúc được gửi đến hệ thống.", "When it was submitted to the hub."),
  })
  @Column("timestamptz", { name: "submitted_at" })
  submittedAt!: Date;

  @Field(() => Int, {
    description: describe(
      "Phiên bản: 1 khi được gửi, tăng một khi bị báo cáo khác thay thế và khi bên báo cáo không công nhận điều được nhập thay.",
      "Its version: 1 when it is submitted; it goes up by one when another supersedes it, and when its party contests what was entered on its behalf.",
    ),
  })
  @Column("integer")
  version!: number;

  @Field(() => Period, { description: describe("Kỳ báo cáo.", "The period it reports on.") })
  get period(): Period {
    return { from: this.periodFrom, to: this.periodTo };
  }
}
