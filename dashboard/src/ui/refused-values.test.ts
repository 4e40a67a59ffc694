import { describe, expect, it } from "@jest/globals";
import { refusedValues } from "./refused-values.js";

const noCursor = {
  vi: "“after” là “xyz”, không phải là con trỏ của danh sách này; hãy dùng “endCursor”.",
  en: null,
};
const noUnit = { vi: "“under”: không có đơn vị hành chính “unit_x”; hãy lấy “id”.", en: null };

describe("refusedValues", () => {
  it("are those that the hub names, and no others of the address", () => {
    const search = "?cap=COMMUNE&trong=unit_x&sau=xyz&ngon-ngu=en";
    expect(refusedValues(search, [noCursor])).toEqual(["sau=xyz"]);
    expect(refusedValues(search, [noUnit, noCursor])).toEqual(["trong=unit_x", "sau=xyz"]);
  });

  it("are all where it names none", () => {
    const refusal = { vi: "Không đọc được câu hỏi.", en: null };
    expect(refusedValues("?cap=COMMUNE&sau=xyz", [refusal])).toEqual(["cap=COMMUNE", "sau=xyz"]);
    expect(refusedValues("", [refusal])).toEqual([]);
  });
});
