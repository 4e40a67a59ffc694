import { describe, expect, it } from "@jest/globals";
import { compareFacts } from "./record-change.js";

describe("comparing what was recorded", () => {
  it("tells each field that differs, by its path, with its value before and after", () => {
    const before = { title: { vi: "Cũ", en: "Old" }, period: { from: "2021-01-01", to: null }, count: 10 };
    const after = {
      title: { vi: "Mới", en: null },
      period: { from: "2021-01-01", to: "2025-12-31" },
      count: 10,
    };
    expect(compareFacts(before, after)).toEqual([
      { field: "title.vi", before: "Cũ", after: "Mới" },
      { field: "title.en", before: "Old", after: null },
      { field: "period.to", before: null, after: "2025-12-31" },
    ]);
    expect(compareFacts(before, before)).toEqual([]);
  });

  it("tells all that is known of what is new or withdrawn", () => {
    const facts = { number: 2, isCarriedOver: false, host: { id: null } };
    expect(compareFacts(null, facts)).toEqual([
      { field: "number", before: null, after: "2" },
      { field: "isCarriedOver", before: null, after: "false" },
    ]);
    expect(compareFacts(facts, null).map(({ after }) => after)).toEqual([null, null]);
  });
});
