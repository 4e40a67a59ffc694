import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { Field, ID, InputType } from "type-graphql";
import { PartyRole } from "./programme-party.js";

@InputType({ description: describe("Một bên của chương trình.", "A party of a programme.") })
export class PartyInput {
  @IdOf("Organisation")
  @Field(() => ID, { description: describe("Cơ quan, tổ chức.", "The organisation.") })
  organisationId!: string;

  @Field(() => PartyRole, { description: describe("Vai trò.", "Its role.") })
  role!: PartyRole;
}
