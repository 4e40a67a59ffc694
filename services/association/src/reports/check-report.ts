import { formatGlobalId } from "@hub/schema/global-id";
import { joinRefusals } from "@hub/subgraph-kit/mistakes";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { checkBusinessDay } from "../days/business-days.js";
import { ReportCadence } from "./report.js";

export interface ReportDraft {
  readonly organisationId: string;
  readonly cadence: ReportCadence;
  readonly periodFrom: string;
  readonly periodTo: string;
  /** The day the report bears. */
  readonly issuedOn: string;
  /** The report this one supersedes; a reason belongs to it. */
  readonly supersedesId: string | null;
  readonly reason: string | null;
}

export interface KnownReport {
  readonly id: string;
  readonly organisationId: string;
  readonly cadence: ReportCadence;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly issuedOn: string;
  readonly supersedesId: string | null;
  readonly isCurrent: boolean;
}

export interface ReportedProgramme {
  readonly code: string;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly reports: readonly KnownReport[];
}

interface Asked {
  /** The calendar day in Việt Nam. */
  readonly today: string;
  /** An id as whoever reports has written it. */
  asTyped(id: string): string;
}

/** All that speaks against the report; null when it can be accepted. */
export function checkReport(
  programme: ReportedProgramme,
  draft: ReportDraft,
  { today, asTyped }: Asked,
): Refusal | null {
  return joinRefusals([
    checkDays(draft, today) ?? checkPeriod(programme, draft),
    checkIssuedOn(draft, today),
    checkSuperseded(programme, draft, asTyped) ?? checkRepetition(programme, draft),
  ]);
}

function checkDays({ periodFrom, periodTo }: ReportDraft, today: string): Refusal | null {
  const first = { field: "input.periodFrom", vi: "Ngày đầu của kỳ báo cáo", en: "The first day reported on" };
  const last = { field: "input.periodTo", vi: "Ngày cuối của kỳ báo cáo", en: "The last day reported on" };
  return joinRefusals([checkBusinessDay(first, periodFrom, today), checkBusinessDay(last, periodTo, today)]);
}

const SUPERSEDES_ID = "input.supersedesId";

function checkPeriod({ code, startsOn, endsOn }: ReportedProgramme, draft: ReportDraft): Refusal | null {
  const { periodFrom, periodTo } = draft;
  if (periodFrom > periodTo) {
    return new Refusal("BAD_USER_INPUT", {
      vi: `Kỳ báo cáo kết thúc ngày ${printDayVi(periodTo)}, trước khi bắt đầu ngày ${printDayVi(periodFrom)}; hãy sửa một trong hai ngày.`,
      en: `The period reported on ends on ${printDayEn(periodTo)}, before it begins on ${printDayEn(periodFrom)}; correct one of the two days.`,
    }).inField("input.periodTo");
  }
  const isOutside = (endsOn !== null && periodFrom > endsOn) || (startsOn !== null && periodTo < startsOn);
  if (!isOutside) return null;
  return new Refusal("REFUSED", {
    vi: `Kỳ báo cáo ${printDayVi(periodFrom)}–${printDayVi(periodTo)} nằm ngoài giai đoạn của chương trình ${code}; hãy sửa kỳ báo cáo hoặc chọn chương trình của giai đoạn đó.`,
    en: `The period ${printDayEn(periodFrom)} – ${printDayEn(periodTo)} lies outside that of programme ${code}; correct it, or choose the programme of that phase.`,
  }).inField("input.periodFrom");
}

function checkIssuedOn({ issuedOn, periodFrom }: ReportDraft, today: string): Refusal | null {
  if (issuedOn > today) {
    return new Refusal("REFUSED", {
      vi: `Ngày báo cáo ${printDayVi(issuedOn)} chưa đến; hãy ghi ngày trên báo cáo.`,
      en: `The report bears ${printDayEn(issuedOn)}, which has not come; give the day that stands on it.`,
    }).inField("input.issuedOn");
  }
  if (issuedOn >= periodFrom) return null;
  return new Refusal("REFUSED", {
    vi: `Ngày báo cáo ${printDayVi(issuedOn)} trước khi kỳ báo cáo bắt đầu ngày ${printDayVi(periodFrom)}; hãy sửa một trong hai ngày.`,
    en: `The report bears ${printDayEn(issuedOn)}, before its period begins on ${printDayEn(periodFrom)}; correct one of the two days.`,
  }).inField("input.issuedOn");
}

