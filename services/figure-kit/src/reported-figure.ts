import { describe } from "@hub/subgraph-kit/describe";
import { Directive, Field, ObjectType } from "type-graphql";
import { Figure } from "./figure.js";
import { ReportFinding } from "./report-findings.js";

@Directive("@shareable")
@ObjectType({
  description: describe("Kết quả của một báo cáo số liệu.", "What became of the report of a figure."),
})
export class ReportedFigure {
  @Field(() => Figure, {
    nullable: true,
    description: describe(
      "Số liệu đã lưu; trống khi chỉ kiểm tra.",
      "The figure as stored; null when it was only validated.",
    ),
  })
  figure!: Figure | null;

  @Field(() => [ReportFinding], {
    description: describe(
      "Mọi điều các quy tắc phát hiện, kể cả những gì không đọc được (`MALFORMED`). Số liệu có phát hiện mức `ERROR` chỉ kiểm tra được, không lưu được.",
      "All that the rules find, also what cannot be read (`MALFORMED`). A figure with a finding of severity `ERROR` can be validated and not stored.",
    ),
  })
  findings!: ReportFinding[];
}
