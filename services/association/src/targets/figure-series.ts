import { type FigureSeriesKey, formatFigureSeriesKey } from "@hub/figure-kit/figure-series-key";
import { describe } from "@hub/subgraph-kit/describe";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { CarriesVersion } from "@hub/subgraph-kit/told-version";
import { Field, ObjectType } from "type-graphql";

/** One indicator in one unit, as one member reports it: what a figure adds to and what a target is held against. */
@GlobalNode("FigureSeries")
@CarriesVersion()
@ObjectType({
  description: describe(
    "Chuỗi số liệu: một chỉ số tại một đơn vị hành chính, do một thành viên báo cáo.",
    "A series of figures: one indicator in one administrative unit, as one member reports it.",
  ),
})
export class FigureSeries {
  @GlobalId()
  readonly id: string;

  @Field(() => String, {
    description: describe(
      "Thành viên báo cáo, ví dụ `education`.",
      "The member that reports it, such as `education`.",
    ),
  })
  readonly member: string;

  readonly unitId: string;
  readonly indicatorCode: string;

  /** @param toldVersion that is known where the series was referred to; null where none is */
  constructor(
    key: FigureSeriesKey,
    readonly toldVersion: number | null = null,
  ) {
    this.id = formatFigureSeriesKey(key);
    this.member = key.member;
    this.unitId = key.unitId;
    this.indicatorCode = key.indicatorCode;
  }
}
