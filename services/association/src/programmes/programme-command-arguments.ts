import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { ArgsType, Field, ID, Int } from "type-graphql";

/** Of a command that takes a programme to its next version. */
@ArgsType()
export class ProgrammeCommandArguments extends CommandArguments {
  @IdOf("CoordinationProgramme")
  @Field(() => ID, { description: describe("Chương trình.", "The programme.") })
  programmeId!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc; nếu chương trình đã ở phiên bản khác thì bị từ chối.",
      "The version that was read; it is refused when the programme is at another one.",
    ),
  })
  expectedVersion!: number;
}
