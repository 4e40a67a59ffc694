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
      "Số liệu đã lưu; khi chỉ kiểm tra thì là số liệu đã có trong hệ thống với đúng nội dung này, trống nếu chưa có.",
      "The figure as stored; when it was only validated, the one that the hub has already with these very words and numbers, null if there is none.",
    ),
  })
  figure!: Figure | null;

  @Field(() => [ReportFinding], {
    description: describe(
      "Mọi điều các quy tắc phát hiện, kể cả những gì thiếu hoặc không đọc được (`MALFORMED`). Số liệu có phát hiện mức `ERROR` chỉ kiểm tra được, không lưu được.",
      "All that the rules find, also what is missing or cannot be read (`MALFORMED`). A figure with a finding of severity `ERROR` can be validated and not stored.",
    ),
  })
  findings!: ReportFinding[];
}
