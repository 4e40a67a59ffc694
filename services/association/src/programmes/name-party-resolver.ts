import { PROGRAMME_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { SourceInput } from "@hub/subgraph-kit/source";
import { Args, ArgsType, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import { CoordinationProgramme } from "./coordination-programme.js";
import { nameParty } from "./name-party.js";
import { PartyInput } from "./party-input.js";
import { ofProgramme } from "./programme-owner.js";

@InputType({ description: describe("Nêu tên một bên.", "Names a party.") })
class NamePartyInput extends PartyInput {
  @Field(() => SourceInput, { description: describe("Nguồn nêu tên bên này.", "Where it is named.") })
  source!: SourceInput;

  @Field(() => String, { nullable: true, description: describe("Lý do.", "Why.") })
  reason?: string | null;
}

@ArgsType()
class NamePartyArguments extends CommandArguments {
  @IdOf("CoordinationProgramme")
  @Field(() => ID, { description: describe("Chương trình.", "The programme.") })
  programmeId!: string;

  @Field(() => NamePartyInput, { description: describe("Bên được nêu.", "The party.") })
  input!: NamePartyInput;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc; nếu chương trình đã ở phiên bản khác thì bị từ chối.",
      "The version that was read; it is refused when the programme is at another one.",
    ),
  })
  expectedVersion!: number;
}

@Resolver(() => CoordinationProgramme)
export class NamePartyResolver {
  @ForRoles(PROGRAMME_ROLES)
  @Mutation(() => CoordinationProgramme, {
    nullable: true,
    description: describe(
      "Nêu tên một bên của chương trình, hoặc đổi vai trò của bên đã được nêu. Nêu lại như cũ thì không thay đổi gì.",
      "Names a party of a programme, or gives a named one another role. To name it as it is changes nothing.",
    ),
  })
  nameParty(
    @Args(() => NamePartyArguments)
    { programmeId, input, expectedVersion, validateOnly }: NamePartyArguments,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    const { organisationId, role, reason, source } = input;
    return context.perform({ validateOnly }, ofProgramme(programmeId), (transaction) =>
      nameParty(transaction, {
        programmeId,
        organisationId,
        role,
        origin: { reason: reason ?? null, source },
        expectedVersion,
      }),
    );
  }
}
