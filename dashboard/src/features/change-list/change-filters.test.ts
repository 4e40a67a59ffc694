import { describe, expect, it } from "@jest/globals";
import { readState } from "../../navigation/address-state.js";
import { CHANGE_FILTERS, type ChangeFilterState, changeVariables } from "./change-filters.js";

describe("changeVariables", () => {
  it("asks for the latest of all", () => {
    expect(ask("")).toEqual({ last: 50 });
  });

  it("asks by day, kind, member and place, also for what was in units that ended", () => {
    expect(ask("tu=2026-11-01&loai=Figure&don-vi=education&trong=unit_1&sau=c")).toEqual({
      last: 50,
      before: "c",
      since: "2026-11-01",
      kinds: ["Figure"],
      members: ["education"],
      under: "unit_1",
      includeEnded: true,
    });
  });
});

function ask(search: string) {
  return changeVariables(readState<ChangeFilterState>(CHANGE_FILTERS, search));
}
