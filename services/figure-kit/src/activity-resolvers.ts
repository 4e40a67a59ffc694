import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { defineLoader, type Loader, MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import type { DecoratedClass } from "@hub/subgraph-kit/federated-schema";
import { holdOwnDay } from "@hub/subgraph-kit/held-days";
import { rowsBy } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import type { GraphQLResolveInfo } from "graphql";
import { Args, type ClassType, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { Activity, ActivityResult } from "./activity.js";
import { Figure } from "./figure.js";
import { ownFigures } from "./figure-loaders.js";

const ActivityConnection = connectionType(Activity, "Activity", { isShareable: true });

const activitiesOfUnit = activitiesBy("unitId");
const activitiesOfProgramme = activitiesBy("programmeId");
const activitiesOfCommitment = activitiesBy("commitmentId");

/** Those that stand. */
function activitiesBy(column: "unitId" | "programmeId" | "commitmentId"): Loader<string, Activity[]> {
  const { batch } = rowsBy(Activity, column, ["id"]);
  return defineLoader(async (keys, context) => {
    const lists = await batch(keys, context);
    return lists.map((activities) => activities.filter(({ isWithdrawn }) => !isWithdrawn));
  });
}

const WHERE = describe(
  "Nơi diễn ra, tại ngày cuối của hoạt động; trống nếu không thuộc một đơn vị hành chính.",
  "Where it took place, as of the activity's last day; null when it belongs to no administrative unit.",
);
const ORGANISER = describe(
  "Bên tổ chức; trống nếu không được nêu.",
  "Who organised it; null when no source says.",
);
const PARTNERS = describe(
  "Các bên phối hợp, kể cả ngoài các thành viên.",
  "The partners, also such as are no members.",
);
const PROGRAMME = describe(
  "Chương trình phối hợp mà hoạt động thuộc về; trống nếu không có.",
  "The programme that it belongs to; null where there is none.",
);
const COMMITMENT = describe(
  "Nội dung phối hợp mà hoạt động thực hiện; trống nếu không có.",
  "The commitment that it carries out; null where there is none.",
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

export interface ActivityResolverOptions extends ActivityRelations {
  /** As in createFigureResolvers. */
  readonly prefix: string;
  /** For a member that keeps copies of others' activities: where the figures and sources of one are. */
  readonly loadersFor?: (activity: Activity) => ActivityResult["loaders"];
}

/**
 * The resolvers through which a member lists its activities, on its own and on the units, programmes and
 * commitments of the association.
 */
export function createActivityResolvers(options: ActivityResolverOptions): DecoratedClass[] {
  const { prefix, unitType, programmeType, commitmentType, loadersFor = () => ownFigures } = options;
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
      const standing = database
        .getRepository(Activity)
        .createQueryBuilder("activity")
        .where("NOT activity.isWithdrawn");
      return readPage(standing, page, ["id"]);
    }
  }

  @Resolver(() => unitType)
  class UnitActivityResolver {
    @FieldResolver(() => [Activity], { name, nullable: true, description: ON_UNIT })
    activities(@Root() { id }: { id: string }, @Ctx() context: MemberContext): Promise<Activity[]> {
      return context.load(activitiesOfUnit, id);
    }
  }

  @Resolver(() => programmeType)
  class ProgrammeActivityResolver {
    @FieldResolver(() => [Activity], { name, nullable: true, description: ON_PROGRAMME })
    activities(@Root() { id }: { id: string }, @Ctx() context: MemberContext): Promise<Activity[]> {
      return context.load(activitiesOfProgramme, id);
    }
  }

  @Resolver(() => commitmentType)
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
    createRelationResolver(options),
    ...createPublicationResolvers(loadersFor),
  ];
}

/** The resolvers of what was published of activities, and where. */
function createPublicationResolvers(
  loadersFor: (activity: Activity) => ActivityResult["loaders"],
): DecoratedClass[] {
  @Resolver(() => Activity)
  class ActivityResultsResolver {
    @FieldResolver(() => [ActivityResult], {
      description: describe("Các kết quả được công bố.", "Published results."),
    })
    results(@Root() activity: Activity): ActivityResult[] {
      const { results, sourceId } = activity;
      return results.map((result) => ({ ...result, sourceId, loaders: loadersFor(activity) }));
    }
  }

  @Resolver(() => ActivityResult)
  class ResultFigureResolver {
    @FieldResolver(() => Figure, {
      nullable: true,
      description: describe(
        "Số liệu mà con số đã được báo cáo thành; trống nếu không có.",
        "The figure that the number was reported as; null where there is none.",
      ),
    })
    figure(
      @Root() { figureId, loaders }: ActivityResult,
      @Ctx() context: MemberContext,
    ): Promise<Figure | null> | null {
      return figureId == null ? null : context.load(loaders.byId, figureId);
    }
  }

  return [
    ActivityResultsResolver,
    ResultFigureResolver,
    createSourceResolver(Activity, (activity) => loadersFor(activity).source),
    createSourceResolver(ActivityResult, ({ loaders }) => loaders.source),
  ];
}

type Find = (id: string, context: MemberContext) => Promise<object | null> | object;

/** This member's classes of what the association has, and where it finds them. */
export interface ActivityRelations {
  readonly unitType: ClassType<{ id: string }>;
  readonly organisationType: ClassType<{ id: string }>;
  readonly programmeType: ClassType<{ id: string }>;
  readonly commitmentType: ClassType<{ id: string }>;
  readonly findUnit: Find;
  readonly findOrganisation: Find;
  readonly findProgramme: Find;
  readonly findCommitment: Find;
}

/** The resolver of where an activity took place, who held it, and what it belongs to. */
function createRelationResolver(relations: ActivityRelations): DecoratedClass {
  const { unitType, organisationType, programmeType, commitmentType } = relations;

  @Resolver(() => Activity)
  class ActivityRelationResolver {
    @FieldResolver(() => unitType, { nullable: true, description: WHERE })
    unit(
      @Root() { unitId, period }: Activity,
      @Ctx() context: MemberContext,
      @Info() info: GraphQLResolveInfo,
    ) {
      holdOwnDay(info, period.to);
      return unitId === null ? null : relations.findUnit(unitId, context);
    }

    @FieldResolver(() => organisationType, { nullable: true, description: ORGANISER })
    organiser(
      @Root() { organiserId, period }: Activity,
      @Ctx() context: MemberContext,
      @Info() info: GraphQLResolveInfo,
    ) {
      holdOwnDay(info, period.to);
      return organiserId === null ? null : relations.findOrganisation(organiserId, context);
    }

    @FieldResolver(() => [organisationType], { nullable: "items", description: PARTNERS })
    partners(
      @Root() { partnerIds, period }: Activity,
      @Ctx() context: MemberContext,
      @Info() info: GraphQLResolveInfo,
    ) {
      holdOwnDay(info, period.to);
      return partnerIds.map((id) => relations.findOrganisation(id, context));
    }

    @FieldResolver(() => programmeType, { nullable: true, description: PROGRAMME })
    programme(@Root() { programmeId }: Activity, @Ctx() context: MemberContext) {
      return programmeId === null ? null : relations.findProgramme(programmeId, context);
    }

    @FieldResolver(() => commitmentType, { nullable: true, description: COMMITMENT })
    commitment(@Root() { commitmentId }: Activity, @Ctx() context: MemberContext) {
      return commitmentId === null ? null : relations.findCommitment(commitmentId, context);
    }
  }
  return ActivityRelationResolver;
}
