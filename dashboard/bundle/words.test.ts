import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { buildSchema, isEnumType, isInterfaceType } from "graphql";
import { en } from "../src/language/en.js";
import { vi } from "../src/language/vi.js";

const ROOT = join(import.meta.dirname, "../..");
const SCHEMA = buildSchema(readFileSync(join(ROOT, "schema/api.graphql"), "utf8"));
const GLOSSARY = readFileSync(join(ROOT, "docs/glossary.md"), "utf8");
const LANGUAGES = ["vi", "en"] as const;
type Language = (typeof LANGUAGES)[number];

/** Where the pages have their words for an enum's values. */
const SECTIONS: Readonly<Record<string, (dictionary: typeof vi) => Readonly<Record<string, string>>>> = {
  CommitmentState: ({ programme }) => programme.state,
  EvidenceKind: ({ programme }) => programme.evidenceKind,
  EvidenceState: ({ programme }) => programme.evidenceState,
  PartyRole: ({ programme }) => programme.role,
  EvaluationStatus: ({ programme }) => programme.evaluation,
  FlagSeverity: ({ quality }) => quality.severity,
  DoubtKind: ({ doubt }) => doubt,
  ValidityState: ({ document }) => document.validity,
  WhatChanged: ({ changes }) => changes.what,
  MemberState: ({ members }) => members.state,
};

describe("what can change", () => {
  it("has a name in both languages", () => {
    const changeable = SCHEMA.getType("Changeable");
    const kinds = isInterfaceType(changeable)
      ? SCHEMA.getPossibleTypes(changeable).map(({ name }) => name)
      : [];
    expect(kinds.length).toBeGreaterThan(10);
    for (const { changes } of [vi, en])
      expect(Object.keys(changes.kinds)).toEqual(expect.arrayContaining(kinds));
  });
});

describe("states have one name each", () => {
  it.each(Object.keys(SECTIONS))("in the glossary, on pages and in the schema (%s)", (name) => {
    for (const language of LANGUAGES) {
      const words = glossaryWords(name, language);
      expect(pageWords(name, language)).toEqual(words);
      const unlike = describedValues(name, language).filter((text, index) => !beginsWith(text, words[index]));
      expect(unlike).toEqual([]);
    }
  });

  it("are listed above, each row of the glossary that the schema has", () => {
    const named = [...GLOSSARY.matchAll(/^\|.* · .*\| `(\w+)` \|$/gm)].map(([, name]) => name);
    expect(named).toEqual(expect.arrayContaining(Object.keys(SECTIONS)));
    expect(Object.keys(SECTIONS)).toEqual(expect.arrayContaining(named));
  });
});

/** In the order of the schema's values, in small letters, as all words below. */
function glossaryWords(name: string, language: Language): string[] {
  const row = GLOSSARY.split("\n").find((line) => line.endsWith(`| \`${name}\` |`)) ?? "";
  const cell = row.split("|")[language === "vi" ? 2 : 3] ?? "";
  return cell.split("·").map((word) => word.trim().toLowerCase());
}

function pageWords(name: string, language: Language): string[] {
  const words = SECTIONS[name]?.(language === "vi" ? vi : en) ?? {};
  return valuesOf(name).map(({ name: value }) => (words[value] ?? "").replace(/:$/, "").toLowerCase());
}

/** Descriptions have their first line in Vietnamese and their second in English. */
function describedValues(name: string, language: Language): string[] {
  return valuesOf(name).map(
    ({ description }) => description?.split("\n")[language === "vi" ? 0 : 1]?.toLowerCase() ?? "",
  );
}

function valuesOf(name: string) {
  const type = SCHEMA.getType(name);
  return isEnumType(type) ? type.getValues() : [];
}

function beginsWith(description: string, word = ""): boolean {
  return description === `${word}.` || description.startsWith(`${word}:`);
}
