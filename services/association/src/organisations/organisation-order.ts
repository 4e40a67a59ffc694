import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

export enum OrganisationOrder {
  ID = "ID",
  NAME = "NAME",
  URGENCY = "URGENCY",
}
registerEnumType(OrganisationOrder, {
  name: "OrganisationOrder",
  description: describe("Thứ tự của danh sách tổ chức.", "How organisations are ordered."),
  valuesConfig: {
    ID: { description: describe("Theo mã.", "By id.") },
    NAME: {
      description: describe("Theo tên, không kể dấu.", "By name, whatever the diacritics."),
    },
    URGENCY: {
      description: describe(
        "Có việc quá hạn trước, rồi việc đến hạn chưa rõ, rồi nhiều việc chưa xong nhất.",
        "Whoever is late first, then of whom it is not known, then who has most to do.",
      ),
    },
  },
});
