import { describe, expect, it } from "@jest/globals";
import { findRegisterCopy } from "./register-copy.js";

describe("findRegisterCopy", () => {
  it("finds the data set and its release, and no commit", () => {
    expect(["owner/units-database v3.0.2", "owner/adminunits 780c279"].map(findIn)).toEqual([
      { name: "units-database", release: "3.0.2" },
      { name: "adminunits", release: undefined },
    ]);
  });

  it("finds none in a newspaper, an agency, or where nobody is named", () => {
    expect(["Giáo dục Thủ đô", "Quốc hội", "thuviennhadat.vn, lsu.vn", null].map(findIn)).toEqual(
      Array(4).fill(undefined),
    );
  });
});

function findIn(publisher: string | null) {
  return findRegisterCopy({ publisher });
}
