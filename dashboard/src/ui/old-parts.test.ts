import { describe, expect, it } from "@jest/globals";
import { oldPartsOf } from "./old-parts.js";

const COPIED = "2026-11-28T02:00:00Z";
const SILENT = "2026-11-28T03:00:00Z";

const copy = (other: object = {}) => ({
  member: "education",
  confirmedAt: COPIED,
  isUpToDate: true,
  takesPart: true,
  hasLeft: false,
  ...other,
});
const silent = [{ name: "education", state: "SILENT", silentSince: SILENT }] as const;
const healthy = [{ name: "education", state: "HEALTHY", silentSince: null }] as const;
const late = [{ name: "education", state: "LATE", silentSince: null }] as const;

describe("oldPartsOf", () => {
  it("names a member that has become silent since the list was read, and since when", () => {
    expect(oldPartsOf([copy()], silent)).toEqual([
      { member: "education", why: "silentSince", since: SILENT },
    ]);
  });

  it("names nobody once the member answers again", () => {
    expect(oldPartsOf([copy({ isUpToDate: false })], healthy)).toEqual([]);
  });

  it("goes by the list where it is not known how the member is, or where the member is only late", () => {
    const old = [{ member: "education", why: "asOf", since: COPIED }];
    expect(oldPartsOf([copy({ isUpToDate: false })], undefined)).toEqual(old);
    expect(oldPartsOf([copy({ isUpToDate: false })], late)).toEqual(old);
    expect(oldPartsOf([copy()], late)).toEqual([]);
    expect(oldPartsOf([copy()], undefined)).toEqual([]);
  });

  it("names a member that has left the hub, with the age of its last rows", () => {
    const left = copy({ isUpToDate: false, hasLeft: true });
    expect(oldPartsOf([left], silent)).toEqual([{ member: "education", why: "hasLeft", since: COPIED }]);
  });

  it("knows of whom nothing has come, and leaves out who takes no part", () => {
    const nothing = copy({ confirmedAt: null, isUpToDate: false });
    expect(oldPartsOf([nothing], silent)).toEqual([{ member: "education", why: "asOf", since: undefined }]);
    expect(oldPartsOf([copy({ isUpToDate: false, takesPart: false })], silent)).toEqual([]);
  });
});
