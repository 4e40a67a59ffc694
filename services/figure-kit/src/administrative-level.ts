import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

/** Part of the schema of every member that names a level; composition wants it the same in all of them. */
export enum AdministrativeLevel {
  PROVINCE = "PROVINCE",
  DISTRICT = "DISTRICT",
  COMMUNE = "COMMUNE",
}
registerEnumType(AdministrativeLevel, {
  name: "AdministrativeLevel",
  description: describe("Cấp hành chính.", "Administrative level."),
  valuesConfig: {
    PROVINCE: {
      description: describe("Cấp tỉnh: tỉnh, thành phố trực thuộc trung ương.", "Province level."),
    },
    DISTRICT: {
      description: describe(
        "Cấp huyện, đã kết thúc hoạt động từ ngày 1/7/2025.",
        "District level; it ended on 1 July 2025.",
      ),
    },
    COMMUNE: { description: describe("Cấp xã: xã, phường, thị trấn, đặc khu.", "Commune level.") },
  },
});
