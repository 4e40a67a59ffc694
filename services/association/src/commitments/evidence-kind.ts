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
      description: describe(
        "Một hoạt động mà một thành viên đã ghi.",
        "An activity that a member has recorded.",
      ),
    },
    FIGURE: {
      description: describe(
        "Một số liệu mà một thành viên đã báo cáo.",
        "A figure that a member has reported.",
      ),
    },
    DOCUMENT: {
      description: describe(
        "Một văn bản: trong danh mục, hoặc theo địa chỉ.",
        "A document: of the register, or by its address.",
      ),
    },
    FILE: { description: describe("Một tệp, theo địa chỉ.", "A file, by its address.") },
  },
});
