import "reflect-metadata";
import { createSource } from "@hub/subgraph-kit/source";
import { describe, expect, it } from "@jest/globals";
import { codeKey } from "../search-text/code-key.js";
import { type ClaimFacts, checkClaimsOf, checkDocument, type DocumentFacts } from "./check-document.js";

const decision89: DocumentFacts = {
  number: "89/QĐ-TTg",
  issuedOn: "2013-01-09",
  knownBy: null,
  years: [2012, 2020],
};
const QUAN_11 = createSource({ title: "Quận 11 tổng kết", locator: "đoạn 3" });
const GIA_LAM = createSource({ title: "Gia Lâm tăng cường" });
const CLAIMS: readonly ClaimFacts[] = [
  {
    source: QUAN_11,
    printedText: "từ 2011-2020 (theo Quyết định 89/QĐ-TTg)",
    issuedOn: null,
    years: [2011, 2020],
  },
  { source: GIA_LAM, printedText: "giai đoạn 2012 - 2020", issuedOn: null, years: [2012, 2020] },
];

describe("what sources say of a document", () => {
  it("is flagged where the period is another one than the scheme's", () => {
    const flags = checkDocument(decision89, CLAIMS);
    expect(flags).toHaveLength(1);
    expect(flags[0]).toMatchObject({ rule: "V11", severity: "WARNING" });
    expect(flags[0]?.message.vi).toContain("2011–2020");
    expect(flags[0]?.message.vi).toContain("2012–2020");
    expect(flags[0]?.message.vi).toContain("Quận 11 tổng kết: đoạn 3");
  });

  it("is found again for the one source that says it, wherever in it", () => {
    const elsewhere = createSource({ title: "Quận 11 tổng kết", locator: "đoạn 1" });
    expect(checkClaimsOf(elsewhere, decision89, CLAIMS)).toHaveLength(1);
    expect(checkClaimsOf(GIA_LAM, decision89, CLAIMS)).toEqual([]);
  });

  it("is flagged where two days of issue were published", () => {
    const flags = checkDocument({ ...decision89, issuedOn: "2015-12-01", years: null }, [
      { source: GIA_LAM, printedText: "ngày 10/11/2015", issuedOn: "2015-11-10", years: null },
    ]);
    expect(flags.map((flag) => flag.message.vi).join()).toMatch(/10\/11\/2015.*01\/12\/2015/);
  });
});

describe("a document without a day of issue", () => {
  it("says by when it was known", () => {
    const [flag] = checkDocument({ ...decision89, issuedOn: null, knownBy: "2019-09-17" }, []);
    expect(flag).toMatchObject({ rule: "V11", severity: "INFO" });
    expect(flag?.message.vi).toContain("17/09/2019");
  });
});

describe("the number of a document", () => {
  it("is the same in any case, composition and with space around", () => {
    for (const written of [
      "281/QÐ-TTg",
      "281/QƉ-TTg",
      "281/qð-ttg",
      "281 / QĐ – TTg",
      "281\u00A0/QĐ\u2011TTg",
      "281／QĐ−TTg",
      "281/QĐ-\u200BTTg",
    ])
      expect(codeKey(written)).toBe("281/qđ-ttg");
    expect(codeKey("  281/qđ-ttg ".normalize("NFD"))).toBe(codeKey("281/QĐ-TTg"));
  });
});
