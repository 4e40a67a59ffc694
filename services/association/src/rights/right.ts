import type { Role } from "@hub/schema/roles";
import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateScalar, DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { RoleEnum } from "./role.js";

/** A role of an organisation that an account has (`RightHolder`), for a unit and all below it. Never deleted: it ends. */
@Entity("granted_right")
@GlobalNode({ prefix: "right" })
@ObjectType({
  implements: [Changeable],
  description: describe(
    "Quyền: vai trò của một cơ quan, tổ chức mà một tài khoản được giao, tại một đơn vị hành chính và mọi đơn vị bên dưới, từ ngày này đến ngày kia. Quyền không bị xóa mà kết thúc.",
    "A right: a role of an organisation that an account has, for an administrative unit and all below it, from one day to another. It is never deleted: it ends.",
  ),
})
export class Right {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => RoleEnum, { description: describe("Vai trò.", "The role.") })
  @Column("text")
  role!: Role;

  @Column("uuid", { name: "organisation_id" })
  organisationId!: string;

  /** Null: everywhere. */
  @Column("uuid", { name: "unit_id", nullable: true })
  unitId!: string | null;

  @Field(() => DateScalar, { description: describe("Ngày đầu có hiệu lực.", "The first day in force.") })
  @Column("date", { name: "valid_from" })
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày cuối có hiệu lực; trống nếu chưa định ngày kết thúc.",
      "The last day in force; null while no end is set.",
    ),
  })
  @Column("date", { name: "valid_to", nullable: true })
  validTo!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: describe(
      "Lúc hết hiệu lực, nếu bị kết thúc ngay trong ngày cuối; trống nếu có hiệu lực đến hết ngày đó.",
      "When it ended, where it was ended at once in the course of its last day; null where it holds to the end of that day.",
    ),
  })
  @Column("timestamptz", { name: "ended_at", nullable: true })
  endedAt!: Date | null;

  @Field(() => Int, {
    description: describe(
      "Phiên bản, tăng một với mỗi thay đổi; gửi lại để không ghi đè thay đổi của người khác.",
      "Goes up by one with each change; send it back so as not to overwrite someone else's.",
    ),
  })
  @Column("integer")
  version!: number;
}
