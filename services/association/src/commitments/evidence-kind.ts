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
      description: describe("Hoạt động: một thành viên đã ghi.", "Activity: a member has recorded it."),
    },
    FIGURE: {
      description: describe("Số liệu: một thành viên đã báo cáo.", "Figure: a member has reported it."),
    },
    DOCUMENT: {
      description: describe(
        "Văn bản: trong danh mục, hoặc theo địa chỉ.",
        "Document: of the register, or by its address.",
      ),
    },
    FILE: { description: describe("Tệp, địa chỉ.", "File, address.") },
  },
});
