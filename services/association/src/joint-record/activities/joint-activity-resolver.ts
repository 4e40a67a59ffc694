import { Activity, ActivityKind } from "@hub/figure-kit/activity";
import { activityById } from "@hub/figure-kit/activity-loaders";
import { uuidIn } from "@hub/schema/global-id";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { StandsInFor } from "@hub/subgraph-kit/ids/stands-in-for";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { Args, ArgsType, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { UNITS } from "../../administrative-units/named-units.js";
import { ORGANISATIONS } from "../../organisations/named-organisations.js";
import { PROGRAMMES } from "../../programmes/named-programmes.js";
import { copiesOf, recordedConnectionType } from "../member-copy.js";
import { MEMBERS } from "../named-in-record.js";
import { OWNER } from "../owner.js";
import { findTerritory, TerritoryArguments } from "../unit-argument.js";
import { findActivities } from "./find-activities.js";
import type { JointActivity } from "./joint-activity.js";

@ArgsType()
class JointActivityArguments extends TerritoryArguments {
  @Field(() => [String], {
    nullable: true,
    description: describe("Chỉ của các thành viên này.", "Only of these members."),
  })
  members?: string[] | null;

  @IdOf("AdministrativeUnit")
  @Field(() => [ID], {
    nullable: true,
    description: describe("Chỉ tại các đơn vị này.", "Only in these units."),
  })
  unitIds?: string[] | null;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ tại đơn vị này và các đơn vị nằm trong đó vào ngày cuối của hoạt động.",
      "Only in this unit and in those that lay in it on the activity's last day.",
    ),
  })
  under?: string | null;

  @IdOf("Organisation")
  @Field(() => [ID], {
    nullable: true,
    description: describe(
      "Chỉ do các cơ quan, tổ chức này tổ chức hoặc phối hợp.",
      "Only such as these organisations have organised, or taken part in.",
    ),
  })
  organisationIds?: string[] | null;

  @IdOf("CoordinationProgramme")
  @Field(() => [ID], {
    nullable: true,
    description: describe("Chỉ trong các chương trình phối hợp này.", "Only within these programmes."),
  })
  programmeIds?: string[] | null;

  @Field(() => [ActivityKind], {
    nullable: true,
    description: describe("Chỉ các loại này.", "Only these kinds."),
  })
  kinds?: ActivityKind[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Chỉ hoạt động chưa kết thúc trước ngày này, hoặc không rõ ngày kết thúc.",
      "Only those that had not ended before this day, or of which no last day was published.",
    ),
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Chỉ hoạt động đã bắt đầu chậm nhất ngày này, hoặc không rõ ngày bắt đầu.",
      "Only those that had begun by this day, or of which no first day was published.",
    ),
  })
  to?: string | null;
}

@ObjectType({
  description: describe("Một trang hoạt động của mọi thành viên.", "A page of all members' activities."),
})
class JointActivityConnection extends recordedConnectionType(Activity, "JointActivity") {}

@Resolver()
export class JointActivityResolver {
  @StandsInFor("Activity")
  @Query(() => JointActivityConnection, {
    nullable: true,
    description: describe(
      "Hoạt động đã công bố của mọi thành viên, theo thứ tự bắt đầu; `last: 10` cho mười hoạt động gần nhất.",
      "All members' published activities, in the order in which they began; `last: 10` gives the latest ten.",
    ),
  })
  async activities(
    @Args(() => JointActivityArguments) { under, includeEnded, ...filter }: JointActivityArguments,
    @Ctx() context: MemberContext,
  ): Promise<JointActivityConnection> {
    await refuseUnknown(context, [
      { argument: "members", values: filter.members, things: MEMBERS },
      { argument: "unitIds", values: filter.unitIds, things: UNITS },
      { argument: "organisationIds", values: filter.organisationIds, things: ORGANISATIONS },
      { argument: "programmeIds", values: filter.programmeIds, things: PROGRAMMES },
    ]);
    refuseBackwards(filter);
    const territory = await findTerritory(under, includeEnded, context);
    const page = await findActivities(context.database, { ...filter, under: territory }, filter);
    const edges = await Promise.all(
      page.edges.map(async ({ node, cursor }) => ({ node: await asHeld(node, context), cursor })),
    );
    const nodes = edges.map(({ node }) => node);
    return { ...page, edges, nodes, copies: () => copiesOf(context, filter.members) };
  }
}

/** Of what is the association's own the activity itself, with its history. */
async function asHeld(copy: JointActivity, context: MemberContext): Promise<Activity> {
  if (copy.member !== OWNER) return copy;
  return (await context.load(activityById, uuidIn(copy.id) ?? "")) ?? copy;
}

function refuseBackwards({ from, to }: Pick<JointActivityArguments, "from" | "to">): void {
  if (!from || !to || from <= to) return;
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“to” là ngày ${printDayVi(to)}, trước “from” là ngày ${printDayVi(from)}; hãy sửa một trong hai ngày.`,
    en: `"to" is ${printDayEn(to)}, before "from", ${printDayEn(from)}; correct one of the two days.`,
  });
}
