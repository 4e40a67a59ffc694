import { expect, it } from "@jest/globals";
import type { ListedProgrammeFragment } from "../../api/generated/operations.js";
import { type ProgrammeOrder, sortProgrammes } from "./sort-programmes.js";

const TODAY = "2026-11-28";

const PROGRAMMES = [
  programme("QT-2021-2025", "Phối hợp khuyến học tỉnh Quảng Trị", "2021-01-01", "2025-12-31", "2026-01-15"),
  programme("DT-2025-2030", "Xây dựng xã hội học tập Đồng Tháp", "2025-01-01", "2030-12-31", "2027-06-30"),
  programme("AB-2026", "Học tập suốt đời", "2026-01-01", null, null),
];

it("programmes are sorted by name, by the next due day and by period", () => {
  expect(codes("ten")).toEqual(["AB-2026", "QT-2021-2025", "DT-2025-2030"]);
  expect(codes("han")).toEqual(["QT-2021-2025", "DT-2025-2030", "AB-2026"]);
  expect(codes("giai-doan")).toEqual(["AB-2026", "DT-2025-2030", "QT-2021-2025"]);
});

function codes(order: ProgrammeOrder): string[] {
  return sortProgrammes(PROGRAMMES, order, TODAY).map(({ code }) => code);
}

function programme(
  code: string,
  title: string,
  from: string,
  to: string | null,
  dueOn: string | null,
): ListedProgrammeFragment {
  const text = (vi: string) => ({ vi, en: null });
  return {
    id: code,
    code,
    title: text(title),
    period: { from, to },
    unit: { id: "u", name: text("Tỉnh") },
    commitments: [
      { id: `${code}-1`, code: "C1", title: text("Nội dung"), state: "IN_PROGRESS", dueOn, version: 1 },
    ],
    evaluationRounds: [],
  };
}
