import { describe, expect, it } from "@jest/globals";
import { printSource } from "./print-source.js";

const NOTHING = {
  publisher: null,
  author: null,
  title: null,
  publishedAt: null,
  url: null,
  document: null,
  locator: null,
};

describe("printSource", () => {
  it("tells who published what, at the hour that was printed", () => {
    expect(
      printSource({
        ...NOTHING,
        publisher: "Giáo dục Thủ đô",
        author: "Phạm Quyên",
        title: "Quảng Trị đẩy mạnh công tác khuyến học",
        publishedAt: "2022-05-18T15:49+07:00",
        locator: "đoạn 3",
      }),
    ).toBe("Giáo dục Thủ đô, 15:49 18/05/2022, Phạm Quyên: Quảng Trị đẩy mạnh công tác khuyến học · đoạn 3");
  });

  it("leaves out what is not known", () => {
    expect(printSource({ ...NOTHING, author: "Như Thuỷ", title: "Tăng cường sự lãnh đạo" })).toBe(
      "Như Thuỷ: Tăng cường sự lãnh đạo",
    );
    expect(printSource({ ...NOTHING, publishedAt: "2020-10-30", title: "Tổng kết" })).toBe(
      "30/10/2020: Tổng kết",
    );
    expect(
      printSource({
        ...NOTHING,
        publisher: "lawnet.vn",
        document: { number: "24/2023/TT-BGDĐT" },
        url: "https://lawnet.vn/1",
      }),
    ).toBe("lawnet.vn · 24/2023/TT-BGDĐT · https://lawnet.vn/1");
  });
});
