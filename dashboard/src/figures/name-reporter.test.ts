import { describe, expect, it } from "@jest/globals";
import { nameReporter } from "./name-reporter.js";

const locale = {
  memberName: () => "Hội Khuyến học",
  text: ({ vi }: { readonly vi: string }) => vi,
};
const organisation = { id: "org_1", name: { vi: "Hội Khuyến học tỉnh Sơn La", en: null } };

describe("nameReporter", () => {
  it("names the organisation, and the member where none is known", () => {
    const named = (actor: Parameters<typeof nameReporter>[0]["actor"]) =>
      nameReporter({ actor, member: "association" }, locale);
    expect(named({ role: "DATA_LOADER", organisation })).toBe("Hội Khuyến học tỉnh Sơn La");
    expect(named({ role: "WRITE_KEY_HOLDER", organisation: null })).toBe("Hội Khuyến học");
    expect(named(null)).toBe("Hội Khuyến học");
  });
});
