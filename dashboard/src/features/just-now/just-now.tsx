import { useLocaleWithClock } from "../../language/use-clock.js";
import { useHubEvents } from "../../live/hub-events.js";
import { describeChange, describeOrigin } from "./describe-event.js";
import "./just-now.css";

const SHOWN = 6;

interface JustNowProps {
  /** The page's own names for what it shows: by id, and for indicators by code. */
  readonly knownNames: ReadonlyMap<string, string>;
}

/** The latest events, in words; a screen reader announces each one once. */
export function JustNow({ knownNames }: JustNowProps) {
  const locale = useLocaleWithClock();
  const { t, clock } = locale;
  const events = useHubEvents().latest.slice(0, SHOWN);
  return (
    <section className="panel just-now" aria-labelledby="just-now-title">
      <h3 id="just-now-title">{t("justNow.title")}</h3>
      {events.length === 0 && <p className="note">{t("justNow.none")}</p>}
      <div role="log" aria-labelledby="just-now-title" data-testid="just-now">
        <ol>
          {events.map((event) => (
            <li key={`${event.aggregateId} ${event.type} ${event.version}`} className="just-now-event">
              <time dateTime={event.changedAt}>{clock(event.changedAt)}</time>
              <span>
                <span className="just-now-what">{describeChange(event, knownNames, locale)}</span>
                <span className="note">{describeOrigin(event, knownNames, locale)}</span>
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
