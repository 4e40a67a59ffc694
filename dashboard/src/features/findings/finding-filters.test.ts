import { describe, expect, it } from "@jest/globals";
import { readState } from "../../navigation/address-state.js";
import { FINDING_FILTERS, findingVariables } from "./finding-filters.js";

const variablesOf = (search: string) => findingVariables(readState(FINDING_FILTERS, search));

describe("findingVariables", () => {
  it("asks for the first findings that are open, anywhere", () => {
    expect(variablesOf("")).toEqual({ first: 50, open: true });
  });

  it("asks for what the address says", () => {
    expect(
      variablesOf("?trong=unit_1&tinh-trang=da-dinh-chinh&muc-do=WARNING&loai=V03&don-vi=education&truoc=c"),
    ).toEqual({
      last: 50,
      before: "c",
      under: "unit_1",
      includeEnded: true,
      open: false,
      severities: ["WARNING"],
      rules: ["V03"],
      owner: "education",
    });
  });

  it("asks for what is open and what is settled where all are wanted, and takes no word for a severity", () => {
    expect(variablesOf("?tinh-trang=tat-ca&muc-do=nang")).toEqual({ first: 50 });
  });
});
