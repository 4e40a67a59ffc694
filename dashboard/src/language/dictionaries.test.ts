import { describe, expect, it } from "@jest/globals";
import i18next from "i18next";
import { en as activityEn } from "./activity-en.js";
import { vi as activityVi } from "./activity-vi.js";
import { en as agreementEn } from "./agreement-en.js";
import { vi as agreementVi } from "./agreement-vi.js";
import { en as calendarEn } from "./calendar-en.js";
import { vi as calendarVi } from "./calendar-vi.js";
import { en as developerEn } from "./developer-en.js";
import { vi as developerVi } from "./developer-vi.js";
import { en } from "./en.js";
import { en as identityEn } from "./identity-en.js";
import { vi as identityVi } from "./identity-vi.js";
import { parseLanguage, readText } from "./language.js";
import { en as newProgrammeEn } from "./new-programme-en.js";
import { vi as newProgrammeVi } from "./new-programme-vi.js";
import { en as rightsEn } from "./rights-en.js";
import { vi as rightsVi } from "./rights-vi.js";
import { translationOptions } from "./set-up-language.js";
import { en as toolEn } from "./tool-en.js";
import { vi as toolVi } from "./tool-vi.js";
import { vi } from "./vi.js";

/** What a text leaves to be filled in, such as `{{count}}`. */
const listValues = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

function listTexts(dictionary: object, path = ""): [string, string][] {
  return Object.entries(dictionary).flatMap(([key, entry]): [string, string][] =>
    typeof entry === "string" ? [[`${path}${key}`, entry]] : listTexts(entry, `${path}${key}.`),
  );
}

describe("the two dictionaries", () => {
  it.each([
    ["pages", vi, en],
    ["activities", activityVi, activityEn],
    ["agreements", agreementVi, agreementEn],
    ["new programmes", newProgrammeVi, newProgrammeEn],
    ["calendar", calendarVi, calendarEn],
    ["for developers", developerVi, developerEn],
    ["identity", identityVi, identityEn],
    ["rights", rightsVi, rightsEn],
    ["query tool", toolVi, toolEn],
  ])("fill in the same values in every text (%s)", (_, inVietnamese, inEnglish) => {
    const english = new Map(listTexts(inEnglish));
    for (const [key, text] of listTexts(inVietnamese)) {
      expect([key, listValues(english.get(key) ?? "")]).toEqual([key, listValues(text)]);
    }
  });
});

describe("a text that the page does not have", () => {
  it.each([
    ["vi", vi],
    ["en", en],
  ] as const)("is replaced by a sentence, not by its key (%s)", async (language, dictionary) => {
    await i18next.init(await translationOptions(language));
    // @ts-expect-error Only a newer hub has this state.
    expect(i18next.t("programme.state.SUSPENDED")).toBe(dictionary.unknown);
  });
});

describe("the reader's language", () => {
  it("is Vietnamese unless English was chosen", () => {
    expect([parseLanguage("en"), parseLanguage("vi"), parseLanguage("fr"), parseLanguage(null)]).toEqual([
      "en",
      "vi",
      "vi",
      "vi",
    ]);
  });

  it("falls back to the Vietnamese text where there is no translation", () => {
    expect(readText({ vi: "Quận 11", en: null }, "en")).toBe("Quận 11");
  });
});
