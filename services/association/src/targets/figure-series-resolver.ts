import { Figure } from "@hub/figure-kit/figure";
import { parseFigureSeriesKey } from "@hub/figure-kit/figure-series-key";
import { type Connection, connectionType, PageArguments } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import type { ReferenceResolver } from "@hub/subgraph-kit/federated-schema";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { readToldVersion } from "@hub/subgraph-kit/told-version";
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { Indicator } from "../indicators/indicator.js";
import { indicatorByCode } from "../indicators/indicator-loaders.js";
import { findFiguresOfSeries, versionOfSeries } from "../joint-record/figures/figures-of-series.js";
import { isMember } from "../joint-record/named-in-record.js";
import { FigureSeries } from "./figure-series.js";
import { Target } from "./target.js";
import { targetsOfLevel } from "./target-loaders.js";

const SeriesFigureConnection = connectionType(Figure, "SeriesFigure");

@Resolver(() => FigureSeries)
export class FigureSeriesResolver {
  @Query(() => FigureSeries, {
    nullable: true,
    description: describe(
      "Chuỗi số liệu có mã định danh này; trống nếu không có thành viên, đơn vị hoặc chỉ số đó.",
      "The series with this id; null when there is no such member, unit or indicator.",
    ),
  })
  figureSeries(
    @IdOf("FigureSeries")
    @Arg("id", () => ID, { description: describe("Mã của chuỗi số liệu.", "The id of the series.") })
    id: string,
    @Ctx() context: MemberContext,
  ): Promise<FigureSeries | null> {
    return findSeries(id, context);
  }

  @FieldResolver(() => AdministrativeUnit, {
    description: describe("Đơn vị hành chính.", "The administrative unit."),
  })
  unit(@Root() { unitId }: FigureSeries, @Ctx() context: MemberContext): Promise<AdministrativeUnit | null> {
    return context.load(unitById, unitId);
  }

  @FieldResolver(() => Int, {
    description: describe(
      "Phiên bản: số công bố mà dữ liệu chung đã có của chuỗi. Dưới một thông báo, hay số liệu vừa được báo cáo, không cũ hơn phiên bản được nói đến, trừ khi dữ liệu chung đang không nhận được dữ liệu của thành viên.",
      "Its version: how many claims of the series the joint record has. Below an event, or a figure that was just reported, it is no older than what is told there, unless the joint record cannot follow the member.",
    ),
  })
  version(@Root() series: FigureSeries, @Ctx() context: MemberContext): Promise<number> {
    return context.load(versionOfSeries, series);
  }

  @FieldResolver(() => SeriesFigureConnection, {
    description: describe(
      "Mọi công bố của chuỗi, kể cả đã bị đính chính, theo ngày rồi theo lúc hệ thống biết; `last: 10` cho mười công bố sau cùng.",
      "All claims of the series, corrected ones among them, by their days and then by when the hub learned them; `last: 10` gives the latest ten.",
    ),
  })
  async figures(
    @Root() series: FigureSeries,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<Figure>> {
    // They are no older than the version.
    await context.load(versionOfSeries, series);
    return findFiguresOfSeries(series, page, context);
  }

  @FieldResolver(() => Indicator, { description: describe("Chỉ số.", "The indicator.") })
  indicator(
    @Root() { indicatorCode }: FigureSeries,
    @Ctx() context: MemberContext,
  ): Promise<Indicator | null> {
    return context.load(indicatorByCode, indicatorCode);
  }

  @FieldResolver(() => [Target], {
    description: describe(
      "Chỉ tiêu quốc gia của chỉ số này áp dụng cho các đơn vị cùng cấp, theo năm đích.",
      "The national targets of this indicator that units of this level are held against, by their years.",
    ),
  })
  async targets(
    @Root() { unitId, indicatorCode }: FigureSeries,
    @Arg("year", () => Int, {
      nullable: true,
      description: describe("Chỉ các chỉ tiêu của năm này.", "Only the targets of this year."),
    })
    year: number | null | undefined,
    @Ctx() context: MemberContext,
  ): Promise<Target[]> {
    const unit = await context.load(unitById, unitId);
    const targets = unit ? await context.load(targetsOfLevel, unit.level) : [];
    return targets.filter(
      (target) => target.indicatorCode === indicatorCode && (year == null || target.year === year),
    );
  }
}

/** Resolves references to a series. */
export const findFigureSeries: ReferenceResolver = (reference, context) =>
  findSeries(reference["id"], context, readToldVersion(reference));

async function findSeries(
  id: unknown,
  context: MemberContext,
  toldVersion: number | null = null,
): Promise<FigureSeries | null> {
  const series = parseFigureSeriesKey(id);
  if (!series) return null;
  const [unit, indicator, hasMember] = await Promise.all([
    context.load(unitById, series.unitId),
    context.load(indicatorByCode, series.indicatorCode),
    isMember(series.member, context),
  ]);
  return unit && indicator && hasMember ? new FigureSeries(series, toldVersion) : null;
}
