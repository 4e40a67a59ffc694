import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

/** The association's enum of the same name; composition wants both alike. */
export enum AdministrativeLevel {
  PROVINCE = "PROVINCE",
  DISTRICT = "DISTRICT",
  COMMUNE = "COMMUNE",
}
registerEnumType(AdministrativeLevel, {
  name: "AdministrativeLevel",
  description: describe("Cấp hành chính.", "Level of an administrative unit."),
  valuesConfig: {
    PROVINCE: {
      description: describe("Tỉnh, thành phố trực thuộc trung ương.", "Province or centrally run city."),
    },
    DISTRICT: {
      description: describe(
        "Cấp huyện: quận, huyện, thị xã, thành phố thuộc tỉnh; kết thúc ngày 30/6/2025.",
        "District level; it ended on 30 June 2025.",
      ),
    },
    COMMUNE: {
      description: describe(
        "Cấp xã: xã, phường, thị trấn, đặc khu.",
        "Commune, ward, township or special zone.",
      ),
    },
  },
});
