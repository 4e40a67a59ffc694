import { describe, expect, it } from "@jest/globals";
import { readSearch } from "./readings.js";
import { searchText } from "./search-words.js";

describe("the words of a text", () => {
  it("forget case, diacritics, punctuation and the Unicode form", () => {
    expect(searchText("Tỉnh Bà Rịa - Vũng Tàu")).toBe("tinh ba ria vung tau");
    expect(searchText("Đà Nẵng".normalize("NFD"))).toBe("da nang");
  });

  it.each(["Đà Nẵng", "Ðà Nẵng", "Ɖà Nẵng", "ðà nẵng", "ĐÀ\u00A0NẴNG", "Đà Nẵ\u00ADng", "Đà Nẵng"])(
    "take look-alikes for what they look like: %s",
    (name) => {
      expect(searchText(name)).toBe("da nang");
      expect(searchText(name.normalize("NFD"))).toBe("da nang");
    },
  );

  it.each([
    ["HOÀ BÌNH", "Hòa Bình"],
    ["Kì Anh", "Kỳ Anh"],
    ["Qui Nhơn", "Quy Nhơn"],
    ["Đắc Lắc", "Đắk Lắk"],
    ["Daklak", "Đắk Lắk"],
    ["phường 08", "Phường 8"],
    ["TP.HCM", "Thành phố Hồ Chí Minh"],
    ["TPHCM", "Thành phố Hồ Chí Minh"],
    ["Tp. HCM", "Thành phố Hồ Chí Minh"],
    ["Q.11", "Quận 11"],
    ["Q11", "Quận 11"],
    ["P. 8", "Phường 8"],
    ["H. Gia Lâm", "Huyện Gia Lâm"],
    ["TX Sơn Tây", "Thị xã Sơn Tây"],
    ["TT. Trâu Quỳ", "Thị trấn Trâu Quỳ"],
    ["UBND Q.11", "Ủy ban nhân dân Quận 11"],
    ["Phòng GD&ĐT", "Phòng Giáo dục và Đào tạo"],
  ])("are the same in both spellings: %s, %s", (one, other) => {
    expect(searchText(one)).toBe(searchText(other));
  });

  it("leave apart what only looks alike", () => {
    expect(searchText("44/2014/TT-BGDĐT")).toBe("44 2014 tt bgddt");
    expect(searchText("Tây Ninh")).not.toBe(searchText("Tai Ninh"));
    expect(searchText("Kỳ Anh")).not.toBe(searchText("Kim Anh"));
  });
});

describe("the readings of a search", () => {
  it("begin with the phrase, whose last word may be unfinished; a number is whole", () => {
    expect(readSearch("search", "quan 11").phrase).toBe("quan <-> 11");
    expect(readSearch("search", "ba rị").phrase).toBe("ba <-> ri:*");
    expect(readSearch("search", "quậ 11").beginnings).toBe("qua:* & 11");
    expect(readSearch("search", "Quy").phrase).toBe("(qui:* | quy:*)");
  });

  it.each(["phường 8 quận 11", "phường 08, quận 11", "P.8 Q.11", "p8, q11"])(
    "know the places of several levels, whichever comes first: %s",
    (text) => {
      expect(readSearch("search", text).places).toBe(
        "phuong:A <-> 8:A & quan:D <-> 11:D | phuong:D <-> 8:D & quan:A <-> 11:A",
      );
    },
  );

  it("know them in English, and without a word for their kind", () => {
    expect(readSearch("search", "Ward 8 District 11").places).toContain(
      "ward:A <-> 8:A & district:D <-> 11:D",
    );
    expect(readSearch("search", "kim anh, sóc sơn").places).toContain("kim:A <-> anh:A & soc:D <-> son:*D");
    expect(readSearch("search", "thị xã Sơn Tây, hà nội").places).toContain(
      "thi:A <-> xa:A <-> son:A <-> tay:A & ha:D <-> noi:*D",
    );
    const { places, morePlaces } = readSearch("search", "gia lam ha noi");
    expect(places.split(" | ")).toContain("gia:D <-> lam:D & ha:A <-> noi:*A");
    expect(places.split(" | ")).toHaveLength(3 * 2);
    expect(morePlaces.split(" | ")).toHaveLength(3 * 3);
  });

  it("take a long text apart only where it says so itself", () => {
    const name = "một hai ba bốn năm sáu bảy";
    expect(readSearch("search", `${name} ${name}`)).toMatchObject({ places: "", morePlaces: "" });
    expect(readSearch("search", `${name}, ${name}`)).toMatchObject({
      places: expect.stringContaining(" & "),
      morePlaces: "",
    });
  });

  it("do not look for places in a single word", () => {
    const nothing = { places: "", morePlaces: "", everyWord: "", anyWord: "" };
    expect(readSearch("search", "xã")).toMatchObject(nothing);
  });

  it("know a number with and without the word for it, and initials with a hyphen", () => {
    expect(readSearch("search", "Kết luận số 49")).toEqual(readSearch("search", "Kết luận 49"));
    expect(readSearch("search", "BR-VT").shortened).toBe("br & vt | brvt");
  });

  it("let no operator through, and find nothing where there is no word", () => {
    expect(readSearch("search", "%_\\ a | !b:*").beginnings).toBe("a:* & b:*");
    expect(new Set(Object.values(readSearch("search", " –, ")))).toEqual(new Set([""]));
  });
});
