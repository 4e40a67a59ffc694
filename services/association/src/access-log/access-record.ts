import type { AccessOutcome, AccessWay } from "@hub/schema/access-record";
import { describe } from "@hub/subgraph-kit/describe";
import { DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { AccessOutcomeEnum, AccessWayEnum } from "./access-enums.js";

/** A record in the chain of one organisation, or of what belongs to none. Never changed, never removed. */
@Entity("access_record")
@ObjectType({
  description: describe(
    "Một lần truy cập, hoặc nhiều lần như nhau trong một giây: ai, nhân danh ai, hỏi gì, để làm gì, kết quả ra sao. Không bao giờ sửa hay xóa.",
    "One access, or several alike in one second: who, in whose name, what was asked for, what for and what came of it. Never changed nor removed.",
  ),
})
export class AccessRecord {
  @PrimaryColumn("text")
  chain!: string;

  @Field(() => Int, {
    description: describe(
      "Số thứ tự trong nhật ký của cơ quan, từ 1, không có chỗ trống.",
      "Its number in the organisation's log, from 1 and without gaps.",
    ),
  })
  @PrimaryColumn("integer")
  number!: number;

  @Column("uuid")
  spool!: string;

  /** Within the spool; PostgreSQL's bigint. */
  @Column("bigint")
  sequence!: string;

  @Field(() => DateTimeScalar, {
    description: describe(
      "Lúc trả lời; nếu là nhiều lần thì là lúc bắt đầu giây đó.",
      "When it was answered; of several, when that second began.",
    ),
  })
  @Column("timestamptz")
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Tài khoản (`sub`); trống nếu đếm chung nhiều lần.",
      "The account (`sub`); null where several are counted together.",
    ),
  })
  @Column("text", { nullable: true })
  account!: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Phiên bản các quyền mà gateway biết lúc đó.",
      "The version of the rights that the gateway knew at that time.",
    ),
  })
  @Column("text", { name: "rights_version", nullable: true })
  rightsVersion!: string | null;

  @Field(() => [String], {
    description: describe(
      "Số hiệu các thỏa thuận chia sẻ đang mở số liệu cho cơ quan của người hỏi lúc đó.",
      "The codes of the sharing agreements that opened something to the organisation of whoever asked, at that time.",
    ),
  })
  @Column("text", { array: true })
  agreements!: string[];

  @Column("text", { name: "operation_id", nullable: true })
  operationId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Mục đích mà người hỏi nêu.", "The purpose that was given."),
  })
  @Column("text", { nullable: true })
  purpose!: string | null;

  @Field(() => AccessWayEnum, { description: describe("Cách trả lời.", "How it was answered.") })
  @Column("text")
  way!: AccessWay;

  @Field(() => AccessOutcomeEnum, { description: describe("Kết quả.", "What came of it.") })
  @Column("text")
  outcome!: AccessOutcome;

  @Field(() => String, {
    nullable: true,
    description: describe("Mã lỗi nếu bị từ chối hoặc lỗi.", "The code, where it was denied or failed."),
  })
  @Column("text", { nullable: true })
  code!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: describe(
      "Số đối tượng trong các danh sách của câu trả lời; trống nếu không đếm.",
      "How many objects the answer had in lists; null where that was not counted.",
    ),
  })
  @Column("integer", { nullable: true })
  rows!: number | null;

  @Field(() => Int, {
    description: describe(
      "Số lần như vậy trong giây đó.",
      "How many such accesses there were in that second.",
    ),
  })
  @Column("integer")
  count!: number;

  @Field(() => String, {
    description: describe(
      "Mã băm SHA-256 của bản ghi này và của bản ghi trước nó.",
      "The SHA-256 of this record and of the one before it.",
    ),
  })
  @Column("text")
  hash!: string;
}
