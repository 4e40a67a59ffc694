import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

/** Whom a row is for. */
export enum Sensitivity {
  /** Anybody. */
  PUBLIC = "PUBLIC",
  /**
   * Who has a right of its organisation for its unit, and organisations with which an agreement in force shares it. No
   * event tells of it, and nothing beside its member has a copy.
   */
  INTERNAL = "INTERNAL",
}

registerEnumType(Sensitivity, {
  name: "Sensitivity",
  description: describe("Dành cho ai.", "Whom it is for."),
  valuesConfig: {
    PUBLIC: { description: describe("Công khai.", "Anybody.") },
    INTERNAL: {
      description: describe(
        "Nội bộ: người có quyền của cơ quan, tổ chức báo cáo tại địa bàn đó, và bên được chia sẻ theo thỏa thuận đang hiệu lực.",
        "Internal: who has a right of the organisation that reports, for that unit; and whom an agreement in force shares it with.",
      ),
    },
  },
});
