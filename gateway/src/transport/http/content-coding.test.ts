import { describe, expect, it } from "@jest/globals";
import { type ContentCoding, chooseCoding } from "./content-coding.js";

const all = () => true;
const notBuilt = (coding: ContentCoding) => coding === "identity";

describe("chooseCoding", () => {
  it.each<[string, string | undefined, ContentCoding]>([
    ["a browser", "gzip, deflate, br, zstd", "br"],
    ["a client without Brotli", "gzip, deflate", "gzip"],
    ["a client that says nothing", undefined, "identity"],
    ["a client that wants nothing coded", "", "identity"],
    ["any coding", "*", "br"],
    ["a preference", "br;q=0.5, gzip;q=0.8", "gzip"],
    ["a preference for the file as it is", "identity, br;q=0.5", "identity"],
    ["an exclusion", "br;q=0, gzip", "gzip"],
    ["all but one", "br;q=0, *", "gzip"],
    ["capitals and spaces", " GZIP ; Q=1 ", "gzip"],
    ["a name that only contains another", "brotli-like, xgzip", "identity"],
    ["a weight that is none", "br;q=high, gzip", "gzip"],
    ["nothing of what there is", "identity;q=0, zstd", "identity"],
  ])("gives %s what it can read best", (_who, acceptEncoding, coding) => {
    expect(chooseCoding(acceptEncoding, all)).toBe(coding);
  });

  it("gives the file as it is where no other form was built", () => {
    expect(chooseCoding("br, gzip", notBuilt)).toBe("identity");
  });
});
