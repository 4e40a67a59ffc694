import { describe } from "@hub/subgraph-kit/describe";
import { registerEnumType } from "type-graphql";

export enum AdministrativeKind {
  PROVINCE = "PROVINCE",
  CENTRAL_CITY = "CENTRAL_CITY",
  URBAN_DISTRICT = "URBAN_DISTRICT",
  RURAL_DISTRICT = "RURAL_DISTRICT",
  TOWN = "TOWN",
  PROVINCIAL_CITY = "PROVINCIAL_CITY",
  WARD = "WARD",
  COMMUNE = "COMMUNE",
  TOWNSHIP = "TOWNSHIP",
  SPECIAL_ZONE = "SPECIAL_ZONE",
}
registerEnumType(AdministrativeKind, {
  name: "AdministrativeKind",
  description: describe("Loại đơn vị hành chính.", "Kind of an administrative unit."),
  valuesConfig: {
    PROVINCE: { description: describe("Tỉnh.", "Province.") },
    CENTRAL_CITY: { description: describe("Thành phố trực thuộc trung ương.", "Centrally governed city.") },
    URBAN_DISTRICT: { description: describe("Quận.", "Urban district.") },
    RURAL_DISTRICT: { description: describe("Huyện.", "Rural district.") },
    TOWN: { description: describe("Thị xã.", "Town.") },
    PROVINCIAL_CITY: {
      description: describe(
        "Thành phố thuộc tỉnh hoặc thuộc thành phố trực thuộc trung ương.",
        "City within a province or within a centrally governed city.",
      ),
    },
    WARD: { description: describe("Phường.", "Ward.") },
    COMMUNE: { description: describe("Xã.", "Rural commune.") },
    TOWNSHIP: { description: describe("Thị trấn.", "Township.") },
    SPECIAL_ZONE: { description: describe("Đặc khu.", "Special zone.") },
  },
});
