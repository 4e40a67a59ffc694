import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { OnBehalf } from "../on-behalf/on-behalf.js";

/** The event at which a programme was signed; a programme has one at most. */
@Entity("signing_ceremony")
@GlobalNode("SigningCeremony")
@ObjectType({
  implements: [Changeable],
  description: describe("Lễ ký kết chương trình phối hợp.", "The signing of a programme."),
})
export class SigningCeremony {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "programme_id" })
  programmeId!: string;

  @Field(() => DateScalar, { description: describe("Ngày tổ chức.", "The day it was held.") })
  @Column("date", { name: "held_on" })
  heldOn!: string;

  @Field(() => LocalizedText, { description: describe("Tên buổi lễ.", "Title.") })
  @Column("jsonb")
  title!: LocalizedText;

  @Column("uuid", { name: "host_id" })
  hostId!: string;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Column("jsonb", { name: "on_behalf", nullable: true })
  onBehalf!: OnBehalf | null;

  @Field(() => Int, {
    description: describe(
      "Phiên bản, tăng một với mỗi thay đổi; gửi lại để không ghi đè thay đổi của người khác.",
      "Goes up by one with each change; send it back so as not to overwrite someone else's.",
    ),
  })
  @Column("integer")
  version!: number;
}
