import { type DataQualityFlag, FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import { describe } from "@hub/subgraph-kit/describe";
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { registerEnumType } from "type-graphql";

export enum EvaluationStatus {
  PLANNED = "PLANNED",
  HELD = "HELD",
  CARRIED_OVER = "CARRIED_OVER",
  NOT_PUBLISHED = "NOT_PUBLISHED",
}
registerEnumType(EvaluationStatus, {
  name: "EvaluationStatus",
  description: describe("Tình trạng của một kỳ đánh giá.", "Where an evaluation stands."),
  valuesConfig: {
    PLANNED: { description: describe("Theo kế hoạch: chưa đến hạn.", "Planned: not due yet.") },
    HELD: { description: describe("Đã tổ chức.", "Held.") },
    CARRIED_OVER: {
      description: describe(
        "Chuyển sang giai đoạn sau: đến hạn khi giai đoạn đã kết thúc, nên thuộc chương trình kế tiếp.",
        "Carried over: due after the period's end, so it passes to the next programme.",
      ),
    },
    NOT_PUBLISHED: {
      description: describe(
        "Chưa công bố: đã qua ngày đến hạn, chưa nguồn nào nêu đã tổ chức hay chưa.",
        "Not published: past its day, and no source tells whether it was held.",
      ),
    },
  },
});

export interface RoundFacts {
  readonly dueOn: string;
  readonly isComputed: boolean;
  readonly isCarriedOver: boolean;
  readonly heldOn: string | null;
  readonly hostId: string | null;
}

/** Where a round stands on a day (`YYYY-MM-DD`). */
export function statusOfRound(round: RoundFacts, today: string): EvaluationStatus {
  if (round.heldOn !== null) return EvaluationStatus.HELD;
  if (round.isCarriedOver) return EvaluationStatus.CARRIED_OVER;
  return round.dueOn < today ? EvaluationStatus.NOT_PUBLISHED : EvaluationStatus.PLANNED;
}

/** The same in SQL. @param round the alias of the query. @param today the day, as the statement names it */
export function statusInSql(round: string, today: string): string {
  return `CASE WHEN ${round}.heldOn IS NOT NULL THEN '${EvaluationStatus.HELD}'
    WHEN ${round}.isCarriedOver THEN '${EvaluationStatus.CARRIED_OVER}'
    WHEN ${round}.dueOn < ${today} THEN '${EvaluationStatus.NOT_PUBLISHED}'
    ELSE '${EvaluationStatus.PLANNED}' END`;
}

/** What comes before a round. */
export interface BeforeRound {
  /** The programme's first day; null while it is not known. */
  readonly startsOn: string | null;
  /** When the round before it was due; null for the first one. */
  readonly formerDueOn: string | null;
}

/** What a reader must know about a round: what was computed, what was not published, and a day that cannot be. */
export function checkRound(
  { dueOn, isComputed, hostId }: RoundFacts,
  before: BeforeRound,
): DataQualityFlag[] {
  const flags = checkDueOn(dueOn, before);
  if (isComputed) {
    flags.push({
      rule: "COMPUTED",
      severity: FlagSeverity.INFO,
      doubt: DoubtKind.INFERRED,
      message: {
        vi: "Ngày đến hạn được tính từ ngày ký và chu kỳ đánh giá, không được công bố.",
        en: "The due day is computed from the day of signing and the interval; it was not published.",
      },
    });
  }
  if (hostId === null) {
    flags.push({
      rule: "NOT_PUBLISHED",
      severity: FlagSeverity.INFO,
      message: {
        vi: "Cơ quan chủ trì kỳ đánh giá chưa được công bố.",
        en: "Which agency chairs the evaluation was not published.",
      },
    });
  }
  return flags;
}

/** EARLY_DUE_DAY: evaluations come one after the other, and after the programme has begun. */
function checkDueOn(dueOn: string, { startsOn, formerDueOn }: BeforeRound): DataQualityFlag[] {
  const early = (vi: string, en: string): DataQualityFlag => ({
    rule: "EARLY_DUE_DAY",
    severity: FlagSeverity.WARNING,
    doubt: DoubtKind.UNVERIFIED,
    message: {
      vi: `Kỳ đánh giá đến hạn ngày ${printDayVi(dueOn)}, ${vi}; hãy kiểm tra hai ngày này.`,
      en: `The evaluation is due on ${printDayEn(dueOn)}, ${en}; check the two days.`,
    },
  });
  return [
    ...(startsOn !== null && dueOn < startsOn
      ? [
          early(
            `trước khi chương trình bắt đầu ngày ${printDayVi(startsOn)}`,
            `before the programme begins on ${printDayEn(startsOn)}`,
          ),
        ]
      : []),
    ...(formerDueOn !== null && dueOn <= formerDueOn
      ? [
          early(
            `không sau hạn của kỳ trước, ngày ${printDayVi(formerDueOn)}`,
            `no later than the one before it, on ${printDayEn(formerDueOn)}`,
          ),
        ]
      : []),
  ];
}
