import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { describe, expect, it } from "@jest/globals";
import { parseUnitName } from "./unit-name.js";

const { PROVINCE, DISTRICT, COMMUNE } = AdministrativeLevel;

describe("a unit's kind and English name", () => {
  it.each([
    [PROVINCE, "Tỉnh Quảng Trị", "PROVINCE", "Quảng Trị Province"],
    [PROVINCE, "Thành phố Hà Nội", "CENTRAL_CITY", "Hà Nội City"],
    [DISTRICT, "Thành phố Thủ Đức", "PROVINCIAL_CITY", "Thủ Đức City"],
    [DISTRICT, "Quận 11", "URBAN_DISTRICT", "District 11"],
    [DISTRICT, "Quận Ba Đình", "URBAN_DISTRICT", "Ba Đình District"],
    [DISTRICT, "Huyện Gia Lâm", "RURAL_DISTRICT", "Gia Lâm District"],
    [DISTRICT, "Thị xã Sơn Tây", "TOWN", "Sơn Tây Town"],
    [COMMUNE, "Phường Bến Nghé", "WARD", "Bến Nghé Ward"],
    [COMMUNE, "Phường 8", "WARD", "Ward 8"],
    [COMMUNE, "Xã Phù Đổng", "COMMUNE", "Phù Đổng Commune"],
    [COMMUNE, "Thị trấn Trâu Quỳ", "TOWNSHIP", "Trâu Quỳ Township"],
    [COMMUNE, "Đặc khu Côn Đảo", "SPECIAL_ZONE", "Côn Đảo Special Zone"],
  ])("at %s, %s is %s, %s", (level, fullName, kind, english) => {
    expect(parseUnitName(level, fullName)).toEqual({ kind, name: { vi: fullName, en: english } });
  });

  it("begins with a capital and is composed Unicode, however the register spells it", () => {
    expect(parseUnitName(COMMUNE, "xã Bắc Sơn".normalize("NFD")).name.vi).toBe("Xã Bắc Sơn");
  });

  it("is refused when the kind is unknown at that level", () => {
    expect(() => parseUnitName(COMMUNE, "Tỉnh Quảng Trị")).toThrow(
      '"Tỉnh Quảng Trị" does not begin with a kind of unit of the level COMMUNE',
    );
  });
});
