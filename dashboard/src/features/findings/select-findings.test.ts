import { describe, expect, it } from "@jest/globals";
import type { ListedFindingFragment } from "../../api/generated/operations.js";
import { countBy, selectFindings } from "./select-findings.js";

const EVERYTHING = { severity: "", rule: "", owner: "" } as const;
const FINDINGS = [
  finding("V10", "INFO", "association"),
  finding("V02", "ERROR", "education"),
  finding("V10", "WARNING", "education"),
];

describe("selectFindings", () => {
  it("lists the gravest first", () => {
    expect(selectFindings(FINDINGS, EVERYTHING).map(({ severity }) => severity)).toEqual([
      "ERROR",
      "WARNING",
      "INFO",
    ]);
  });

  it("keeps what fits every choice", () => {
    expect(selectFindings(FINDINGS, { ...EVERYTHING, rule: "V10", owner: "education" })).toEqual([
      FINDINGS[2],
    ]);
    expect(selectFindings(FINDINGS, { ...EVERYTHING, severity: "INFO", owner: "education" })).toEqual([]);
  });
});

describe("countBy", () => {
  it("counts what there is, the most first", () => {
    expect(countBy(FINDINGS, "rule")).toEqual([
      ["V10", 2],
      ["V02", 1],
    ]);
  });
});

function finding(
  rule: string,
  severity: ListedFindingFragment["severity"],
  owner: string,
): ListedFindingFragment {
  return {
    kind: "Figure",
    nodeId: rule,
    owner,
    rule,
    severity,
    message: { vi: rule, en: null },
    since: "2026-11-27T08:00:00Z",
    settledAt: null,
    isOpen: true,
    figures: [],
    unit: null,
    indicator: null,
  };
}
