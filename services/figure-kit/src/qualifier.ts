import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

/** How a printed number is meant: “gần 6.000” is less than 6,000. */
export enum Qualifier {
  EXACT = "EXACT",
  LESS_THAN = "LESS_THAN",
  MORE_THAN = "MORE_THAN",
  ABOUT = "ABOUT",
}
registerEnumType(Qualifier, {
  name: "Qualifier",
  description: describe("Cách hiểu một con số được in.", "How a printed number is meant."),
  valuesConfig: {
    EXACT: { description: describe("Đúng bằng.", "Exactly.") },
    LESS_THAN: { description: describe("“gần”: ít hơn.", "“gần”: fewer than.") },
    MORE_THAN: { description: describe("“trên”: nhiều hơn.", "“trên”: more than.") },
    ABOUT: { description: describe("“khoảng”: xấp xỉ.", "“khoảng”: about.") },
  },
});
