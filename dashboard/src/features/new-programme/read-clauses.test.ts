import { describe, expect, it } from "@jest/globals";
import { readClauses } from "./read-clauses.js";

describe("reading clauses", () => {
  it("takes numbered lines, their parts, and what goes on below them", () => {
    const text = `CHƯƠNG TRÌNH PHỐI HỢP
      1. Tuyên truyền chủ trương, đường lối của Đảng
      về xã hội học tập.
      2) Xây dựng quỹ khuyến học:
      a) trong cơ quan;
      b. khen thưởng kịp thời
      cá nhân học tập tốt.`;
    expect(readClauses(text)).toEqual({
      unread: ["CHƯƠNG TRÌNH PHỐI HỢP"],
      clauses: [
        { number: "1", text: "Tuyên truyền chủ trương, đường lối của Đảng về xã hội học tập.", parts: [] },
        {
          number: "2",
          text: "Xây dựng quỹ khuyến học:",
          parts: [
            { number: "a", text: "trong cơ quan;" },
            { number: "b", text: "khen thưởng kịp thời cá nhân học tập tốt." },
          ],
        },
      ],
    });
  });

  it.each([
    ["Điều 3. Trách nhiệm", "3", "Trách nhiệm"],
    ["IV. Tổ chức thực hiện", "IV", "Tổ chức thực hiện"],
    ["12: Báo cáo định kỳ", "12", "Báo cáo định kỳ"],
  ])("reads the number of %s", (line, number, text) => {
    expect(readClauses(line).clauses).toEqual([{ number, text, parts: [] }]);
  });

  it("takes 1.2 for a part of what is above it", () => {
    const { clauses } = readClauses("1. Nội dung\n1.1. Tuyên truyền\n1.2. Vận động");
    expect(clauses).toMatchObject([{ number: "1", parts: [{ number: "1.1" }, { number: "1.2" }] }]);
  });

  it.each(["2025 là năm cuối của giai đoạn", "1,5 tỉ đồng được vận động", "- Tuyên truyền", "18/5/2022"])(
    "takes no number out of %s",
    (line) => {
      expect(readClauses(line)).toEqual({ clauses: [], unread: [line] });
    },
  );

  it("makes letters that are written in two parts one", () => {
    expect(readClauses("1. Khuyến học".normalize("NFD")).clauses[0]?.text).toBe("Khuyến học");
  });
});
