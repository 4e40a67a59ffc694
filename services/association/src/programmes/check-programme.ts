/** V13: what a programme's own dates and parties say about each other. */
import { type DataQualityFlag, FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { inEnglish, type LocalizedText } from "@hub/subgraph-kit/values";
import { halfMonthsBetween, printHalves } from "./half-months.js";
import { PartyRole } from "./programme-party.js";

const PRINTED_DAY = /\d{1,2}\/\d{1,2}\/\d{4}/;

export interface ProgrammeFacts {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly printedPeriod: string | null;
  readonly signedOn: string | null;
  readonly declaredPartyCount: number | null;
  readonly partyRoles: readonly PartyRole[];
  /** Organisations that chair an evaluation or report, and are not among the named parties. */
  readonly unnamedActors: readonly LocalizedText[];
  /** The phases before and after this one. */
  readonly neighbours: readonly {
    readonly code: string;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
  }[];
  /** The last day of the programme's administrative unit; null while it is in force. */
  readonly unitEndedOn: string | null;
}

/** Returns what the rules found. Rules never change anything. */
export function checkProgramme(programme: ProgrammeFacts): DataQualityFlag[] {
  return [checkPeriod, checkSigning, checkNeighbours, checkParties, checkActors, checkUnit].flatMap((rule) =>
    rule(programme),
  );
}

function checkPeriod({ printedPeriod }: ProgrammeFacts): DataQualityFlag[] {
  if (printedPeriod === null) {
    return [
      {
        rule: "V13",
        severity: FlagSeverity.INFO,
        message: {
          vi: "Giai đoạn của chương trình không được công bố.",
          en: "The programme's period was not published.",
        },
      },
    ];
  }
  if (PRINTED_DAY.test(printedPeriod)) return [];
  return [
    {
      rule: "COMPUTED",
      severity: FlagSeverity.INFO,
      doubt: DoubtKind.INFERRED,
      message: {
        vi: `Nguồn chỉ in năm (“${printedPeriod}”); ngày đầu và ngày cuối được suy ra.`,
        en: `The source prints years only (“${printedPeriod}”); the first and last day are derived.`,
      },
    },
  ];
}

function checkSigning({ startsOn, signedOn }: ProgrammeFacts): DataQualityFlag[] {
  if (signedOn === null) {
    return [
      {
        rule: "V13",
        severity: FlagSeverity.INFO,
        message: {
          vi: "Ngày ký kết không được công bố.",
          en: "The day of signing was not published.",
        },
      },
    ];
  }
  if (startsOn === null || signedOn <= startsOn) return [];
  const halves = halfMonthsBetween(startsOn, signedOn);
  return [
    {
      rule: "V13",
      severity: FlagSeverity.INFO,
      message: {
        vi: `Ký ${printDayVi(signedOn)}, ${printHalves(halves)} tháng sau ngày bắt đầu giai đoạn.`,
        en: `Signed on ${printDayEn(signedOn)}, ${printHalves(halves)} months after the period began.`,
      },
    },
  ];
}

function checkNeighbours({ startsOn, endsOn, neighbours }: ProgrammeFacts): DataQualityFlag[] {
  if (startsOn === null || endsOn === null) return [];
  return neighbours
    .filter((other) => other.startsOn !== null && other.endsOn !== null)
    .filter((other) => (other.startsOn ?? "") <= endsOn && startsOn <= (other.endsOn ?? ""))
    .map((other) => ({
      rule: "V13",
      severity: FlagSeverity.WARNING,
      doubt: DoubtKind.CONTRADICTED,
      message: {
        vi: `Giai đoạn ${years(startsOn, endsOn)} trùng một phần với giai đoạn của ${other.code}.`,
        en: `The period ${years(startsOn, endsOn)} overlaps with that of ${other.code}.`,
      },
    }));
}

function checkParties({ declaredPartyCount, partyRoles }: ProgrammeFacts): DataQualityFlag[] {
  const named = partyRoles.filter((role) => role === PartyRole.PARTNER).length;
  if (declaredPartyCount === null || declaredPartyCount === named) return [];
  return [
    {
      rule: "INCOMPLETE_PARTIES",
      severity: FlagSeverity.WARNING,
      doubt: DoubtKind.CONTRADICTED,
      message: {
        vi: `Nguồn ghi ${declaredPartyCount} cơ quan, đơn vị phối hợp nhưng nêu tên ${named}.`,
        en: `The source counts ${declaredPartyCount} partners and names ${named}.`,
      },
    },
  ];
}

function checkActors({ unnamedActors }: ProgrammeFacts): DataQualityFlag[] {
  return unnamedActors.map((name) => ({
    rule: "V13",
    severity: FlagSeverity.WARNING,
    doubt: DoubtKind.UNVERIFIED,
    message: {
      vi: `${name.vi} chủ trì đánh giá hoặc báo cáo nhưng không có trong các bên được nêu tên; cần người có trách nhiệm xác nhận đó là một bên.`,
      en: `${inEnglish(name)} chairs an evaluation or reports, and is not among the parties that are named; somebody has to confirm that it is one.`,
    },
  }));
}

function checkUnit({ endsOn, unitEndedOn }: ProgrammeFacts): DataQualityFlag[] {
  if (endsOn === null || unitEndedOn === null || unitEndedOn >= endsOn) return [];
  return [
    {
      rule: "V13",
      severity: FlagSeverity.INFO,
      message: {
        vi: `Đơn vị hành chính của chương trình có hiệu lực đến ${printDayVi(unitEndedOn)}, trước khi giai đoạn kết thúc; xem các đơn vị kế thừa.`,
        en: `The programme's administrative unit was in force until ${printDayEn(unitEndedOn)}, before the period ends; see its successors.`,
      },
    },
  ];
}

function years(from: string, to: string): string {
  return `${from.slice(0, 4)}–${to.slice(0, 4)}`;
}
