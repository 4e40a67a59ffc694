import type { CommitmentState } from "../api/generated/operations.js";
import type { Locale } from "../language/use-locale.js";

type Translate = Pick<Locale, "t" | "date">;

/** The words of each field by its path. What an id names has a word and no value. */
const FIELDS = {
  code: "code",
  "title.vi": "title",
  "title.en": "titleEnglish",
  state: "state",
  dueOn: "dueOn",
  printedText: "printedText",
  "period.from": "from",
  "period.to": "to",
  printedPeriod: "printedPeriod",
  declaredPartyCount: "declaredPartyCount",
  evaluationEveryMonths: "evaluationEveryMonths",
  "unit.id": "unit",
  "name.vi": "title",
  "name.en": "titleEnglish",
  "definition.vi": "definition",
  "definition.en": "definitionEnglish",
  owner: "owner",
  levels: "levels",
  historicalLevels: "historicalLevels",
  frequency: "frequency",
  direction: "direction",
  basis: "basis",
  unit: "measuredIn",
} as const;

const STATES: Readonly<Record<CommitmentState, true>> = {
  DONE: true,
  IN_PROGRESS: true,
  LATE: true,
  NOT_STARTED: true,
  NOT_REPORTED: true,
  DROPPED: true,
};

/** What they hold is an id or codes. */
const CODED: ReadonlySet<string> = new Set([
  "state",
  "unit.id",
  "owner",
  "levels",
  "historicalLevels",
  "frequency",
  "direction",
  "basis",
  "unit",
]);

/** The field that changed, in words. */
export function nameField(path: string, { t }: Translate): string {
  return t(isKnown(path) ? `history.fields.${FIELDS[path]}` : "history.otherField");
}

/** What it was or became: a state and a day in words, any other text as it was recorded. */
export function describeValue(path: string, value: string | null, { t, date }: Translate): string {
  if (value === null) return t("history.nothing");
  if (path === "state" && isState(value)) return t(`programme.state.${value}`);
  if (CODED.has(path) || !isKnown(path)) return t("history.another");
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? date(value) : value;
}

function isKnown(path: string): path is keyof typeof FIELDS {
  return Object.hasOwn(FIELDS, path);
}

function isState(value: string): value is CommitmentState {
  return Object.hasOwn(STATES, value);
}
