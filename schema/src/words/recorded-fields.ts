/** The fields that histories name, for whoever says in words what has changed. */
import type { Words } from "./vi.js";

type CodeWords = Exclude<keyof Words, "fields" | "members" | "nodeTypes" | "rules">;

export interface RecordedField {
  readonly name: keyof Words["fields"];
  /** What it holds: text as it was recorded, a day, or codes that these words are for. An id says nothing to people. */
  readonly holds: "text" | "day" | "id" | "flag" | CodeWords;
}

/** Paths without the places in lists: `versions.name.vi` stands for `versions.0.name.vi`. */
const FIELDS: Readonly<Record<string, RecordedField>> = {
  code: { name: "code", holds: "text" },
  "title.vi": { name: "title", holds: "text" },
  "title.en": { name: "titleEnglish", holds: "text" },
  "name.vi": { name: "title", holds: "text" },
  "name.en": { name: "titleEnglish", holds: "text" },
  "versions.name.vi": { name: "title", holds: "text" },
  "versions.name.en": { name: "titleEnglish", holds: "text" },
  "versions.officialCode": { name: "officialCode", holds: "text" },
  "versions.kind": { name: "kind", holds: "AdministrativeKind" },
  "versions.validFrom": { name: "from", holds: "day" },
  "versions.validTo": { name: "to", holds: "day" },
  "versions.parent.id": { name: "parent", holds: "id" },
  "successors.successor.id": { name: "successor", holds: "id" },
  validFrom: { name: "from", holds: "day" },
  endedOn: { name: "endedOn", holds: "day" },
  state: { name: "state", holds: "CommitmentState" },
  dueOn: { name: "dueOn", holds: "day" },
  heldOn: { name: "heldOn", holds: "day" },
  isComputed: { name: "isComputed", holds: "flag" },
  isCarriedOver: { name: "isCarriedOver", holds: "flag" },
  isCurrent: { name: "isCurrent", holds: "flag" },
  "host.id": { name: "host", holds: "id" },
  "organisation.id": { name: "organisation", holds: "id" },
  "evaluationRound.id": { name: "evaluationRound", holds: "id" },
  "document.id": { name: "document", holds: "id" },
  "documents.id": { name: "document", holds: "id" },
  "source.id": { name: "source", holds: "id" },
  supersedesId: { name: "supersedes", holds: "id" },
  "corrects.id": { name: "corrects", holds: "id" },
  number: { name: "number", holds: "text" },
  documentNumber: { name: "number", holds: "text" },
  issuedOn: { name: "issuedOn", holds: "day" },
  effectiveOn: { name: "effectiveOn", holds: "day" },
  "issuer.vi": { name: "issuer", holds: "text" },
  "summary.vi": { name: "summary", holds: "text" },
  "summary.en": { name: "summaryEnglish", holds: "text" },
  cadence: { name: "cadence", holds: "ReportCadence" },
  type: { name: "type", holds: "OrganisationType" },
  printedText: { name: "printedText", holds: "text" },
  "period.from": { name: "from", holds: "day" },
  "period.to": { name: "to", holds: "day" },
  "period.kind": { name: "periodKind", holds: "FigurePeriodKind" },
  printedPeriod: { name: "printedPeriod", holds: "text" },
  declaredPartyCount: { name: "declaredPartyCount", holds: "text" },
  evaluationEveryMonths: { name: "evaluationEveryMonths", holds: "text" },
  "unit.id": { name: "unit", holds: "id" },
  level: { name: "level", holds: "AdministrativeLevel" },
  "definition.vi": { name: "definition", holds: "text" },
  "definition.en": { name: "definitionEnglish", holds: "text" },
  owner: { name: "owner", holds: "id" },
  levels: { name: "levels", holds: "AdministrativeLevel" },
  historicalLevels: { name: "historicalLevels", holds: "AdministrativeLevel" },
  frequency: { name: "frequency", holds: "IndicatorFrequency" },
  direction: { name: "direction", holds: "IndicatorDirection" },
  basis: { name: "basis", holds: "IndicatorBasis" },
  unit: { name: "measuredIn", holds: "IndicatorUnit" },
  indicatorCode: { name: "indicatorCode", holds: "text" },
  "indicator.id": { name: "indicatorCode", holds: "id" },
  asOf: { name: "asOf", holds: "day" },
  numerator: { name: "numerator", holds: "text" },
  denominator: { name: "denominator", holds: "text" },
  printedPercentage: { name: "printedPercentage", holds: "text" },
  qualifier: { name: "qualifier", holds: "Qualifier" },
  count: { name: "count", holds: "text" },
  total: { name: "denominator", holds: "text" },
  "results.label.vi": { name: "result", holds: "text" },
  "results.count": { name: "count", holds: "text" },
  "results.amount": { name: "amount", holds: "text" },
  "results.qualifier": { name: "qualifier", holds: "Qualifier" },
  year: { name: "year", holds: "text" },
  value: { name: "value", holds: "text" },
  disadvantagedValue: { name: "disadvantagedValue", holds: "text" },
  comparator: { name: "comparator", holds: "Comparator" },
  "scope.vi": { name: "scope", holds: "text" },
  "note.vi": { name: "note", holds: "text" },
  "doubts.reason.vi": { name: "doubt", holds: "text" },
};

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
  if (holds === "day") return value.split("-").reverse().join("/");
  if (holds === "flag") return value === "true" ? words.fields.yes : words.fields.no;
  return new Map<string, string>(Object.entries(words[holds])).get(value);
}

/** @param path as a history names it */
export function recordedField(path: string): RecordedField | undefined {
  const inAnyPlace = path.replaceAll(/\.\d+(?=\.|$)/g, "");
  return Object.hasOwn(FIELDS, inAnyPlace) ? FIELDS[inAnyPlace] : undefined;
}
