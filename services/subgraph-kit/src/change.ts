import { ROLES } from "@hub/schema/roles";
import { Directive, Field, Int, InterfaceType, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { connectionType } from "./connection.js";
import { describe } from "./describe.js";
import { GlobalId, GlobalNode } from "./ids/global-node.js";
import { describeRole } from "./roles.js";
import { DateTimeScalar } from "./scalars.js";
import type { Source } from "./source.js";

/** A right's role, or one that needs no right; as a holder of the write key nobody makes changes any more. */
export const ACTOR_ROLES = [...ROLES, "WRITE_KEY_HOLDER", "DATA_LOADER"] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];

const ActorRoleEnum = Object.fromEntries(ACTOR_ROLES.map((role) => [role, role]));
registerEnumType(ActorRoleEnum, {
  name: "ActorRole",
  description: describe("Vai trò của bên thay đổi.", "In which role somebody made a change."),
  valuesConfig: {
    ...Object.fromEntries(ROLES.map((role) => [role, describeRole(role)])),
    WRITE_KEY_HOLDER: { description: describe("Người giữ khóa ghi.", "The holder of the write key.") },
    DATA_LOADER: {
      description: describe(
        "Chương trình nạp dữ liệu đã công bố.",
        "The program that loads what was published.",
      ),
    },
  },
});

/** Who made a change: an organisation in a role. A person's name stays inside the organisation. */
@Directive("@shareable")
@ObjectType({
  description: describe(
    "Bên thay đổi: một tổ chức và vai trò của bên đó; tên người chỉ cho người trong tổ chức đó xem.",
    "Who made a change: an organisation in a role. A person's name is shown within that organisation alone.",
  ),
})
export class Actor {
  /** The member adds the organisation itself as the field `organisation`. Null while its settings name none. */
  organisationId!: string | null;

  @Field(() => ActorRoleEnum, { description: describe("Vai trò.", "The role.") })
  role!: ActorRole;

  /** Of whose author this is, where a row of the member's own says who that was. */
  changeId?: string;
}

@Directive("@shareable")
@ObjectType({
  description: describe("Một nội dung đã đổi, trước và sau.", "One thing that changed, before and after."),
})
export class FieldChange {
  @Field(() => String, {
    description: describe(
      "Đường dẫn của trường, ví dụ `title.vi` hoặc `period.to`.",
      "The path of the field, such as `title.vi` or `period.to`.",
    ),
  })
  field!: string;

  @Field(() => String, {
    nullable: true,
    description: describe("Giá trị trước; trống nếu chưa có.", "The value before; null when there was none."),
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Giá trị sau; trống nếu không còn.",
      "The value after; null when there is none any more.",
    ),
  })
  after!: string | null;
}

/** One change of something. Append-only. */
@Entity("change")
@GlobalNode("Change")
@Directive("@shareable")
@ObjectType({
  description: describe(
    "Một thay đổi: ai, khi nào, vì sao, theo nguồn nào, nội dung nào đổi từ gì sang gì.",
    "A change: who made it, when, why, on which source, and what became of which value.",
  ),
})
export class Change {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  /** The name in the schema of the type of what changed. */
  @Column("text", { name: "entity_type" })
  entityType!: string;

  /** The key that the member stores it by, which is nearly always a UUID. */
  @Column("text", { name: "entity_id" })
  entityId!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản sau thay đổi; phiên bản 1 là lúc được ghi lần đầu.",
      "The version after the change; version 1 is when it was first recorded.",
    ),
  })
  @Column("integer")
  version!: number;

  @Field(() => DateTimeScalar, { description: describe("Lúc thay đổi.", "When it was made.") })
  @Column("timestamptz")
  at!: Date;

  @Column("uuid", { name: "organisation_id", nullable: true })
  organisationId!: string | null;

  @Column("text")
  role!: ActorRole;

  /** The caller as the gateway has established it: a key or an account, which is told to nobody. Null for the loader. */
  @Column("text", { name: "caller_id", nullable: true })
  callerId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Lý do; trống nếu không được nêu.", "Why; null when it was not said."),
  })
  @Column("text", { nullable: true })
  reason!: string | null;

  @Column("uuid", { name: "source_id", nullable: true })
  sourceId!: string | null;

  /** Its source, where that is no row of the member's own but a copy of another's. */
  citedSource?: Source | null;

  @Field(() => [FieldChange], {
    description: describe("Những nội dung đã đổi.", "What changed."),
  })
  @Column("jsonb")
  changed!: FieldChange[];
}

export const ChangeConnection = connectionType(Change, "Change", { isShareable: true });

/**
 * What an entity implements that can change: `@ObjectType({ implements: [Changeable] })`, with `history` among the
 * member's modules. Its commands record each change with `MemberTransaction.record`, and raise its `version`; of what
 * nobody edits the rows are `recorded` as they are loaded.
 */
@InterfaceType("Changeable", {
  description: describe(
    "Thứ có thể thay đổi; mọi thay đổi đều đọc lại được.",
    "Something that can change; every change can be read.",
  ),
})
export abstract class Changeable {}
