import { describe, expect, it } from "@jest/globals";
import { organisationsWith } from "./several-organisations.js";

describe("several organisations", () => {
  it("have a place for one more, and close up where one is taken out", () => {
    expect(organisationsWith(["org_1"], 1, "org_2")).toEqual(["org_1", "org_2"]);
    expect(organisationsWith(["org_1", "org_2"], 0, "")).toEqual(["org_2"]);
  });

  it("are each there once", () => {
    expect(organisationsWith(["org_1"], 1, "org_1")).toEqual(["org_1"]);
  });
});
