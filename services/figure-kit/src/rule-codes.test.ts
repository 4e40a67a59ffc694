import { readFileSync } from "node:fs";
import { join } from "node:path";
import { en } from "@hub/schema/words/en";
import { vi } from "@hub/schema/words/vi";
import { describe, expect, it } from "@jest/globals";
import { ALREADY_RECORDED, MALFORMED, NOT_CURRENT } from "./report-findings.js";
import { RULE_CODES } from "./rule-codes.js";

describe("the rules", () => {
  it.each([
    ["vi", vi],
    ["en", en],
  ] as const)("have words for pages and files (%s)", (_, words) => {
    expect(Object.keys(words.rules).toSorted()).toEqual(RULE_CODES.toSorted());
  });

  it("are those that the glossary explains", () => {
    const glossary = readFileSync(join(import.meta.dirname, "../../../docs/glossary.md"), "utf8");
    const [, table = ""] = glossary.split("| Rule | What it finds |");
    const explained = [...table.matchAll(/^\| ([A-Z][A-Z0-9_, ]+) \|/gm)].flatMap(([, codes = ""]) =>
      codes.split(", "),
    );
    // What is found in the form of a report is never stored.
    const ofForms = [MALFORMED, ALREADY_RECORDED, NOT_CURRENT];
    expect(explained.toSorted()).toEqual([...RULE_CODES, ...ofForms].toSorted());
  });
});
