import { describe, expect, it } from "@jest/globals";
import { FIRST_PAGE } from "../../navigation/paging.js";
import { type AccessFilterState, accessVariables } from "./access-filters.js";

const NONE: AccessFilterState = {
  ...{ "co-quan": "", tu: "", den: "", "tai-khoan": "", "thao-tac": "", "thoa-thuan": "", "ket-qua": "" },
  ...FIRST_PAGE,
};

describe("the filters of the access log", () => {
  it("ask for the log of the reader's own organisation where the address names none", () => {
    expect(accessVariables(NONE, "org_1")).toEqual({ first: 50, organisationId: "org_1" });
  });

  it("ask for what the address says", () => {
    const state: AccessFilterState = {
      ...NONE,
      ...{ "co-quan": "org_2", tu: "2026-11-01", den: "2026-11-30", "tai-khoan": " an " },
      ...{ "thao-tac": "Query.units", "thoa-thuan": "TT-01/2026", "ket-qua": "tu-choi" },
    };
    expect(accessVariables(state, "org_1")).toEqual({
      first: 50,
      organisationId: "org_2",
      from: "2026-11-01",
      to: "2026-11-30",
      account: "an",
      operation: "Query.units",
      agreement: "TT-01/2026",
      outcome: "DENIED",
    });
  });

  it("ask for what belongs to no organisation by naming none", () => {
    expect(accessVariables({ ...NONE, "co-quan": "khong-thuoc" }, "org_1")).toEqual({ first: 50 });
  });
});
