/** The fields that histories name, for whoever says in words what has changed. */
import type { Words } from "./vi.js";

type CodeWords = Exclude<keyof Words, "fields" | "members" | "nodeTypes" | "rules">;

export interface RecordedField {
  readonly name: keyof Words["fields"];
  /** What it holds: text as it was recorded, a day, a moment, or codes that these words are for. An id says nothing to people. */
  readonly holds: "text" | "day" | "moment" | "id" | "flag" | CodeWords;
}

/** Paths without the places in lists: `versions.name.vi` stands for `versions.0.name.vi`. */
const FIELDS: ReadonlyMap<string, RecordedField> = new Map([
  ...whatHolds("text", {
    code: "code",
    "title.vi": "title",
    "title.en": "titleEnglish",
    "name.vi": "title",
    "name.en": "titleEnglish",
    "versions.name.vi": "title",
    "versions.name.en": "titleEnglish",
    "versions.officialCode": "officialCode",
    number: "number",
    documentNumber: "number",
    "issuer.vi": "issuer",
    "summary.vi": "summary",
    "summary.en": "summaryEnglish",
    printedText: "printedText",
    printedPeriod: "printedPeriod",
    declaredPartyCount: "declaredPartyCount",
    evaluationEveryMonths: "evaluationEveryMonths",
    "definition.vi": "definition",
    "definition.en": "definitionEnglish",
    indicatorCode: "indicatorCode",
    numerator: "numerator",
    denominator: "denominator",
    printedPercentage: "printedPercentage",
    count: "count",
    total: "denominator",
    "results.label.vi": "result",
    "results.count": "count",
    "results.amount": "amount",
    year: "year",
    value: "value",
    disadvantagedValue: "disadvantagedValue",
    "scope.vi": "scope",
    "note.vi": "note",
    "doubts.reason.vi": "doubt",
    "enteredOnBehalf.contest.reason": "contest",
    "clauses.number": "clauseNumber",
    "clauses.text.vi": "clause",
    "clauses.text.en": "clause",
    "clauses.parts.number": "partNumber",
    "clauses.parts.text.vi": "part",
    "clauses.parts.text.en": "part",
    purpose: "purpose",
    legalBasis: "legalBasis",
    indicators: "openedIndicators",
    fields: "openedFields",
    smallestCell: "smallestCell",
    contact: "contact",
    reason: "reason",
    "doneWhen.vi": "doneWhen",
    "doneWhen.en": "doneWhenEnglish",
    "evidence.title.vi": "evidenceTitle",
    "evidence.title.en": "evidenceTitleEnglish",
    "extensions.reason": "extensionReason",
    "extensions.decisionReason": "decisionReason",
    "evidence.note": "evidenceNote",
    "evidence.missing": "evidenceMissing",
    "evidence.url": "evidenceAddress",
    "evidence.enteredOnBehalf.contest.reason": "contest",
  }),
  ...whatHolds("day", {
    "versions.validFrom": "from",
    "versions.validTo": "to",
    validFrom: "from",
    validTo: "to",
    endedOn: "endedOn",
    dueOn: "dueOn",
    "extensions.dueOn": "extensionDueOn",
    heldOn: "heldOn",
    issuedOn: "issuedOn",
    effectiveOn: "effectiveOn",
    "period.from": "from",
    "period.to": "to",
    asOf: "asOf",
    ownerAgreedOn: "ownerAgreedOn",
    partnerAgreedOn: "partnerAgreedOn",
    revokedOn: "revokedOn",
  }),
  ...whatHolds("moment", { endedAt: "endedAt" }),
  ...whatHolds("flag", {
    isComputed: "isComputed",
    isCarriedOver: "isCarriedOver",
    isCurrent: "isCurrent",
  }),
  ...whatHolds("id", {
    "versions.parent.id": "parent",
    "successors.successor.id": "successor",
    "host.id": "host",
    "organisation.id": "organisation",
    "parties.organisation.id": "party",
    "evaluationRound.id": "evaluationRound",
    "document.id": "document",
    "documents.id": "document",
    "source.id": "source",
    "enteredOnBehalf.document.id": "document",
    "enteredOnBehalf.by.organisation.id": "enteredBy",
    supersedesId: "supersedes",
    "corrects.id": "corrects",
    "unit.id": "unit",
    "commitment.id": "commitment",
    "owner.id": "gives",
    "partner.id": "receives",
    owner: "owner",
    "extensions.requestedBy.id": "requestedBy",
    "extensions.decidedBy.id": "decidedBy",
    "evidence.activity.id": "evidenceActivity",
    "evidence.figure.id": "evidenceFigure",
    "evidence.document.id": "document",
    "evidence.offeredBy.id": "offeredBy",
    "evidence.acceptedBy.id": "acceptedBy",
    "evidence.enteredOnBehalf.document.id": "document",
    "evidence.enteredOnBehalf.by.organisation.id": "enteredBy",
    "indicator.id": "indicatorCode",
  }),
  ...whatHolds("AdministrativeKind", { "versions.kind": "kind" }),
  ...whatHolds("ActorRole", { role: "role" }),
  ...whatHolds("PartyRole", { "parties.role": "role" }),
  ...whatHolds("CommitmentState", { state: "state" }),
  ...whatHolds("EvidenceKind", { evidenceKind: "evidenceKind", "evidence.kind": "evidenceKind" }),
  ...whatHolds("ExtensionState", { "extensions.state": "extensionState" }),
  ...whatHolds("EvidenceState", { "evidence.state": "evidenceState" }),
  ...whatHolds("ReportCadence", { cadence: "cadence" }),
  ...whatHolds("OrganisationType", { type: "type" }),
  ...whatHolds("FigurePeriodKind", { "period.kind": "periodKind" }),
  ...whatHolds("AdministrativeLevel", {
    level: "level",
    levels: "levels",
    historicalLevels: "historicalLevels",
  }),
  ...whatHolds("IndicatorFrequency", { frequency: "frequency" }),
  ...whatHolds("IndicatorDirection", { direction: "direction" }),
  ...whatHolds("IndicatorBasis", { basis: "basis" }),
  ...whatHolds("IndicatorUnit", { unit: "measuredIn" }),
  ...whatHolds("Qualifier", { qualifier: "qualifier", "results.qualifier": "qualifier" }),
  ...whatHolds("Comparator", { comparator: "comparator" }),
]);

