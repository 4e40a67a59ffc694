import { describe, expect, it } from "@jest/globals";
import type { CalendarRoundFragment } from "../../api/generated/operations.js";
import { readState } from "../../navigation/address-state.js";
import { listDays } from "./calendar-days.js";
import { addMonths, anyMonth, dayAfterKey, daysOf, weeksOf } from "./month.js";

describe("a month", () => {
  it("is shown in whole weeks from Monday on", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks.map(([monday]) => monday)).toEqual([
      "2026-10-26",
      "2026-11-02",
      "2026-11-09",
      "2026-11-16",
      "2026-11-23",
      "2026-11-30",
    ]);
    expect(weeks.at(-1)?.at(-1)).toBe("2026-12-06");
    expect(weeksOf("2027-02")).toHaveLength(4);
  });

  it("follows another over the ends of years", () => {
    expect([addMonths("2026-12", 1), addMonths("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
  });

  it("lasts from its first to its last day", () => {
    expect(daysOf("2024-02")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
  });

  it("is read from the address only if there is such a month", () => {
    const read = (month: string) => readState({ thang: anyMonth }, `?thang=${month}`).thang;
    expect(["2026-11", "2026-13", "2026-1", "x"].map(read)).toEqual(["2026-11", "", "", ""]);
  });

  it.each([
    ["ArrowLeft", "2026-11-30"],
    ["ArrowRight", "2026-12-02"],
    ["ArrowUp", "2026-11-24"],
    ["ArrowDown", "2026-12-08"],
    ["Home", "2026-11-30"],
    ["End", "2026-12-06"],
    ["PageUp", "2026-11-01"],
    ["PageDown", "2027-01-01"],
    ["a", undefined],
  ])("is moved in by %s", (key, day) => {
    expect(dayAfterKey(key, "2026-12-01")).toBe(day);
  });

  it("that is shorter has its last day for one that it lacks", () => {
    expect(dayAfterKey("PageDown", "2027-01-31")).toBe("2027-02-28");
  });
});

describe("the days of a calendar", () => {
  const title = { vi: "Tuần lễ", en: null };
  const programme = { code: "QT" };

  it("are each there once, in their order, and none where no day was published", () => {
    const unit = {
      id: "unit",
      observances: [
        {
          id: "week",
          year: 2026,
          openedOn: null,
          name: title,
          registeredPeriod: { from: "2026-10-01", to: "2026-10-07" },
        },
        { id: "none", year: 2025, openedOn: null, name: title, registeredPeriod: { from: null, to: null } },
      ],
    };
    const days = listDays({
      ceremonies: [{ id: "ceremony", heldOn: "2022-05-18", title, programme }, null],
      commitments: [{ id: "c1", code: "QT-1", dueOn: null, title, programme }],
      rounds: [round(1, "2024-05-18", { heldOn: "2024-06-01" })],
      units: [unit, unit, null],
    });
    expect(days.map(({ id, kind, from, to }) => [id, kind, from, to])).toEqual([
      ["ceremony", "ceremony", "2022-05-18", "2022-05-18"],
      ["round-1-due", "roundDue", "2024-05-18", "2024-05-18"],
      ["round-1-held", "roundHeld", "2024-06-01", "2024-06-01"],
      ["week", "observance", "2026-10-01", "2026-10-07"],
    ]);
  });

  it("tell of rounds which day was computed, and have none of what passes to the next programme", () => {
    const rounds = [
      round(1, "2024-05-18", { isComputed: true }),
      round(2, "2026-05-18", { isComputed: true, isCarriedOver: true }),
    ];
    const days = listDays({ ceremonies: [], commitments: [], rounds, units: [] });
    expect(days.map(({ id, kind }) => [id, kind])).toEqual([["round-1-due", "roundComputed"]]);
  });

  function round(
    number: number,
    dueOn: string,
    other: Partial<CalendarRoundFragment>,
  ): CalendarRoundFragment {
    const id = `round-${number}`;
    return { id, number, dueOn, heldOn: null, isComputed: false, isCarriedOver: false, programme, ...other };
  }
});
