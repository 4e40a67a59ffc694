import { describe, expect, it } from "@jest/globals";
import { en } from "./en.js";
import { parseLanguage, readText } from "./language.js";
import { vi } from "./vi.js";

const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

function listTexts(dictionary: object, path = ""): [string, string][] {
  return Object.entries(dictionary).flatMap(([key, entry]): [string, string][] =>
    typeof entry === "string" ? [[`${path}${key}`, entry]] : listTexts(entry, `${path}${key}.`),
  );
}

describe("the two dictionaries", () => {
  it("fill in the same values in every text", () => {
    const english = new Map(listTexts(en));
    for (const [key, text] of listTexts(vi)) {
      expect([key, placeholders(english.get(key) ?? "")]).toEqual([key, placeholders(text)]);
    }
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
    expect(readText({ vi: "Quận 11", en: "" }, "en")).toBe("Quận 11");
  });
});
