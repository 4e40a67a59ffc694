import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { type Loader, MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import type { DecoratedClass } from "@hub/subgraph-kit/federated-schema";
import { holdOwnDay } from "@hub/subgraph-kit/held-days";
import { rowsBy } from "@hub/subgraph-kit/row-loaders";
import type { Source } from "@hub/subgraph-kit/source";
import { createSourceResolver, sourceById } from "@hub/subgraph-kit/source-resolver";
import type { GraphQLResolveInfo } from "graphql";
import { Args, type ClassType, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { Activity, ActivityResult } from "./activity.js";
import {
  AdministrativeUnitExtension,
  CommitmentExtension,
  CoordinationProgrammeExtension,
} from "./extended-entities.js";

const ActivityConnection = connectionType(Activity, "Activity", { isShareable: true });

const activitiesOfUnit = rowsBy(Activity, "unitId", ["id"]);
const activitiesOfProgramme = rowsBy(Activity, "programmeId", ["id"]);
const activitiesOfCommitment = rowsBy(Activity, "commitmentId", ["id"]);

const WHERE = describe(
  "Nơi diễn ra, tại ngày cuối của hoạt động; trống nếu không thuộc một đơn vị hành chính.",
  "Where it took place, as of the activity's last day; null when it belongs to no administrative unit.",
);
const ON_UNIT = describe("Hoạt động của thành viên này tại đơn vị.", "This member's activities in the unit.");
const ON_PROGRAMME = describe(
  "Hoạt động của thành viên này trong chương trình.",
  "This member's activities within the programme.",
);
const ON_COMMITMENT = describe(
  "Hoạt động của thành viên này để thực hiện nội dung phối hợp.",
  "This member's activities towards the commitment.",
);

/**
 * The resolvers through which a member lists its activities, on its own and on the units, programmes and
 * commitments of the association. `prefix` as in createFigureResolvers.
 */
export function createActivityResolvers(prefix: string): DecoratedClass[] {
  const name = `${prefix}Activities`;

  @Resolver()
  class ActivityResolver {
    @Query(() => ActivityConnection, {
      name,
      nullable: true,
      description: describe(
        "Hoạt động đã công bố của thành viên này.",
        "This member's published activities.",
      ),
    })
    activities(
      @Args(() => PageArguments) page: PageArguments,
      @Ctx() { database }: MemberContext,
    ): Promise<Connection<Activity>> {
      return readPage(database.getRepository(Activity).createQueryBuilder("activity"), page, ["id"]);
    }
  }

  @Resolver(() => AdministrativeUnitExtension)
  class UnitActivityResolver {
    @FieldResolver(() => [Activity], { name, nullable: true, description: ON_UNIT })
    activities(@Root() { id }: { id: string }, @Ctx() context: MemberContext): Promise<Activity[]> {
      return context.load(activitiesOfUnit, id);
    }
  }

  @Resolver(() => CoordinationProgrammeExtension)
  class ProgrammeActivityResolver {
    @FieldResolver(() => [Activity], { name, nullable: true, description: ON_PROGRAMME })
    activities(@Root() { id }: { id: string }, @Ctx() context: MemberContext): Promise<Activity[]> {
      return context.load(activitiesOfProgramme, id);
    }
  }

  @Resolver(() => CommitmentExtension)
  class CommitmentActivityResolver {
    @FieldResolver(() => [Activity], { name, nullable: true, description: ON_COMMITMENT })
    activities(@Root() { id }: { id: string }, @Ctx() context: MemberContext): Promise<Activity[]> {
      return context.load(activitiesOfCommitment, id);
    }
  }

  return [
    ActivityResolver,
    UnitActivityResolver,
    ProgrammeActivityResolver,
    CommitmentActivityResolver,
    createActivityUnitResolver(AdministrativeUnitExtension, (id) => ({ id })),
    ...createPublicationResolvers(sourceById),
  ];
}

/**
 * The resolvers of what was published of activities, and where.
 * @param loader finds the sources that they cite
 */
export function createPublicationResolvers(loader: Loader<string, Source | null>): DecoratedClass[] {
  @Resolver(() => Activity)
  class ActivityResultsResolver {
    @FieldResolver(() => [ActivityResult], {
      description: describe("Các kết quả được công bố.", "Published results."),
    })
    results(@Root() { results, sourceId }: Activity): ActivityResult[] {
      return results.map((result) => ({ ...result, sourceId }));
    }
  }
  return [
    ActivityResultsResolver,
    createSourceResolver(Activity, () => loader),
    createSourceResolver(ActivityResult, () => loader),
  ];
}

/**
 * The resolver of where an activity took place.
 * @param unitType this member's class of `AdministrativeUnit`
 */
export function createActivityUnitResolver(
  unitType: ClassType<{ id: string }>,
  findUnit: (id: string, context: MemberContext) => Promise<object | null> | object,
): DecoratedClass {
  @Resolver(() => Activity)
  class ActivityUnitResolver {
    @FieldResolver(() => unitType, { nullable: true, description: WHERE })
    unit(
      @Root() { unitId, period }: Activity,
      @Ctx() context: MemberContext,
      @Info() info: GraphQLResolveInfo,
    ) {
      holdOwnDay(info, period.to);
      return unitId === null ? null : findUnit(unitId, context);
    }
  }
  return ActivityUnitResolver;
}
