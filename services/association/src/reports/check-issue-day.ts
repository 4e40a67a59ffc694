import { type DataQualityFlag, FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import type { Report } from "./report.js";

/** EARLY_REPORT: nobody can report on all of a period that is not over. What was superseded claims nothing any more. */
export function checkIssueDay({
  issuedOn,
  periodTo,
  isCurrent,
}: Pick<Report, "issuedOn" | "periodTo" | "isCurrent">): DataQualityFlag[] {
  if (!isCurrent || issuedOn >= periodTo) return [];
  return [
    {
      rule: "EARLY_REPORT",
      severity: FlagSeverity.WARNING,
      doubt: DoubtKind.UNVERIFIED,
      message: {
        vi: `Báo cáo ghi ngày ${printDayVi(issuedOn)}, trước khi kỳ báo cáo kết thúc ngày ${printDayVi(periodTo)}; hãy kiểm tra hai ngày này.`,
        en: `The report bears ${printDayEn(issuedOn)}, before the period that it reports on ends on ${printDayEn(periodTo)}; check the two days.`,
      },
    },
  ];
}
