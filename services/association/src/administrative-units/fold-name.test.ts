import { describe, expect, it } from "@jest/globals";
import { foldName, searchPatterns, searchText } from "./fold-name.js";

describe("folding a name", () => {
  it("forgets case, diacritics, punctuation and the Unicode form", () => {
    expect(foldName("Tỉnh Bà Rịa - Vũng Tàu")).toBe("tinh ba ria vung tau");
    expect(foldName("Đắk Lắk".normalize("NFD"))).toBe("dak lak");
  });

  it.each(["Đà Nẵng", "Ðà Nẵng", "Ɖà Nẵng", "ðà nẵng", "ĐÀ\u00A0NẴNG", "Đà Nẵ\u00ADng", "Đà Nẵng"])(
    "takes look-alikes for what they look like: %s",
    (name) => {
      expect(foldName(name)).toBe("da nang");
      expect(foldName(name.normalize("NFD"))).toBe("da nang");
    },
  );

  it("forgets where the tone mark stands", () => {
    expect(foldName("HOÀ BÌNH")).toBe(foldName("Hòa Bình"));
  });
});

describe("searching by words", () => {
  it("finds words by their beginning, numbers only whole", () => {
    expect(searchText("Quận 11", "District 11")).toBe(" quan 11 district 11 ");
    expect(searchPatterns("quậ 11")).toEqual(["% qua%", "% 11 %"]);
  });

  it("lets no wildcard through", () => {
    expect(searchPatterns("%_\\ a")).toEqual(["% a%"]);
  });
});
