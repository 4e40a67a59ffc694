import { describe } from "@hub/subgraph-kit/describe";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum PartyRole {
  LEAD = "LEAD",
  CO_LEAD = "CO_LEAD",
  PARTNER = "PARTNER",
  STANDING_BODY = "STANDING_BODY",
}
registerEnumType(PartyRole, {
  name: "PartyRole",
  description: describe("Vai trò của một bên.", "What a party is in a programme."),
  valuesConfig: {
    LEAD: { description: describe("Chủ trì.", "Lead.") },
    CO_LEAD: { description: describe("Đồng chủ trì.", "Co-lead: leads it with others.") },
    PARTNER: { description: describe("Phối hợp.", "Partner.") },
    STANDING_BODY: { description: describe("Cơ quan thường trực.", "Standing body.") },
  },
});

/** The roles of those whose the programme is. */
export const LEADING_ROLES: readonly PartyRole[] = [
  PartyRole.LEAD,
  PartyRole.CO_LEAD,
  PartyRole.STANDING_BODY,
];

@Entity("programme_party")
@ObjectType({
  description: describe("Một bên được nêu tên của chương trình.", "A party that the source names."),
})
export class ProgrammeParty {
  @PrimaryColumn("uuid", { name: "programme_id" })
  programmeId!: string;

  @PrimaryColumn("uuid", { name: "organisation_id" })
  organisationId!: string;

  @Field(() => PartyRole, { description: describe("Vai trò.", "Its role.") })
  @Column("text")
  role!: PartyRole;

  /** The order in which the source names them. */
  @Column("integer")
  position!: number;
}

/** Whether one of them leads: a programme is of those who do. */
export function isLed(parties: readonly Pick<ProgrammeParty, "role">[]): boolean {
  return parties.some(({ role }) => LEADING_ROLES.includes(role));
}
