import { PROGRAMME_ROLES } from "@hub/schema/roles";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { SourceInput } from "@hub/subgraph-kit/source";
import { Args, ArgsType, Ctx, Field, InputType, Mutation, Resolver } from "type-graphql";
import { CoordinationProgramme } from "./coordination-programme.js";
import { nameParty } from "./name-party.js";
import { PartyInput } from "./party-input.js";
import { ProgrammeCommandArguments } from "./programme-command-arguments.js";
import { ofProgramme } from "./programme-owner.js";

@InputType({ description: describe("Nêu tên một bên.", "Names a party.") })
class NamePartyInput extends PartyInput {
  @Field(() => SourceInput, { description: describe("Nguồn nêu tên bên này.", "Where it is named.") })
  source!: SourceInput;

  @Field(() => String, { nullable: true, description: describe("Lý do.", "Why.") })
  reason?: string | null;
}

@ArgsType()
class NamePartyArguments extends ProgrammeCommandArguments {
  @Field(() => NamePartyInput, { description: describe("Bên được nêu.", "The party.") })
  input!: NamePartyInput;
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
