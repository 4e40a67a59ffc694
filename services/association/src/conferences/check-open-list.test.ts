import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { checkOpenList } from "./check-open-list.js";

describe("a printed list of documents", () => {
  it.each([
    "Quyết định số 677 ngày 3/6/2022 của Thủ tướng Chính phủ;...",
    "Chỉ thị số 14, Quyết định số 677 …",
    "quán triệt nội dung của một số văn bản: Chỉ thị số 14",
  ])("is open when it says so: “%s”", (text) => {
    expect(checkOpenList(text)).toEqual([expect.objectContaining({ rule: "V15", severity: "INFO" })]);
  });

  it("is closed otherwise", () => {
    expect(checkOpenList("Tổng kết thực hiện quyết định 89/QĐ-TTG")).toEqual([]);
  });
});
