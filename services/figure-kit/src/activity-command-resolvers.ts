import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import type { DecoratedClass } from "@hub/subgraph-kit/federated-schema";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { Args, ArgsType, Ctx, Directive, Field, ID, Int, Mutation, Resolver } from "type-graphql";
import { Activity } from "./activity.js";
import { RecordActivityInput, readActivity } from "./activity-input.js";
import { ofActivity, ofActivityIn } from "./activity-owner.js";
import { recordActivity, updateActivity, withdrawActivity } from "./record-activity.js";

@ArgsType()
class RecordActivityArguments extends CommandArguments {
  @Field(() => RecordActivityInput, { description: describe("Hoạt động.", "The activity.") })
  input!: RecordActivityInput;
}

@ArgsType()
class ChangeActivityArguments extends CommandArguments {
  @IdOf("Activity")
  @Field(() => ID, { description: describe("Hoạt động.", "The activity.") })
  activityId!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc; nếu hoạt động đã ở phiên bản khác thì bị từ chối.",
      "The version that was read; it is refused when the activity is at another one.",
    ),
  })
  expectedVersion!: number;

  @Field(() => String, { description: describe("Lý do.", "Why.") })
  reason!: string;
}

@ArgsType()
class UpdateActivityArguments extends ChangeActivityArguments {
  @Field(() => RecordActivityInput, {
    description: describe(
      "Toàn bộ hoạt động như cần ghi; mục bỏ trống thì không còn.",
      "The whole activity as it is to be recorded; what is left out is there no longer.",
    ),
  })
  input!: RecordActivityInput;
}

/**
 * The resolvers through which a member's reporters record its activities.
 * @param member its name. @param prefix as in createFigureResolvers
 */
export function createActivityCommandResolvers(member: string, prefix: string): DecoratedClass[] {
  const Prefix = prefix.charAt(0).toUpperCase() + prefix.slice(1);

  @Resolver()
  class ActivityCommandResolver {
    @Mutation(() => Activity, {
      name: `record${Prefix}Activity`,
      nullable: true,
      description: describe(
        "Ghi một hoạt động của thành viên này. Client dùng `recordActivity`.",
        "Records an activity of this member. Clients use `recordActivity`.",
      ),
    })
    @Directive("@inaccessible")
    record(
      @Args(() => RecordActivityArguments) { input, validateOnly }: RecordActivityArguments,
      @Ctx() context: MemberContext,
    ): Promise<Activity | null> {
      const report = readActivity(input);
      return context.perform({ validateOnly }, ofActivityIn(report.unitId), (transaction) =>
        recordActivity(transaction, member, report),
      );
    }

    @Mutation(() => Activity, {
      name: `update${Prefix}Activity`,
      nullable: true,
      description: describe(
        "Sửa một hoạt động đã ghi của thành viên này. Client dùng `updateActivity`.",
        "Changes a recorded activity of this member. Clients use `updateActivity`.",
      ),
    })
    @Directive("@inaccessible")
    update(
      @Args(() => UpdateActivityArguments) { input, validateOnly, ...change }: UpdateActivityArguments,
      @Ctx() context: MemberContext,
    ): Promise<Activity | null> {
      const report = readActivity(input);
      return context.perform({ validateOnly }, ofActivity(change.activityId), (transaction) =>
        updateActivity(transaction, member, { ...change, report }),
      );
    }

    @Mutation(() => Activity, {
      name: `withdraw${Prefix}Activity`,
      nullable: true,
      description: describe(
        "Rút một hoạt động đã ghi của thành viên này. Client dùng `withdrawActivity`.",
        "Withdraws a recorded activity of this member. Clients use `withdrawActivity`.",
      ),
    })
    @Directive("@inaccessible")
    withdraw(
      @Args(() => ChangeActivityArguments) { validateOnly, ...change }: ChangeActivityArguments,
      @Ctx() context: MemberContext,
    ): Promise<Activity | null> {
      return context.perform({ validateOnly }, ofActivity(change.activityId), (transaction) =>
        withdrawActivity(transaction, member, change),
      );
    }
  }

  return [ActivityCommandResolver];
}
