import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { Figure } from "@hub/figure-kit/figure";
import { REGISTERED_INDICATORS } from "@hub/figure-kit/registers/registered-indicators";
import { mapNodes, PageArguments } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { HoldsBelow } from "@hub/subgraph-kit/held-days";
import { ANY_TYPE, IdOf } from "@hub/subgraph-kit/ids/id-of";
import { StandsInFor } from "@hub/subgraph-kit/ids/stands-in-for";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { DateScalar, DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { Args, ArgsType, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from "type-graphql";
import { UNITS } from "../../administrative-units/named-units.js";
import { copiesOf, recordedConnectionType } from "../member-copy.js";
import { FIGURES, MEMBERS } from "../named-in-record.js";
import { findTerritory } from "../unit-argument.js";
import { countUndated, findFigures } from "./find-figures.js";

@ArgsType()
class JointFigureArguments extends PageArguments {
  @IdOf(ANY_TYPE)
  @Field(() => [ID], {
    nullable: true,
    description: describe(
      "Chỉ các số liệu có các mã này, kể cả số liệu đã bị đính chính, của ngày trước đó hoặc của đơn vị đã kết thúc: như đã nhận được lần cuối, cả khi thành viên giữ chúng không trả lời.",
      "Only the figures with these ids, also those that were corrected, of earlier days or of units that have ended: as they were last received, also while the member that holds them does not answer.",
    ),
  })
  ids?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: describe("Chỉ các chỉ số này, theo mã.", "Only these indicators, by their codes."),
  })
  indicators?: string[] | null;

  @IdOf("AdministrativeUnit")
  @Field(() => [ID], {
    nullable: true,
    description: describe(
      "Chỉ các đơn vị này, kể cả đơn vị đã kết thúc.",
      "Only these units, also those that have ended.",
    ),
  })
  unitIds?: string[] | null;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ đơn vị này và các đơn vị nằm trong đó vào ngày của số liệu.",
      "Only this unit and those that lay in it on the day of the figure.",
    ),
  })
  under?: string | null;

  @Field(() => AdministrativeLevel, {
    nullable: true,
    description: describe("Chỉ đơn vị cấp này.", "Only units of this level."),
  })
  level?: AdministrativeLevel | null;

  @HoldsBelow()
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Số liệu có hiệu lực tại ngày này: của mỗi chuỗi là ngày gần nhất không sau ngày này, không kể số liệu không nêu ngày và kỳ; bỏ trống thì là ngày gần nhất đã biết, kể cả những số liệu đó.",
      "The figures that hold on this day: of each series those about the latest day up to it, without those of no stated day or period; without it those about the latest day, and these as well.",
    ),
  })
  asOf?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: describe(
      "Như hệ thống đã biết vào lúc này: đính chính về sau không kể, số liệu đã bị đính chính hiện lại.",
      "As the hub knew it at this moment: what was corrected later is shown as it was.",
    ),
  })
  knownAt?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: describe("Chỉ của các thành viên này.", "Only of these members."),
  })
  members?: string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: describe(
      "Cả số liệu của các đơn vị đã kết thúc trước ngày được hỏi. Cùng “under”: cả của các đơn vị đã nhập toàn bộ vào đơn vị này và của những gì nằm trong đó; không kể đơn vị đã bị chia.",
      'Also of units that had ended before the day asked about. With "under": also of those that went into that unit as a whole, and of what lay in them; not of such as were divided.',
    ),
  })
  includeEnded!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: describe(
      "Các công bố về mọi ngày, không chỉ ngày gần nhất: toàn bộ điều đang được công bố, để chép về.",
      "The claims about all days and not only the latest: all that is claimed, for a copy of it.",
    ),
  })
  allDays!: boolean;
}

@ObjectType({
  description: describe("Một trang số liệu của mọi thành viên.", "A page of all members' figures."),
})
class FigureConnection extends recordedConnectionType(Figure, "Figure") {
  countUndated!: () => Promise<number>;

  @Field(() => Int, {
    description: describe(
      "Với “asOf”: bao nhiêu số liệu không có trong danh sách vì nguồn không nêu ngày và kỳ; danh sách không hỏi theo ngày có chúng. Chỉ đếm khi được hỏi.",
      'With "asOf": how many figures the list leaves out because their sources state no day or period; a list without a day has them. Counted when it is asked for.',
    ),
  })
  undatedCount(): Promise<number> {
    return this.countUndated();
  }
}

/** The connection as it is resolved. */
type FigurePage = Omit<FigureConnection, "undatedCount">;

@Resolver()
export class JointFigureResolver {
  @StandsInFor("Figure")
  @Query(() => FigureConnection, {
    nullable: true,
    description: describe(
      "Số liệu của mọi thành viên: của mỗi chuỗi là các công bố về ngày gần nhất, hoặc về mọi ngày (`allDays`). Xếp theo cấp và mã của đơn vị, chỉ số, ngày.",
      "All members' figures: of each series the claims about its latest day, or about all days (`allDays`), in the order of the units' levels and codes, of indicators and days.",
    ),
  })
  async figures(
    @Args(() => JointFigureArguments) { knownAt, under, members, ...filter }: JointFigureArguments,
    @Ctx() context: MemberContext,
  ): Promise<FigurePage> {
    await refuseUnknown(context, [
      { argument: "ids", values: filter.ids, things: FIGURES },
      { argument: "members", values: members, things: MEMBERS },
      { argument: "unitIds", values: filter.unitIds, things: UNITS },
      { argument: "indicators", values: filter.indicators, things: REGISTERED_INDICATORS },
    ]);
    const moment = knownAt ? new Date(knownAt) : null;
    const territory = await findTerritory(under, filter.includeEnded, context);
    const asked = { ...filter, members, knownAt: moment, under: territory };
    const found = await findFigures(context.database, asked, filter);
    const page = await mapNodes(found, async (figure) => (moment ? figure.shownAsOf(moment) : figure));
    return {
      ...page,
      copies: () => copiesOf(context, members),
      countUndated: () => countUndated(context.database, asked),
    };
  }
}
