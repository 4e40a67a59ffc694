import { describe, expect, it } from "@jest/globals";
import type { ListedProgrammeFragment } from "../../api/generated/operations.js";
import { type ProgrammeChoice, selectProgrammes } from "./select-programmes.js";

const TODAY = "2026-11-28";
const EVERYTHING: ProgrammeChoice = { text: "", running: "tat-ca", order: "ten" };

const PROGRAMMES = [
  programme("QT-2021-2025", "Phối hợp khuyến học tỉnh Quảng Trị", "2021-01-01", "2025-12-31", "2026-01-15"),
  programme("DT-2025-2030", "Xây dựng xã hội học tập Đồng Tháp", "2025-01-01", "2030-12-31", "2027-06-30"),
  programme("AB-2026", "Học tập suốt đời", "2026-01-01", null, null),
];

describe("selectProgrammes", () => {
  it("finds without diacritics, in names, codes and areas", () => {
    expect(codes({ text: "quang tri" })).toEqual(["QT-2021-2025"]);
    expect(codes({ text: "dong thap XA HOI" })).toEqual(["DT-2025-2030"]);
    expect(codes({ text: "ab-2026" })).toEqual(["AB-2026"]);
  });

  it("tells running programmes from those that have ended", () => {
    expect(codes({ running: "da-ket-thuc" })).toEqual(["QT-2021-2025"]);
    expect(codes({ running: "dang-thuc-hien" })).toEqual(["AB-2026", "DT-2025-2030"]);
  });

  it("sorts by name, by the next due day and by period", () => {
    expect(codes({ order: "ten" })).toEqual(["AB-2026", "QT-2021-2025", "DT-2025-2030"]);
    expect(codes({ order: "han" })).toEqual(["QT-2021-2025", "DT-2025-2030", "AB-2026"]);
    expect(codes({ order: "giai-doan" })).toEqual(["AB-2026", "DT-2025-2030", "QT-2021-2025"]);
  });
});

function codes(choice: Partial<ProgrammeChoice>): string[] {
  return selectProgrammes(PROGRAMMES, { ...EVERYTHING, ...choice }, TODAY).map(({ code }) => code);
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
