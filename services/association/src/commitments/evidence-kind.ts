import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

export enum EvidenceKind {
  ACTIVITY = "ACTIVITY",
  FIGURE = "FIGURE",
  DOCUMENT = "DOCUMENT",
  FILE = "FILE",
}
registerEnumType(EvidenceKind, {
  name: "EvidenceKind",
  description: describe("Loại minh chứng.", "What something is evidence as."),
  valuesConfig: {
    ACTIVITY: {
      description: describe("Hoạt động mà một thành viên đã ghi.", "Activity that a member has recorded."),
    },
    FIGURE: {
      description: describe("Số liệu mà một thành viên đã báo cáo.", "Figure that a member has reported."),
    },
    DOCUMENT: {
      description: describe(
        "Văn bản: trong danh mục, hoặc theo địa chỉ.",
        "Document: of the register, or by its address.",
      ),
    },
    FILE: { description: describe("Tệp, địa chỉ của một tệp.", "File, address of one.") },
  },
});
