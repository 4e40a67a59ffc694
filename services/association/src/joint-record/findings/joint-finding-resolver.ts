import { FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import { Figure } from "@hub/figure-kit/figure";
import { type Connection, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ANY_TYPE, IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { Source } from "@hub/subgraph-kit/source";
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { AdministrativeUnit } from "../../administrative-units/administrative-unit.js";
import { unitById } from "../../administrative-units/administrative-unit-loaders.js";
import { Indicator } from "../../indicators/indicator.js";
import { indicatorByCode } from "../../indicators/indicator-loaders.js";
import { jointFigureLoaders } from "../figures/joint-figure.js";
import { formerMembers } from "../former-members.js";
import { jointSourceById } from "../joint-source.js";
import { copiesOf, recordedConnectionType } from "../member-copy.js";
import { CHANGED_THINGS, MEMBERS, RULES } from "../named-in-record.js";
import { findTerritory, liesIn, type Territory, TerritoryArguments } from "../unit-argument.js";
import { Finding } from "./joint-finding.js";

@ArgsType()
class FindingArguments extends TerritoryArguments {
  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ đơn vị này và các đơn vị nằm trong đó: của số liệu là vào ngày của số liệu, của thứ khác là hôm nay.",
      "Only this unit and those that lie in it: of a figure on its day, of anything else today.",
    ),
  })
  under?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: describe("Chỉ của các quy tắc này.", "Only of these rules."),
  })
  rules?: string[] | null;

  @Field(() => [FlagSeverity], {
    nullable: true,
    description: describe("Chỉ các mức độ này.", "Only of these severities."),
  })
  severities?: FlagSeverity[] | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Chỉ những điều thành viên này phải trả lời.",
      "Only what this member must answer.",
    ),
  })
  owner?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: describe(
      "true: chỉ điều còn mở; false: chỉ điều không còn phải trả lời; bỏ trống: cả hai.",
      "true: only what is open; false: only what has to be answered no more; left out: both.",
    ),
  })
  open?: boolean | null;

  @IdOf(ANY_TYPE)
  @Field(() => [ID], {
    nullable: true,
    description: describe(
      "Chỉ điều được phát hiện ở những thứ có các mã này.",
      "Only what was found in the things with these ids.",
    ),
  })
  nodeIds?: string[] | null;
}

@ObjectType({
  description: describe("Một trang phát hiện.", "A page of findings."),
})
class FindingConnection extends recordedConnectionType(Finding, "Finding") {}

@Resolver(() => Finding)
export class FindingResolver {
  @Query(() => FindingConnection, {
    nullable: true,
    description: describe(
      "Điều các quy tắc phát hiện trong dữ liệu của mọi thành viên (mọi thứ có `flags`), mỗi điều một lần, theo thứ tự của đơn vị và chỉ số; điều không thuộc đơn vị nào ở cuối.",
      "What the rules have found in all members' data, whatever has `flags`, each finding once, in the order of units and indicators; what is in no unit comes last.",
    ),
  })
  async findings(
    @Args(() => FindingArguments) { under, includeEnded, ...filter }: FindingArguments,
    @Ctx() context: MemberContext,
  ): Promise<FindingConnection> {
    await refuseUnknown(context, [
      { argument: "owner", values: filter.owner, things: MEMBERS },
      { argument: "rules", values: filter.rules, things: RULES },
      { argument: "nodeIds", values: filter.nodeIds, things: CHANGED_THINGS },
    ]);
    const territory = await findTerritory(under, includeEnded, context);
    const page = await findFindings(context, territory, filter);
    return { ...page, copies: () => copiesOf(context, filter.owner == null ? null : [filter.owner]) };
  }

  @FieldResolver(() => [Figure], {
    description: describe(
      "Số liệu có điều này, công bố mới nhất đứng đầu; của một mâu thuẫn là các công bố đứng cạnh nhau, nhiều nhất 11; của thứ khác thì không có.",
      "The figures it is found in, the latest claim first; of a contradiction those that stand beside each other, at most 11; none of anything else.",
    ),
  })
  async figures(@Root() { figureIds }: Finding, @Ctx() context: MemberContext): Promise<Figure[]> {
    const figures = await Promise.all(figureIds.map((id) => context.load(jointFigureLoaders.byId, id)));
    return figures.filter((figure) => figure !== null);
  }

  @FieldResolver(() => Boolean, {
    description: describe(
      "Còn phải trả lời: chưa được giải quyết, và thành viên phải trả lời còn trong hệ thống.",
      "It still has to be answered: it is not settled, and the member that must answer has not left the hub.",
    ),
  })
  async isOpen(@Root() { settledAt, member }: Finding, @Ctx() context: MemberContext): Promise<boolean> {
    if (settledAt !== null) return false;
    const former = await formerMembers(context);
    return former.every(({ name }) => name !== member);
  }

  @FieldResolver(() => Source, {
    nullable: true,
    description: describe(
      "Nguồn của thứ có điều này; của một mâu thuẫn là nguồn của công bố mới nhất, mỗi số liệu có nguồn của nó.",
      "The source of what it is found in; of a contradiction that of the latest claim: each figure has its own.",
    ),
  })
  async source(@Root() finding: Finding, @Ctx() context: MemberContext): Promise<Source | null> {
    if (finding.sourceId !== null) return context.load(jointSourceById, finding.sourceId);
    const [latest] = await this.figures(finding, context);
    return latest ? context.load(jointFigureLoaders.source, latest.sourceId) : null;
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính; trống nếu không thuộc đơn vị nào.",
      "The administrative unit; null where it is in none.",
    ),
  })
  unit(
    @Root() { unitId }: Finding,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeUnit | null> | null {
    return unitId === null ? null : context.load(unitById, unitId);
  }

  @FieldResolver(() => Indicator, {
    nullable: true,
    description: describe("Chỉ số; chỉ số liệu mới có.", "The indicator; only figures have one."),
  })
  indicator(
    @Root() { indicatorCode }: Finding,
    @Ctx() context: MemberContext,
  ): Promise<Indicator | null> | null {
    return indicatorCode === null ? null : context.load(indicatorByCode, indicatorCode);
  }
}

async function findFindings(
  context: MemberContext,
  under: Territory | null,
  { rules, severities, owner, open, nodeIds, ...page }: Omit<FindingArguments, "under" | "includeEnded">,
): Promise<Connection<Finding>> {
  const query = context.database.getRepository(Finding).createQueryBuilder("finding");
  if (rules) query.andWhere("finding.rule = ANY(:rules)", { rules });
  if (severities) query.andWhere("finding.severity = ANY(:severities)", { severities });
  if (owner != null) query.andWhere("finding.member = :owner", { owner });
  if (open != null) {
    const former = (await formerMembers(context)).map(({ name }) => name);
    query.andWhere(`(finding.settled_at IS NULL AND finding.member <> ALL(:former)) = :open`, {
      former,
      open,
    });
  }
  if (nodeIds)
    query.andWhere("(finding.node_id = ANY(:nodeIds) OR finding.figure_ids && :nodeIds)", { nodeIds });
  return readPage(query, page, ["place", "id"], {}, liesIn("finding", under));
}
