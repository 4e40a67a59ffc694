/** The days of a programme or an organisation: ceremonies, due dates, evaluation rounds and observances. */
import type { Language } from "../../tables/table.js";
import { isJsonObject, type Json, type JsonObject } from "../../wire/json.js";
import { inLanguage, valuesAt } from "../columns.js";
import { canBeAsked, type PageReading, readOnce } from "../read-pages.js";
import type { Calendar, CalendarDay } from "./icalendar.js";

const CEREMONY = "ceremony { id heldOn title { vi en } }";
const COMMITMENT = "id code dueOn title { vi en }";
const ROUND = "id number dueOn isComputed isCarriedOver heldOn programme { code }";
const OBSERVANCES = "unit { observances { id year openedOn name { vi en } registeredPeriod { from to } } }";

/** Whose calendar, by what its address names it by; each has its days at the same paths. */
const SUBJECTS: ReadonlyMap<string, string> = new Map([
  [
    "programmes",
    `query Calendar($key: String!) { subject: programme(code: $key) {
      name: title { vi en } ${CEREMONY} commitments { ${COMMITMENT} } evaluationRounds { ${ROUND} } ${OBSERVANCES} } }`,
  ],
  [
    "organisations",
    `query Calendar($key: ID!) { subject: node(id: $key) { ... on Organisation {
      name { vi en } participations { programme { ${CEREMONY} evaluationRounds { ${ROUND} } } }
      commitments { ${COMMITMENT} } evaluationRounds { ${ROUND} } ${OBSERVANCES} } } }`,
  ],
]);

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
  const words = new Words(language);
  const at = (...paths: string[]) => paths.flatMap((path) => objectsAt(subject, path));
  const days = [
    ...at("ceremony", "participations.programme.ceremony").flatMap((each) => words.ceremony(each)),
    ...at("commitments").flatMap((each) => words.commitment(each)),
    ...at("evaluationRounds", "participations.programme.evaluationRounds").flatMap((each) =>
      words.round(each),
    ),
    ...at("unit.observances").flatMap((each) => words.observance(each)),
  ];
  // An organisation takes part in the programmes whose evaluations it chairs.
  const once = new Map(days.map((each) => [each.id, each]));
  return { name: `${words.of(subject["name"])} · Khuyến học Hub`, days: [...once.values()] };
}

/** What a day is called. */
class Words {
  constructor(readonly language: Language) {}

  of(text: Json | undefined): string {
    return String(inLanguage(text, this.language) ?? "");
  }

  ceremony({ id, heldOn, title }: JsonObject): CalendarDay[] {
    return day(id, "", heldOn, this.of(title));
  }

  commitment({ id, code, dueOn, title }: JsonObject): CalendarDay[] {
    return day(id, "-due", dueOn, `${this.#either("Hạn", "Due")}: ${code} ${this.of(title)}`);
  }

  /** What passes to the next programme is due in none that there is. */
  round({ id, number, dueOn, isComputed, isCarriedOver, heldOn, programme }: JsonObject): CalendarDay[] {
    const [code = ""] = valuesAt(programme, "code");
    const round = this.#either(`kỳ đánh giá ${number}`, `evaluation round ${number}`);
    const due = isComputed
      ? this.#either("Hạn theo tính toán, chưa công bố", "Due as computed, not published")
      : this.#either("Hạn", "Due");
    return [
      ...(isCarriedOver ? [] : day(id, "-due", dueOn, `${due}: ${round}, ${code}`)),
      ...day(id, "-held", heldOn, `${this.#either("Đã tổ chức", "Held")}: ${round}, ${code}`),
    ];
  }

  observance({ id, year, openedOn, name, registeredPeriod }: JsonObject): CalendarDay[] {
    const { from, to } = isJsonObject(registeredPeriod) ? registeredPeriod : {};
    return day(id, "", from ?? openedOn, `${this.of(name)} ${year}`, to ?? from ?? openedOn);
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
  summary: string,
  to = from,
): CalendarDay[] {
  if (typeof from !== "string" || typeof to !== "string") return [];
  return [{ id: `${id}${suffix}`, summary, from, to }];
}

function objectsAt(subject: JsonObject, path: string): JsonObject[] {
  return valuesAt(subject, path).filter(isJsonObject);
}
