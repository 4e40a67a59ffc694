import { FIGURE_ROLES } from "@hub/schema/roles";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt } from "@hub/subgraph-kit/doubt";
import type { DecoratedClass } from "@hub/subgraph-kit/federated-schema";
import { HoldsBelow, holdOwnDay } from "@hub/subgraph-kit/held-days";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { type Mistake, Mistakes } from "@hub/subgraph-kit/mistakes";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { Needed } from "@hub/subgraph-kit/needed";
import { ofThisMember, type Where } from "@hub/subgraph-kit/owner";
import { CountScalar, DateScalar, DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { SourceInput } from "@hub/subgraph-kit/source";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  ArgsType,
  type ClassType,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Info,
  InputType,
  Int,
  Mutation,
  Resolver,
  Root,
} from "type-graphql";
import { dayOf } from "./claim.js";
import { DataQualityFlag, doubtsIn, FlagSourceResolver, foundIn } from "./data-quality-flag.js";
import { Figure, FigureState } from "./figure.js";
import { type FigureLoaders, ownFigures, standingFigures } from "./figure-loaders.js";
import { FigurePeriodInput } from "./figure-period.js";
import { type FigureSeriesKey, parseFigureSeriesKey } from "./figure-series-key.js";
import { figuresAsOf } from "./figures-as-of.js";
import { indicatorCode } from "./indicator-codes.js";
import { Qualifier } from "./qualifier.js";
import { REGISTERED_INDICATORS } from "./registers/registered-indicators.js";
import { reportFigure, validateReport } from "./report-figure.js";
import { alreadyRecorded, findingsIn } from "./report-findings.js";
import { ReportedFigure } from "./reported-figure.js";
import { checkRivals } from "./rivals.js";
import { Sensitivity } from "./sensitivity.js";
import { storedVersionOfSeries } from "./series-versions.js";

@InputType({ description: describe("Báo cáo một số liệu.", "A figure to be reported.") })
export class ReportFigureInput {
  @Needed()
  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe("Đơn vị hành chính.", "The administrative unit."),
  })
  unitId!: string;

  @Needed()
  @Field(() => String, {
    nullable: true,
    description: describe("Mã chỉ số, ví dụ LM01.", "The indicator's code, such as LM01."),
  })
  indicatorCode!: string;

  @Field(() => CountScalar, {
    nullable: true,
    description: describe("Tử số, hoặc số đếm.", "The numerator, or the count itself."),
  })
  numerator?: number | null;

  @Field(() => CountScalar, { nullable: true, description: describe("Mẫu số.", "The denominator.") })
  denominator?: number | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Tỷ lệ như được in, đủ các chữ số, ví dụ “84,10”.",
      'The percentage as printed, with all its digits, such as "84,10".',
    ),
  })
  printedPercentage?: string | null;

  @Field(() => Qualifier, {
    nullable: true,
    defaultValue: Qualifier.EXACT,
    description: describe("Cách hiểu con số.", "How the number is meant."),
  })
  qualifier?: Qualifier | null;

  @Needed()
  @Field(() => String, {
    nullable: true,
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  printedText!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe("Ngày mà số liệu đúng.", "The day that the figure is true of."),
  })
  asOf?: string | null;

  @Field(() => FigurePeriodInput, {
    nullable: true,
    description: describe("Kỳ mà số liệu tính gộp.", "The period that the figure covers."),
  })
  period?: FigurePeriodInput | null;

  @Needed()
  @Field(() => SourceInput, { nullable: true, description: describe("Nguồn.", "The source.") })
  source!: SourceInput;

  @IdOf("Figure")
  @Field(() => ID, {
    nullable: true,
    description: describe("Số liệu được đính chính.", "The figure that is corrected."),
  })
  correctsId?: string | null;

  @Field(() => String, { nullable: true, description: describe("Lý do đính chính.", "Why it is corrected.") })
  reason?: string | null;

  @Field(() => Sensitivity, {
    nullable: true,
    defaultValue: Sensitivity.PUBLIC,
    description: describe(
      "Dành cho ai; số liệu nội bộ không được báo cho ai ngoài thành viên này, và chỉ đính chính được bằng số liệu nội bộ.",
      "Whom it is for. An internal figure is told to nobody outside of this member, and is corrected by internal ones alone.",
    ),
  })
  sensitivity?: Sensitivity | null;
}

@ArgsType()
class FigureArguments {
  @Field(() => [String], {
    nullable: true,
    description: describe("Chỉ các chỉ số này.", "Only these indicators."),
  })
  indicatorCodes?: string[] | null;

  @HoldsBelow()
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Số liệu có hiệu lực tại ngày này, không kể số liệu không nêu ngày và kỳ; mặc định là ngày của danh sách chứa đơn vị, nếu có.",
      "The figures that hold at this day, without those of no stated day or period; by default at that of the list the unit stands in, if it has one.",
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
}

