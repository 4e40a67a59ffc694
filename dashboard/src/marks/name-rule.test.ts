import { beforeAll, describe, expect, it } from "@jest/globals";
import i18next, { type TFunction } from "i18next";
import { en } from "../language/en.js";
import { translationOptions } from "../language/set-up-language.js";
import { vi } from "../language/vi.js";
import { nameRule } from "./name-rule.js";

describe.each([
  { language: "vi", quality: vi.quality },
  { language: "en", quality: en.quality },
] as const)("a rule's name ($language)", ({ language, quality }) => {
  let t: TFunction;
  beforeAll(async () => {
    t = await i18next.init(await translationOptions(language));
  });

  it("says what the rule finds", () => {
    expect(nameRule("INCOMPLETE_PARTIES", { t })).toBe(quality.rules.INCOMPLETE_PARTIES);
  });

  it("is a sentence of its own for every rule, and never the code", () => {
    const rules = Object.keys(quality.rules);
    const names = rules.map((rule) => nameRule(rule, { t }));
    expect(new Set([...names, quality.otherRule]).size).toBe(rules.length + 1);
    expect(names.filter((name) => rules.some((rule) => name.includes(rule)))).toEqual([]);
  });

  it("is a sentence for a rule that this page does not know", () => {
    expect(nameRule("V99", { t })).toBe(quality.otherRule);
    expect(nameRule("constructor", { t })).toBe(quality.otherRule);
  });
});