function checkSuperseded(
  { reports }: ReportedProgramme,
  draft: ReportDraft,
  asTyped: Asked["asTyped"],
): Refusal | null {
  const { supersedesId, reason, organisationId } = draft;
  if ((supersedesId === null) !== (reason === null)) {
    return new Refusal("BAD_USER_INPUT", {
      vi: "Báo cáo thay thế phải nêu cả báo cáo được thay thế (“supersedesId”) và lý do (“reason”).",
      en: 'A report that supersedes another names it ("supersedesId") and the reason ("reason"), both or neither.',
    }).inField(reason === null ? "input.reason" : SUPERSEDES_ID);
  }
  if (supersedesId === null) return null;
  const superseded = reports.find(({ id }) => id === supersedesId);
  if (superseded?.isCurrent && superseded.organisationId === organisationId) return null;
  const name = asTyped(supersedesId);
  const current = superseded?.organisationId === organisationId && currentInPlaceOf(superseded, reports);
  if (!current) {
    return new Refusal("CONFLICT", {
      vi: `Báo cáo ${name} không phải là báo cáo của tổ chức này trong chương trình; hãy chọn một báo cáo hiện hành của tổ chức trong \`reports\`.`,
      en: `Report ${name} is not one of this organisation in the programme; choose a current one of it in \`reports\`.`,
    }).inField(SUPERSEDES_ID);
  }
  const reportId = formatGlobalId("Report", current.id);
  return new Refusal(
    "CONFLICT",
    {
      vi: `Báo cáo ${name} đã được thay thế; báo cáo hiện hành ghi ngày ${printDayVi(current.issuedOn)}: ${reportId}. Hãy đọc báo cáo đó; nếu vẫn cần thay thế, hãy gửi mã đó làm “supersedesId”.`,
      en: `Report ${name} has been superseded; the current one is of ${printDayEn(current.issuedOn)}: ${reportId}. Read it, and if it is to be superseded as well, send its id as "supersedesId".`,
    },
    { reportId },
  ).inField(SUPERSEDES_ID);
}

/** The last of those that have superseded each other since. */
function currentInPlaceOf(superseded: KnownReport, reports: readonly KnownReport[]): KnownReport | undefined {
  let report: KnownReport | undefined = superseded;
  while (report && !report.isCurrent) {
    const { id }: KnownReport = report;
    report = reports.find(({ supersedesId }) => supersedesId === id);
  }
  return report;
}

/** Each organisation has one periodic report for each period. */
function checkRepetition({ reports }: ReportedProgramme, draft: ReportDraft): Refusal | null {
  if (draft.cadence !== ReportCadence.PERIODIC) return null;
  const repeated = reports.find(
    (report) =>
      report.isCurrent &&
      report.id !== draft.supersedesId &&
      report.cadence === ReportCadence.PERIODIC &&
      report.organisationId === draft.organisationId &&
      report.periodFrom === draft.periodFrom &&
      report.periodTo === draft.periodTo,
  );
  if (!repeated) return null;
  const reportId = formatGlobalId("Report", repeated.id);
  return new Refusal(
    "CONFLICT",
    {
      vi: `Tổ chức đã có báo cáo định kỳ cho kỳ này, ghi ngày ${printDayVi(repeated.issuedOn)}; để thay thế, hãy gửi “reason” và “supersedesId”: ${reportId}.`,
      en: `The organisation has a periodic report on this period already, of ${printDayEn(repeated.issuedOn)}; to supersede it, send a "reason" and "supersedesId": ${reportId}.`,
    },
    { reportId },
  ).inField(SUPERSEDES_ID);
}
