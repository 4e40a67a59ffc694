import { REPORT_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { ANY_TYPE, IdOf } from "@hub/subgraph-kit/ids/id-of";
import { Args, ArgsType, Ctx, Field, ID, Int, Mutation, Resolver } from "type-graphql";
import { EnteredOnBehalf, enteredOnBehalf } from "../on-behalf/on-behalf.js";
import { ofContest } from "./contest-owner.js";
import { contestRecord } from "./contest-record.js";

@ArgsType()
class ContestRecordArguments extends CommandArguments {
  @IdOf(ANY_TYPE)
  @Field(() => ID, {
    description: describe(
      "Báo cáo, lễ ký kết hoặc minh chứng được nhập thay.",
      "The report, ceremony or evidence that was entered on behalf.",
    ),
  })
  recordId!: string;

  @Field(() => String, { description: describe("Lý do không công nhận.", "Why it is contested.") })
  reason!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc; nếu đã khác thì bị từ chối.",
      "The version that was read; it is refused when the record is at another one.",
    ),
  })
  expectedVersion!: number;
}

@Resolver()
export class ContestRecordResolver {
  @ForRoles(REPORT_ROLES)
  @Mutation(() => EnteredOnBehalf, {
    nullable: true,
    description: describe(
      "Không công nhận điều đã được nhập thay cho cơ quan mình. Điều đã ghi vẫn được tính cho đến khi cơ quan chủ trì quyết định.",
      "Contests what was entered on behalf of the caller's organisation. What is recorded counts as before until the lead decides.",
    ),
  })
  async contestRecord(
    @Args(() => ContestRecordArguments)
    { recordId, reason, expectedVersion, validateOnly }: ContestRecordArguments,
    @Ctx() context: MemberContext,
  ): Promise<EnteredOnBehalf | null> {
    const contested = await context.perform({ validateOnly }, ofContest(recordId), (transaction) =>
      contestRecord(transaction, { recordId, reason, expectedVersion }),
    );
    return enteredOnBehalf(contested);
  }
}
