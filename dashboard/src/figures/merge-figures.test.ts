import { describe, expect, it } from "@jest/globals";
import { mergeFigures } from "./merge-figures.js";

const figure = (
  id: string,
  parts: { indicatorCode?: string; asOf?: string | null; corrects?: string } = {},
) => ({
  id,
  member: "association",
  indicatorCode: parts.indicatorCode ?? "LM01",
  asOf: parts.asOf === undefined ? "2020-10-29" : parts.asOf,
  period: null,
  state: "REPORTED" as const,
  corrects: parts.corrects === undefined ? null : { id: parts.corrects },
});

describe("mergeFigures", () => {
  it("replaces a figure by its correction, in its place", () => {
    const first = figure("a");
    const corrected = figure("b", { corrects: "a" });
    const other = figure("c", { indicatorCode: "LM02" });
    expect(mergeFigures([first, other], [corrected])).toEqual([corrected, other]);
  });

  it("ignores a notice older than the response", () => {
    const queried = figure("b", { corrects: "a" });
    expect(mergeFigures([queried], [figure("a")])).toEqual([queried]);
  });

  it("keeps rival claims of one day, and one without a day, beside each other", () => {
    const claims = [figure("a"), figure("b"), figure("c", { asOf: null })];
    expect(mergeFigures(claims.slice(0, 1), claims.slice(1))).toEqual(claims);
  });

  it("shows the latest day of a series, whichever was told last", () => {
    const latest = figure("a");
    expect(mergeFigures([latest], [figure("b", { asOf: "1999-12-31" })])).toEqual([latest]);
    const later = figure("c", { asOf: "2021-12-31" });
    expect(mergeFigures([latest], [later])).toEqual([later]);
  });

  it("leaves out corrected figures", () => {
    expect(mergeFigures([{ ...figure("a"), state: "CORRECTED" }], [])).toEqual([]);
  });
});
