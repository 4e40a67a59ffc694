import { describe, expect, it } from "@jest/globals";
import { describeOrigin } from "./describe-event.js";

const locale = {
  memberName: (member: string) => (member === "association" ? "Hội Khuyến học" : member),
  text: ({ vi }: { readonly vi: string }) => vi,
};
const knownNames = new Map([["LM01", "Tỷ lệ gia đình học tập"]]);
const unit = { id: "u1", name: { vi: "Quận 11", en: "District 11" } };

describe("describeOrigin", () => {
  it("names the member, the indicator and the unit", () => {
    const event = { member: "association", programme: null, unit, indicatorCode: "LM01" };
    expect(describeOrigin(event, knownNames, [], locale)).toBe(
      "Hội Khuyến học · Tỷ lệ gia đình học tập · Quận 11",
    );
  });

  it("names the member's organisation once it is known", () => {
    const event = { member: "association", programme: null, unit, indicatorCode: null };
    const organisation = { id: "org_1", name: { vi: "Hội Khuyến học tỉnh Sơn La", en: null } };
    expect(describeOrigin(event, knownNames, [{ name: "association", organisation }], locale)).toBe(
      "Hội Khuyến học tỉnh Sơn La · Quận 11",
    );
  });

  it("leaves out an indicator that has no name on the page, instead of showing its code", () => {
    const event = { member: "association", programme: null, unit, indicatorCode: "LM99" };
    expect(describeOrigin(event, knownNames, [], locale)).toBe("Hội Khuyến học · Quận 11");
  });
});
