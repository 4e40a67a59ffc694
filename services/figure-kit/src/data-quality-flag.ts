import { describe } from "@hub/subgraph-kit/describe";
import { type BilingualText, LocalizedText } from "@hub/subgraph-kit/values";
import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";

export enum FlagSeverity {
  INFO = "INFO",
  WARNING = "WARNING",
  ERROR = "ERROR",
}
registerEnumType(FlagSeverity, {
  name: "FlagSeverity",
  description: describe("Mức độ của một điểm cần đối chiếu.", "How grave a data-quality flag is."),
  valuesConfig: {
    INFO: { description: describe("Ghi chú: để biết.", "Note: for information.") },
    WARNING: { description: describe("Cảnh báo: cần xem lại.", "Warning: to be looked at.") },
    ERROR: {
      description: describe(
        "Lỗi: mâu thuẫn trong nguồn đã công bố.",
        "Error: a contradiction in what was published.",
      ),
    },
  },
});

/** What a validation rule found in something that was published. It is shown beside the value, never instead of it. */
@Directive("@shareable")
@ObjectType({
  description: describe(
    "Điểm cần đối chiếu: điều một quy tắc kiểm tra phát hiện trong nội dung đã công bố.",
    "A data-quality flag: what a validation rule found in something that was published.",
  ),
})
export class DataQualityFlag {
  @Field(() => String, { description: describe("Mã quy tắc, ví dụ V02.", "The rule's code, such as V02.") })
  rule!: string;

  @Field(() => FlagSeverity, { description: describe("Mức độ.", "Severity.") })
  severity!: FlagSeverity;

  @Field(() => LocalizedText, { description: describe("Điều phát hiện được.", "What was found.") })
  message!: BilingualText;
}

const BY_GRAVITY = [FlagSeverity.ERROR, FlagSeverity.WARNING, FlagSeverity.INFO] as const;

/** The severity of the gravest flag; null when there is none. */
export function gravest(flags: readonly Pick<DataQualityFlag, "severity">[]): FlagSeverity | null {
  return BY_GRAVITY.find((severity) => flags.some((flag) => flag.severity === severity)) ?? null;
}
