import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateScalar, DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { AgreementState, isInForce, type Standing, stateOf } from "./agreement-state.js";

/** What an organisation opens to another, from a commitment of a signed programme, for some days. */
@Entity("sharing_agreement")
@GlobalNode("SharingAgreement")
@ObjectType({
  implements: [Changeable],
  description: describe(
    "Thỏa thuận chia sẻ dữ liệu giữa hai bên của một chương trình đã ký. Việc có thỏa thuận, các bên, căn cứ, phạm vi và thời hạn là công khai.",
    "An agreement by which one party of a signed programme shares data with another. That there is one, its parties, what it is founded on, what it covers and its days are public.",
  ),
})
export class SharingAgreement implements Standing {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => String, {
    description: describe("Số hiệu, ví dụ TT-01/2026.", "Its number, such as TT-01/2026."),
  })
  @Column("text")
  code!: string;

  @Column("uuid", { name: "programme_id" })
  programmeId!: string;

  @Column("uuid", { name: "commitment_id" })
  commitmentId!: string;

  @Column("uuid", { name: "owner_id" })
  ownerId!: string;

  @Column("uuid", { name: "partner_id" })
  partnerId!: string;

  @Field(() => String, { description: describe("Mục đích sử dụng.", "What the data is for.") })
  @Column("text")
  purpose!: string;

  @Field(() => String, { description: describe("Căn cứ pháp lý.", "The legal basis.") })
  @Column("text", { name: "legal_basis" })
  legalBasis!: string;

  @Column("text", { name: "indicator_codes", array: true })
  indicatorCodes!: string[];

  @Field(() => [String], {
    description: describe(
      "Các trường của số liệu được mở, ví dụ `Figure.numerator`; `Figure`: mọi trường.",
      "The fields of figures that it opens, such as `Figure.numerator`; `Figure`: all of them.",
    ),
  })
  @Column("text", { array: true })
  fields!: string[];

  /** Null: wherever the owner reports. */
  @Column("uuid", { name: "unit_id", nullable: true })
  unitId!: string | null;

  @Field(() => DateScalar, { description: describe("Ngày đầu có hiệu lực.", "The first day in force.") })
  @Column("date", { name: "valid_from" })
  validFrom!: string;

  @Field(() => DateScalar, { description: describe("Ngày cuối có hiệu lực.", "The last day in force.") })
  @Column("date", { name: "valid_to" })
  validTo!: string;

  @Field(() => Int, {
    description: describe(
      "Số đếm nhỏ nhất được cho xem; số nhỏ hơn thì không.",
      "The smallest count that is shown; smaller ones are not.",
    ),
  })
  @Column("integer", { name: "smallest_cell" })
  smallestCell!: number;

  @Field(() => String, {
    description: describe(
      "Đầu mối liên hệ: một bộ phận của cơ quan, không phải một người.",
      "Whom to ask: an office, not a person.",
    ),
  })
  @Column("text")
  contact!: string;

  @Column("timestamptz", { name: "owner_agreed_at", nullable: true })
  ownerAgreedAt!: Date | null;

  @Column("timestamptz", { name: "partner_agreed_at", nullable: true })
  partnerAgreedAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: describe(
      "Lúc bị thu hồi; trống nếu chưa. Ai và vì sao: xem `history`.",
      "When it was revoked; null while it is not. By whom and why: `history`.",
    ),
  })
  @Column("timestamptz", { name: "revoked_at", nullable: true })
  revokedAt!: Date | null;

  @Field(() => Int, {
    description: describe(
      "Phiên bản, tăng một với mỗi thay đổi; gửi lại để không ghi đè thay đổi của người khác.",
      "Goes up by one with each change; send it back so as not to overwrite someone else's.",
    ),
  })
  @Column("integer")
  version!: number;

  @Field(() => AgreementState, {
    description: describe("Tình trạng, tính theo ngày hôm nay.", "Where it stands, as of today."),
  })
  get state(): AgreementState {
    return stateOf(this, todayInVietnam());
  }

  @Field(() => Boolean, {
    description: describe(
      "Đang có hiệu lực: hai bên đã đồng ý, hôm nay nằm trong thời hạn và không bên nào thu hồi.",
      "Whether it opens data now: both sides have agreed, today is one of its days, and neither has revoked it.",
    ),
  })
  get inForce(): boolean {
    return isInForce(this, todayInVietnam());
  }
}
