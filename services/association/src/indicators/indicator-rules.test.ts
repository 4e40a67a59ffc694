import { readFileSync } from "node:fs";
import { HIGHEST_LEVELS, MEANS, PARTITIONS } from "@hub/figure-kit/indicator-rules";
import { describe, expect, it } from "@jest/globals";

interface RegisteredIndicator {
  readonly code: string;
  readonly unit: string;
  readonly definition: { readonly en: string };
}

const INDICATORS: RegisteredIndicator[] = JSON.parse(
  readFileSync(new URL("../../data/indicators.json", import.meta.url), "utf8"),
);

describe("what members know of indicators by themselves", () => {
  it("is what the register says of levels", () => {
    const levels = INDICATORS.filter(({ unit }) => unit === "LEVEL").map(({ code, definition }) => [
      code,
      Number(/0 to (\d)/.exec(definition.en)?.[1]),
    ]);
    expect([...HIGHEST_LEVELS]).toEqual(levels);
  });

  it("is what the register says of means", () => {
    const means = INDICATORS.flatMap(({ code, definition }) => {
      const [, amount, count] = /\((\w+)\) divided by .*\((\w+)\)/.exec(definition.en) ?? [];
      return amount && count ? [{ mean: code, amount, count }] : [];
    });
    expect(MEANS).toEqual(means);
  });

  it("is what the register says of counts of units at exactly one level", () => {
    const counts = INDICATORS.filter(
      ({ unit, definition }) => unit === "COUNT" && /at (exactly )?level \d/.test(definition.en),
    );
    expect(PARTITIONS.flat().toSorted()).toEqual(
      [...counts.map(({ code }) => code), "LM11", "LM12"].filter(unique).toSorted(),
    );
    const standardOf = (code: string) => {
      const indicator = INDICATORS.find((candidate) => candidate.code === code);
      return indicator?.definition.en.replace(/(exactly )?level \d|as learning.*$/g, "");
    };
    for (const codes of PARTITIONS) expect(new Set(codes.map(standardOf)).size).toBe(1);
  });
});

function unique(code: string, index: number, codes: readonly string[]): boolean {
  return codes.indexOf(code) === index;
}
