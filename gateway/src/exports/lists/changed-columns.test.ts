import { expect, it } from "@jest/globals";
import { changes } from "./changes.js";

const cellOf = (key: string, changed: readonly object[], language: "vi" | "en" = "vi") =>
  changes.columns
    .find((column) => column.key === key)
    ?.cell(JSON.parse(JSON.stringify({ change: { changed } })), language);

it("says what has changed in words, and for programs as the history has it", () => {
  const changed = [
    { field: "state", before: "NOT_REPORTED", after: "DONE" },
    { field: "dueOn", before: "2026-01-31", after: null },
    { field: "host.id", before: "org_1", after: "org_2" },
    { field: "unheardOf", before: "CODE", after: "OTHER" },
  ];
  expect(cellOf("changes", changed)).toBe(
    "Tình trạng: Chưa có thông tin → Hoàn thành; Hạn: 31/01/2026 → (trống); Cơ quan chủ trì",
  );
  expect(cellOf("changes", changed, "en")).toContain("State: No information → Completed");
  expect(cellOf("changed", changed)).toEqual(changed);
});

it("says of what is new what it says, and nothing of a change that says nothing", () => {
  expect(cellOf("changes", [{ field: "numerator", before: null, after: "160" }])).toBe("Tử số: 160");
  expect([cellOf("changes", []), cellOf("changed", []), cellOf("correctsId", [])]).toEqual([null, [], null]);
});

it.each(["corrects.id", "supersedesId"])("names what it stands in place of: %s", (field) => {
  expect(cellOf("correctsId", [{ field, before: null, after: "fig_education_1" }])).toBe("fig_education_1");
});
