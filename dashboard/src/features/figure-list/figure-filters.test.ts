import { describe, expect, it } from "@jest/globals";
import { readState } from "../../navigation/address-state.js";
import { FIGURE_FILTERS, figureVariables } from "./figure-filters.js";

const variablesOf = (search: string) => figureVariables(readState(FIGURE_FILTERS, search));

describe("figureVariables", () => {
  it("asks for all members, also for units that have ended", () => {
    expect(variablesOf("")).toEqual({ includeEnded: true });
  });

  it("asks for what the address says", () => {
    expect(
      variablesOf(
        "?trong=unit_1&cap=COMMUNE&chi-so=LM01&thanh-vien=education&ngay=2025-06-30&da-ket-thuc=khong&sau=c",
      ),
    ).toEqual({
      includeEnded: false,
      under: "unit_1",
      level: "COMMUNE",
      indicators: ["LM01"],
      members: ["education"],
      asOf: "2025-06-30",
    });
  });

  it("knows until the end of a day in Việt Nam", () => {
    expect(variablesOf("?biet-den=2026-10-31").knownAt).toBe("2026-10-31T16:59:59.999Z");
  });

  it("takes what is no day or level for not said", () => {
    expect(variablesOf("?ngay=hom-nay&cap=WARD")).toEqual({ includeEnded: true });
  });
});
