import "reflect-metadata";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { describe, expect, it } from "@jest/globals";
import { contradictionsAmong, type KnownClaim } from "./contradictions.js";

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));

function claim(id: string, numerator: number, known: number, corrected?: number): KnownClaim {
  return {
    id,
    numerator,
    denominator: 9,
    printedPercentage: null,
    qualifier: Qualifier.EXACT,
    printedText: `${numerator}/9`,
    asOf: "2021-12-31",
    period: null,
    knownAt: at(known),
    correctedAt: corrected === undefined ? null : at(corrected),
  };
}

/** Since when, until when, and between which. */
function told(...claims: readonly KnownClaim[]) {
  return contradictionsAmong(claims).map(({ since, settledAt, figureIds }) => [
    since.getUTCHours(),
    settledAt?.getUTCHours() ?? null,
    figureIds.join(" "),
  ]);
}

describe("a contradiction between claims", () => {
  it("is one, however many claims there are, and goes on while they stand", () => {
    expect(told(claim("a", 7, 1), claim("b", 8, 2), claim("c", 6, 3))).toEqual([[2, null, "c b a"]]);
  });

  it("is none between a claim and its correction, nor between claims that say the same", () => {
    expect(told(claim("a", 7, 1, 2), claim("b", 8, 2), claim("c", 8, 3))).toEqual([]);
  });

  it("is settled by the correction that ends it, and another one is another contradiction", () => {
    const claims = [claim("a", 7, 1), claim("b", 8, 2, 4), claim("c", 7, 4), claim("d", 9, 5)];
    expect(told(...claims)).toEqual([
      [2, 4, "b a"],
      [5, null, "d c a"],
    ]);
  });

  it("goes on from where it stood, without the claims that were corrected before", () => {
    const all = [
      claim("a", 7, 1),
      claim("x", 6, 1, 2),
      claim("b", 8, 2),
      claim("c", 9, 3, 5),
      claim("d", 8, 5),
    ];
    const [open = null] = contradictionsAmong(all.slice(0, 3));
    const since = contradictionsAmong(
      all.filter(({ id }) => id !== "x"),
      { moment: at(3), open },
    );
    expect(since).toEqual(contradictionsAmong(all));
  });
});
