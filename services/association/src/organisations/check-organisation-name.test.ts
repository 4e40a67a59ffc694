import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { checkOrganisationName } from "./check-organisation-name.js";

describe("the name of an organisation", () => {
  it("is flagged when it says both central and provincial", () => {
    expect(checkOrganisationName("Ủy ban trung ương Mặt trận Tổ quốc Việt Nam tỉnh Sơn La")).toEqual([
      expect.objectContaining({ rule: "V14", severity: "WARNING" }),
    ]);
  });

  it.each([
    "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
    "Trung ương Hội Khuyến học Việt Nam",
    "Hội Khuyến học tỉnh Quảng Trị",
    "Ủy ban nhân dân Quận 11",
  ])("passes as “%s”", (name) => {
    expect(checkOrganisationName(name)).toEqual([]);
  });
});
