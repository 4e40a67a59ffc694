import { type DataQualityFlag, FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { printSource } from "@hub/subgraph-kit/print-source";
import { isSamePublication, type Source } from "@hub/subgraph-kit/source";

export interface DocumentFacts {
  readonly number: string;
  readonly issuedOn: string | null;
  readonly knownBy: string | null;
  readonly years: readonly [first: number, last: number] | null;
}

/** What a source says about a document. */
export interface ClaimFacts {
  readonly source: Source;
  readonly printedText: string;
  readonly issuedOn: string | null;
  readonly years: readonly [first: number, last: number] | null;
}

/** V11: compares what sources say about a document with the register. */
export function checkDocument(document: DocumentFacts, claims: readonly ClaimFacts[]): DataQualityFlag[] {
  return [...checkIssueDay(document), ...claims.flatMap((claim) => checkClaim(document, claim))];
}

/** V11 for what one source says, wherever in it; the document has it as well. */
export function checkClaimsOf(
  source: Source,
  document: DocumentFacts,
  claims: readonly ClaimFacts[],
): DataQualityFlag[] {
  return claims
    .filter((claim) => isSamePublication(claim.source, source))
    .flatMap((claim) => checkClaim(document, claim))
    .map((flag) => ({ ...flag, isRepeated: true }));
}

function checkIssueDay({ issuedOn, knownBy }: DocumentFacts): DataQualityFlag[] {
  if (issuedOn !== null) return [];
  const until = knownBy === null ? null : { vi: printDayVi(knownBy), en: printDayEn(knownBy) };
  return [
    {
      rule: "V11",
      severity: FlagSeverity.INFO,
      message: until
        ? {
            vi: `Ngày ban hành không được công bố; văn bản đã có trước ${until.vi}.`,
            en: `The day of issue was not published; the document was known by ${until.en}.`,
          }
        : {
            vi: "Ngày ban hành không tìm thấy trong nguồn.",
            en: "The day of issue was not found in the sources.",
          },
    },
  ];
}

function checkClaim({ number, issuedOn, years }: DocumentFacts, claim: ClaimFacts): DataQualityFlag[] {
  const flags: DataQualityFlag[] = [];
  if (claim.issuedOn !== null && issuedOn !== null && claim.issuedOn !== issuedOn) {
    flags.push(
      disagreement(number, claim, {
        vi: [`ngày ${printDayVi(claim.issuedOn)}`, printDayVi(issuedOn)],
        en: [printDayEn(claim.issuedOn), printDayEn(issuedOn)],
      }),
    );
  }
  if (claim.years && years && String(claim.years) !== String(years)) {
    flags.push(
      disagreement(number, claim, {
        vi: [`giai đoạn ${printYears(claim.years)}`, printYears(years)],
        en: [`the period ${printYears(claim.years)}`, printYears(years)],
      }),
    );
  }
  return flags;
}

function disagreement(
  number: string,
  claim: ClaimFacts,
  values: { vi: [claimed: string, registered: string]; en: [claimed: string, registered: string] },
): DataQualityFlag {
  return {
    rule: "V11",
    severity: FlagSeverity.WARNING,
    doubt: DoubtKind.CONTRADICTED,
    message: {
      vi: `${number}: “${claim.printedText}” (${printSource(claim.source)}) ghi ${values.vi[0]}; danh mục văn bản ghi ${values.vi[1]}.`,
      en: `${number}: “${claim.printedText}” (${printSource(claim.source)}) gives ${values.en[0]}; the document register has ${values.en[1]}.`,
    },
  };
}

function printYears([first, last]: readonly [number, number]): string {
  return `${first}–${last}`;
}
