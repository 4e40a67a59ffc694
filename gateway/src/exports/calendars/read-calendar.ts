/** The days of a programme or an organisation: ceremonies, due dates, evaluation rounds and observances. */
import type { Words } from "@hub/schema/words/vi";
import type { Engine } from "../../engine.js";
import type { Language } from "../../tables/table.js";
import { isJsonObject, type Json, type JsonObject } from "../../wire/json.js";
import { inLanguage, pathsOf, selectionOf, valuesAt } from "../columns.js";
import { SOURCE_COLUMNS } from "../lists/source-columns.js";
import { canBeAsked, type PagedOperation, type PageReading, readOnce, readPages } from "../read-pages.js";
import type { CalendarDay as DayInCalendar } from "./icalendar.js";

type DayKind = keyof Words["CalendarDayKind"];

export interface CalendarDay extends DayInCalendar {
  readonly kind: DayKind;
  readonly programmeCode: string | null;
  /** Where it was published. */
  readonly source: Json | undefined;
}

interface Calendar {
  readonly name: string;
  /** Each once, in their order. */
  readonly days: readonly CalendarDay[];
}

const SOURCE = pathsOf(SOURCE_COLUMNS);
const TITLE = ["title.vi", "title.en"];
const CEREMONY = `ceremony ${selectionOf(["id", "heldOn", "programme.code", ...TITLE, ...SOURCE])}`;
const COMMITMENT = `commitments ${selectionOf(["id", "code", "dueOn", "programme.code", ...TITLE, ...SOURCE])}`;
const ROUND = `evaluationRounds ${selectionOf(["id", "number", "dueOn", "isComputed", "isCarriedOver", "heldOn", "programme.code", ...SOURCE])}`;
const OBSERVANCES = `unit ${selectionOf(
  [
    "id",
    "year",
    "openedOn",
    "name.vi",
    "name.en",
    "registeredPeriod.from",
    "registeredPeriod.to",
    ...SOURCE,
  ].map((path) => `observances.${path}`),
)}`;

const OF_PROGRAMME = `name: title { vi en } ${CEREMONY} ${COMMITMENT} ${ROUND} ${OBSERVANCES}`;

/** Whose calendar, by what its address names it by; each has its days at the same paths. */
const SUBJECTS: ReadonlyMap<string, string> = new Map([
  ["programmes", `query Calendar($key: String!) { subject: programme(code: $key) { ${OF_PROGRAMME} } }`],
  [
    "organisations",
    `query Calendar($key: ID!) { subject: node(id: $key) { ... on Organisation {
      name { vi en } participations { programme { ${CEREMONY} ${ROUND} } } ${COMMITMENT} ${ROUND} ${OBSERVANCES} } } }`,
  ],
]);

const ALL_PROGRAMMES: PagedOperation = {
  field: "programmes",
  text: `query Calendar($first: Int, $after: String) { programmes(first: $first, after: $after) {
    nodes { ${OF_PROGRAMME} } pageInfo { hasNextPage endCursor } } }`,
  variables: {},
  pageSize: 50,
};

/** @returns undefined if there is no such programme or organisation, or calendars of nothing of the kind */
export async function readCalendar(
  kind: string,
  key: string,
  language: Language,
  reading: PageReading,
): Promise<Calendar | undefined> {
  const text = SUBJECTS.get(kind);
  if (text === undefined || !canBeAsked(text, reading.engine)) return undefined;
  const { subject } = await readOnce(text, { key }, reading);
  if (!isJsonObject(subject) || !isJsonObject(subject["name"])) return undefined;
  const words = new DayWords(language);
  return {
    name: `${words.of(subject["name"])} · Khuyến học Hub`,
    days: eachOnce(daysOf(subject, words)),
  };
}

/** Those of all programmes. */
export async function readAllDays(language: Language, reading: PageReading): Promise<readonly CalendarDay[]> {
  const words = new DayWords(language);
  const days: CalendarDay[] = [];
  for await (const { nodes } of readPages(ALL_PROGRAMMES, reading))
    days.push(...nodes.flatMap((programme) => daysOf(programme, words)));
  return eachOnce(days);
}

