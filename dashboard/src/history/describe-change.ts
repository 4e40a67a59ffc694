import { recordedField } from "@hub/schema/words/recorded-fields";
import type { RecordedChangeFragment } from "../api/generated/operations.js";
import type { Locale } from "../language/use-locale.js";
import { vi } from "../language/vi.js";

type Translate = Pick<Locale, "t" | "date" | "time">;

/** The field that changed, in words. */
export function nameField(path: string, { t }: Pick<Locale, "t">): string {
  const field = recordedField(path);
  return t(field ? `history.fields.${field.name}` : "history.otherField");
}

type Edit = RecordedChangeFragment["changed"][number];
type Actor = RecordedChangeFragment["actor"];

/** Those that say something to people; that it is another thing than before, only where nothing else has changed. */
export function readableEdits(changed: readonly Edit[]): readonly Edit[] {
  const readable = changed.filter(({ field }) => !isOfThing(field));
  return readable.length > 0 ? readable : changed;
}

/** The field leads to a thing: what is recorded of it is an id. */
export function isOfThing(path: string): boolean {
  return recordedField(path)?.holds === "id";
}

/** What it was or became: a state and a day in words, any other text as it was recorded. */
export function describeValue(path: string, value: string | null, { t, date, time }: Translate): string {
  if (value === null) return t("history.nothing");
  const holds = recordedField(path)?.holds;
  if (holds === "text") return value;
  if (holds === "day") return date(value);
  if (holds === "flag") return t(value === "true" ? "history.fields.yes" : "history.fields.no");
  if (holds === "moment") return `${time(value)} ${date(value)}`;
  if (holds === "CommitmentState" && isState(value)) return t(`programme.state.${value}`);
  return holds === "ActorRole" && isRole(value) ? t(`history.role.${value}`) : t("history.another");
}

/** Who made a change: an organisation in its role, or the role alone, and the person where the reader may know. */
export function describeActor(
  { role, organisation, person = null }: Omit<Actor, "person"> & Partial<Pick<Actor, "person">>,
  { t, text }: Pick<Locale, "t" | "text">,
): string {
  const inRole = t(`history.role.${role}`);
  const office = organisation === null ? inRole : `${text(organisation.name)} (${inRole})`;
  return person === null ? office : `${office}, ${person}`;
}

function isRole(value: string): value is keyof typeof vi.history.role {
  return Object.hasOwn(vi.history.role, value);
}

function isState(value: string): value is keyof typeof vi.programme.state {
  return Object.hasOwn(vi.programme.state, value);
}