function whatHolds(
  holds: RecordedField["holds"],
  names: Readonly<Record<string, RecordedField["name"]>>,
): [path: string, field: RecordedField][] {
  return Object.entries(names).map(([path, name]) => [path, { name, holds }]);
}

/** The name of a field in these words; undefined where they have none. */
export function nameRecordedField(path: string, words: Words): string | undefined {
  const field = recordedField(path);
  return field && words.fields[field.name];
}

/** What a field held, in these words; undefined of an id, of what nobody has words for, and of an unknown field. */
export function sayRecordedValue(path: string, value: string, words: Words): string | undefined {
  const holds = recordedField(path)?.holds;
  if (holds === undefined || holds === "id") return undefined;
  if (holds === "text") return value;
  if (holds === "day") return sayDay(value);
  if (holds === "moment") return sayMoment(value);
  if (holds === "flag") return value === "true" ? words.fields.yes : words.fields.no;
  return new Map<string, string>(Object.entries(words[holds])).get(value);
}

function sayDay(day: string): string {
  return day.split("-").reverse().join("/");
}

/** Viet Nam has no summer time. */
const AHEAD_MS = 7 * 60 * 60 * 1_000;

function sayMoment(moment: string): string {
  const [day = "", time = ""] = new Date(Date.parse(moment) + AHEAD_MS).toISOString().split("T");
  return `${time.slice(0, 8)} ${sayDay(day)}`;
}

/** @param path as a history names it */
export function recordedField(path: string): RecordedField | undefined {
  return FIELDS.get(path.replaceAll(/\.\d+(?=\.|$)/g, ""));
}
