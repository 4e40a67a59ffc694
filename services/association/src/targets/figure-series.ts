import { describe } from "@hub/subgraph-kit/describe";
import { isUuid, lowerCaseUuid } from "@hub/subgraph-kit/uuid";
import { Directive, Field, ID, ObjectType } from "type-graphql";

/** One indicator in one unit, whoever reports it: what a figure adds to and what a target is held against. */
@Directive('@key(fields: "id")')
@ObjectType({
  description: describe(
    "Chuỗi số liệu: một chỉ số tại một đơn vị hành chính, do bất kỳ thành viên nào báo cáo.",
    "A series of figures: one indicator in one administrative unit, whichever member reports it.",
  ),
})
export class FigureSeries {
  @Field(() => ID, { description: describe("Mã nội bộ, không đổi.", "Internal id; it never changes.") })
  readonly id: string;

  constructor(
    readonly unitId: string,
    readonly indicatorCode: string,
  ) {
    this.id = `${unitId}/${indicatorCode}`;
  }
}

/** The series that an id names; null when it names none. Whether unit and indicator exist is not known here. */
export function parseFigureSeries(id: unknown): FigureSeries | null {
  if (typeof id !== "string") return null;
  const [unitId, indicatorCode, ...rest] = id.split("/");
  return isUuid(unitId) && indicatorCode && rest.length === 0
    ? new FigureSeries(lowerCaseUuid(unitId), indicatorCode)
    : null;
}
