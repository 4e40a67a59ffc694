import { describe, expect, it } from "@jest/globals";
import { languageOf, searchInLanguage } from "./language.js";

describe("the language of an address", () => {
  it("is Vietnamese where the address names none that the page has", () => {
    expect(languageOf("")).toBe("vi");
    expect(languageOf("?ngon-ngu=fr")).toBe("vi");
    expect(languageOf("?xep=han&ngon-ngu=en")).toBe("en");
    expect(languageOf("?lang=en")).toBe("en");
  });

  it("changes, and the place stays", () => {
    expect(searchInLanguage("?xep=han", "en")).toBe("?xep=han&ngon-ngu=en");
    expect(searchInLanguage("?xep=han&ngon-ngu=en", "vi")).toBe("?xep=han");
    expect(searchInLanguage("?ngon-ngu=en", "vi")).toBe("");
  });
});
