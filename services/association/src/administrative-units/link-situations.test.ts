import { describe, expect, it } from "@jest/globals";
import { countLinks, isSameUnit, liftLinks, type UnitLink } from "./link-situations.js";

function link(predecessor: string, successor: string, check: UnitLink["check"] = "both_sources"): UnitLink {
  return { predecessor, successor, check };
}

describe("which unit lives on", () => {
  const livingOn = (...links: UnitLink[]) => countLinks(links).filter(isSameUnit).length;

  it("is the one with a confirmed link that is alone at both ends", () => {
    expect(livingOn(link("a", "x"))).toBe(1);
  });

  it("is none when the successor takes in others, or the predecessor is divided", () => {
    expect(livingOn(link("a", "x"), link("b", "x"))).toBe(0);
    expect(livingOn(link("a", "x"), link("a", "y"))).toBe(0);
  });

  it("is none on the word of one source", () => {
    expect(livingOn(link("a", "x", "single_source"))).toBe(0);
  });

  it("is not changed by a suspected name collision", () => {
    expect(livingOn(link("a", "x"), link("b", "x", "suspect_name_collision"))).toBe(1);
  });
});

describe("links of larger units", () => {
  it("stand once, confirmed when one of the smaller is, without suspects", () => {
    const links = [
      link("1.a", "x", "single_source"),
      link("1.b", "x"),
      link("1.b", "y", "single_source"),
      link("1.c", "z", "suspect_name_collision"),
    ];
    const lifted = liftLinks(links, ({ predecessor, successor }) => ({
      predecessor: predecessor.slice(0, 1),
      successor,
    }));
    expect(lifted).toEqual([link("1", "x"), link("1", "y", "single_source")]);
  });
});
