import type { HubEventFragment } from "../../api/generated/operations.js";
import { formatClock } from "../../language/format.js";
import { type Reading, useReading } from "../../language/use-reading.js";
import { findSubjectKind } from "./subject-kind.js";

interface JustNowProps {
  readonly events: readonly HubEventFragment[];
  /** By id: how the page names what it shows. */
  readonly knownNames: ReadonlyMap<string, string>;
}

/** The last things that happened, in words; a screen reader hears each one once. */
export function JustNow({ events, knownNames }: JustNowProps) {
  const reading = useReading();
  const { t, language } = reading;
  return (
    <section className="panel just-now" aria-labelledby="just-now-title">
      <h3 id="just-now-title">{t("justNow.title")}</h3>
      {events.length === 0 && <p className="note">{t("justNow.none")}</p>}
      <div role="log" aria-labelledby="just-now-title" data-testid="just-now">
        <ol>
          {events.map((event) => (
            <li key={`${event.aggregateId} ${event.type} ${event.version}`} className="just-now-event">
              <time dateTime={event.changedAt}>{formatClock(new Date(event.changedAt), language)}</time>
              <span>
                <span className="just-now-what">{nameChange(event, knownNames, reading)}</span>
                <span className="note">{namePlace(event, reading)}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function nameChange(
  event: HubEventFragment,
  knownNames: ReadonlyMap<string, string>,
  { t }: Reading,
): string {
  const kind = findSubjectKind(event);
  const name = knownNames.get(event.aggregateId);
  return kind === "commitment" && name !== undefined
    ? t("justNow.commitmentNamed", { name })
    : t(`justNow.${kind}`);
}

function namePlace(
  { member, programme, unit, indicatorCode }: HubEventFragment,
  { memberName, text }: Reading,
): string {
  return [memberName(member), programme?.code, indicatorCode, unit && text(unit.name)]
    .filter(Boolean)
    .join(" · ");
}