export interface FigureResolverOptions {
  /** The member, as it signs its reports. */
  readonly member: string;
  /** `education` makes `AdministrativeUnit.educationFigures` and `Mutation.reportEducationFigure`. */
  readonly prefix: string;
  /** This member's class of `AdministrativeUnit`, of `Indicator` and of `FigureSeries`. */
  readonly unitType: ClassType<{ id: string }>;
  readonly indicatorType: ClassType<object>;
  readonly seriesType: ClassType<{ id: string }>;
  readonly findUnit: (id: string, context: MemberContext) => Promise<object | null> | object | null;
  readonly findIndicator: (code: string, context: MemberContext) => Promise<object | null> | object | null;
  readonly findSeries: (key: FigureSeriesKey) => object;
  /** For a member that keeps copies of others' figures: where those are that a figure is shown with. */
  readonly loadersFor?: (figure: Figure) => FigureLoaders;
}

/** Of a unit that cannot be read nothing is written. */
function placeOf({ unitId }: { readonly unitId: string }): Where {
  return isUuid(unitId) ? { unitId: unitId.toLowerCase() } : "anywhere";
}

/** The resolvers through which a member reports its figures and lists them on administrative units. */
export function createFigureResolvers(options: FigureResolverOptions): DecoratedClass[] {
  const { member, prefix, unitType, indicatorType, seriesType, loadersFor = () => ownFigures } = options;
  const Prefix = prefix.charAt(0).toUpperCase() + prefix.slice(1);

  @Resolver(() => unitType)
  class UnitFigureResolver {
    @FieldResolver(() => [Figure], {
      name: `${prefix}Figures`,
      nullable: true,
      description: describe(
        "Số liệu hiện hành của thành viên này về đơn vị: của mỗi chỉ số là các công bố về ngày gần nhất, và các công bố không có ngày.",
        "This member's current figures about the unit: of each indicator the claims about the latest day, and those without a day.",
      ),
    })
    async figures(
      @Root() unit: { id: string },
      @Args(() => FigureArguments) filter: FigureArguments,
      @Ctx() context: MemberContext,
    ): Promise<Figure[]> {
      await refuseUnknown(context, [
        { argument: "indicatorCodes", values: filter.indicatorCodes, things: REGISTERED_INDICATORS },
      ]);
      const knownAt = filter.knownAt ? new Date(filter.knownAt) : null;
      const standing = await context.load(standingFigures, { unitId: unit.id, knownAt });
      return figuresAsOf(standing.figures, filter);
    }

    @Mutation(() => ReportedFigure, {
      name: `report${Prefix}Figure`,
      nullable: true,
      description: describe(
        "Báo cáo hoặc đính chính một số liệu. Số liệu vô lý bị từ chối; số liệu lạ được lưu kèm điểm cần đối chiếu. Client dùng `reportFigure`.",
        "Reports or corrects a figure. An impossible one is refused; an odd one is stored with flags. Clients use `reportFigure`.",
      ),
    })
    @Directive("@inaccessible")
    async report(
      @Arg("input", () => ReportFigureInput, { description: describe("Số liệu.", "The figure.") })
      input: ReportFigureInput,
      @Arg("validateOnly", () => Boolean, {
        defaultValue: false,
        description: describe(
          "Chỉ kiểm tra: trả về mọi phát hiện, không lưu gì.",
          "Only validate: all findings are returned, and nothing is stored.",
        ),
      })
      validateOnly: boolean,
      @Mistakes() unread: readonly Mistake[],
      @Ctx() context: MemberContext,
    ): Promise<ReportedFigure> {
      const report = {
        ...input,
        indicatorCode: indicatorCode(input.indicatorCode),
        numerator: input.numerator ?? null,
        denominator: input.denominator ?? null,
        printedPercentage: input.printedPercentage ?? null,
        qualifier: input.qualifier ?? Qualifier.EXACT,
        asOf: input.asOf ?? null,
        period: input.period ?? null,
        sensitivity: input.sensitivity ?? Sensitivity.PUBLIC,
        member,
      };
      const answer = async (figure: Figure): Promise<ReportedFigure> => {
        const findings = findingsIn(report, await flagsOf(ownFigures, figure, context));
        return { figure, findings };
      };
      const owner = ofThisMember(FIGURE_ROLES, placeOf(report));
      if (!validateOnly) {
        return answer(
          await context.transact(owner, (transaction) => reportFigure(transaction, report, unread)),
        );
      }
      const { repeated, findings } = await context.validate(owner, (transaction) =>
        validateReport(transaction, report, unread),
      );
      if (repeated === null) return { figure: null, findings };
      const recorded = await answer(repeated);
      return { ...recorded, findings: [alreadyRecorded(repeated), ...recorded.findings] };
    }
  }

  @Resolver(() => Figure)
  class FigureResolver {
    @FieldResolver(() => unitType, {
      nullable: true,
      description: describe(
        "Đơn vị hành chính của số liệu, tại ngày của danh sách chứa số liệu; nếu không có thì tại ngày của số liệu.",
        "The unit the figure is about, as of the day of the list the figure stands in; without one as of the figure's day.",
      ),
    })
    unit(@Root() figure: Figure, @Ctx() context: MemberContext, @Info() info: GraphQLResolveInfo) {
      holdOwnDay(info, dayOf(figure));
      return options.findUnit(figure.unitId, context);
    }

    @FieldResolver(() => indicatorType, {
      nullable: true,
      description: describe("Chỉ số.", "The indicator."),
    })
    indicator(@Root() figure: Figure, @Ctx() context: MemberContext) {
      return options.findIndicator(figure.indicatorCode, context);
    }

    @FieldResolver(() => seriesType, {
      nullable: true,
      description: describe(
        "Chuỗi số liệu mà số liệu thuộc về: mọi công bố của cùng thành viên về chỉ số này tại đơn vị này.",
        "The series it belongs to: all claims of the same member about this indicator in this unit.",
      ),
    })
    series(@Root() { member, indicatorCode, unitId }: Figure) {
      return options.findSeries({ member, indicatorCode, unitId });
    }

    @FieldResolver(() => Figure, {
      nullable: true,
      description: describe("Số liệu mà số liệu này đính chính.", "The figure that this one corrects."),
    })
    corrects(@Root() figure: Figure, @Ctx() context: MemberContext): Promise<Figure | null> {
      return findShown(loadersFor(figure), figure.correctsId, figure.shownAt, context);
    }

    @FieldResolver(() => Figure, {
      nullable: true,
      description: describe(
        "Số liệu đính chính số liệu này; trống nếu chưa có.",
        "The figure that corrects this one; null while there is none.",
      ),
    })
    correctedBy(@Root() figure: Figure, @Ctx() context: MemberContext): Promise<Figure | null> {
      return findShown(loadersFor(figure), figure.correctedById, figure.shownAt, context);
    }

    @FieldResolver(() => [Figure], {
      description: describe(
        "Các công bố khác của chuỗi về cùng ngày và kỳ, không bên nào đính chính bên nào; nhiều nhất mười công bố mới nhất.",
        "Other claims of the series about the same day and period, where neither corrects the other; the ten newest at most.",
      ),
    })
    rivals(@Root() figure: Figure, @Ctx() context: MemberContext): Promise<Figure[]> {
      return findRivals(loadersFor(figure), figure, context);
    }

    @FieldResolver(() => [DataQualityFlag], {
      description: describe("Điều các quy tắc kiểm tra phát hiện.", "What the validation rules found."),
    })
    flags(@Root() figure: Figure, @Ctx() context: MemberContext): Promise<DataQualityFlag[]> {
      return flagsOf(loadersFor(figure), figure, context);
    }

    @FieldResolver(() => [Doubt], {
      description: describe("Điều chưa chắc chắn, và vì sao.", "What is not certain, and why."),
    })
    async doubts(@Root() figure: Figure, @Ctx() context: MemberContext): Promise<Doubt[]> {
      return [...figure.doubts, ...doubtsIn(await this.flags(figure, context))];
    }
  }

  @Resolver(() => seriesType)
  class SeriesVersionResolver {
    @FieldResolver(() => Int, {
      nullable: true,
      description: describe(
        "Số công bố của chuỗi mà thành viên này đã lưu; trống nếu chuỗi là của thành viên khác.",
        "How many claims of the series this member has stored; null where it is another member's.",
      ),
    })
    @Directive("@inaccessible")
    @Directive("@shareable")
    toldVersion(@Root() { id }: { id: string }, @Ctx() context: MemberContext): Promise<number> | null {
      const series = parseFigureSeriesKey(id);
      return series?.member === member ? context.load(storedVersionOfSeries, series) : null;
    }
  }

  const sourceResolver = createSourceResolver(Figure, (figure) => loadersFor(figure).source);
  return [UnitFigureResolver, FigureResolver, SeriesVersionResolver, FlagSourceResolver, sourceResolver];
}

async function flagsOf(
  loaders: FigureLoaders,
  figure: Figure,
  context: MemberContext,
): Promise<DataQualityFlag[]> {
  // Their sentences tell the numbers.
  if (figure.withheld !== null) return [];
  const rivals = await findRivals(loaders, figure, context);
  const ofRivals = checkRivals(
    figure,
    rivals.filter(({ withheld }) => withheld === null),
  );
  return foundIn(figure, [...figure.ownFlags, ...ofRivals], loaders.source);
}

async function findRivals(
  { standing }: FigureLoaders,
  figure: Figure,
  context: MemberContext,
): Promise<Figure[]> {
  if (figure.state === FigureState.CORRECTED) return [];
  const { unitId, indicatorCode, shownAt: knownAt } = figure;
  return (await context.load(standing, { unitId, indicatorCode, knownAt })).rivalsOf(figure);
}

/** Another figure, as of the same moment as the one that points to it. */
async function findShown(
  { byId }: FigureLoaders,
  id: string | null,
  shownAt: Date | null,
  context: MemberContext,
): Promise<Figure | null> {
  const figure = id === null ? null : await context.load(byId, id);
  return shownAt === null ? figure : (figure?.shownAsOf(shownAt) ?? null);
}