export function haveCalendars(engine: Engine): boolean {
  return [...SUBJECTS.values(), ALL_PROGRAMMES.text].every((text) => canBeAsked(text, engine));
}

function daysOf(subject: JsonObject, words: DayWords): CalendarDay[] {
  const at = (...paths: string[]) => paths.flatMap((path) => objectsAt(subject, path));
  return [
    ...at("ceremony", "participations.programme.ceremony").flatMap((each) => words.ceremony(each)),
    ...at("commitments").flatMap((each) => words.commitment(each)),
    ...at("evaluationRounds", "participations.programme.evaluationRounds").flatMap((each) =>
      words.round(each),
    ),
    ...at("unit.observances").flatMap((each) => words.observance(each)),
  ];
}

/** An organisation takes part in the programmes whose evaluations it chairs, and programmes share a unit. */
function eachOnce(days: readonly CalendarDay[]): CalendarDay[] {
  const once = new Map(days.map((each) => [each.id, each]));
  return [...once.values()].sort((one, other) =>
    one.from === other.from ? (one.id < other.id ? -1 : 1) : one.from < other.from ? -1 : 1,
  );
}

/** What a day is called. */
class DayWords {
  constructor(readonly language: Language) {}

  of(text: Json | undefined): string {
    return String(inLanguage(text, this.language) ?? "");
  }

  ceremony({ id, heldOn, title, programme, source }: JsonObject): CalendarDay[] {
    return day(id, "", heldOn, {
      kind: "CEREMONY",
      summary: this.of(title),
      programmeCode: codeOf(programme),
      source,
    });
  }

  commitment({ id, code, dueOn, title, programme, source }: JsonObject): CalendarDay[] {
    const summary = `${this.#either("Hạn", "Due")}: ${code} ${this.of(title)}`;
    return day(id, "-due", dueOn, {
      kind: "COMMITMENT_DUE",
      summary,
      programmeCode: codeOf(programme),
      source,
    });
  }

  /** What passes to the next programme is due in none that there is. */
  round({
    id,
    number,
    dueOn,
    isComputed,
    isCarriedOver,
    heldOn,
    programme,
    source,
  }: JsonObject): CalendarDay[] {
    const programmeCode = codeOf(programme);
    const round = this.#either(`kỳ đánh giá ${number}`, `evaluation round ${number}`);
    const due = isComputed
      ? this.#either("Hạn theo tính toán, chưa công bố", "Due as computed, not published")
      : this.#either("Hạn", "Due");
    const held = this.#either("Đã tổ chức", "Held");
    const about = (kind: DayKind, what: string) => ({
      kind,
      summary: `${what}: ${round}, ${programmeCode}`,
      programmeCode,
      source,
    });
    return [
      ...(isCarriedOver
        ? []
        : day(id, "-due", dueOn, about(isComputed ? "EVALUATION_DUE_COMPUTED" : "EVALUATION_DUE", due))),
      ...day(id, "-held", heldOn, about("EVALUATION_HELD", held)),
    ];
  }

  observance({ id, year, openedOn, name, registeredPeriod, source }: JsonObject): CalendarDay[] {
    const { from, to } = isJsonObject(registeredPeriod) ? registeredPeriod : {};
    const about = {
      kind: "OBSERVANCE",
      summary: `${this.of(name)} ${year}`,
      programmeCode: null,
      source,
    } as const;
    return day(id, "", from ?? openedOn, about, to ?? from ?? openedOn);
  }

  #either(vi: string, en: string): string {
    return this.language === "vi" ? vi : en;
  }
}

/** No day where none was published. */
function day(
  id: Json | undefined,
  suffix: string,
  from: Json | undefined,
  about: Omit<CalendarDay, "id" | "from" | "to">,
  to = from,
): CalendarDay[] {
  if (typeof from !== "string" || typeof to !== "string") return [];
  return [{ id: `${id}${suffix}`, from, to, ...about }];
}

function codeOf(programme: Json | undefined): string {
  return String(valuesAt(programme, "code")[0] ?? "");
}

function objectsAt(subject: JsonObject, path: string): JsonObject[] {
  return valuesAt(subject, path).filter(isJsonObject);
}
