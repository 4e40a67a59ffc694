import type { HubEventFragment, ThingToldOfFragment } from "../../api/generated/operations.js";
import { ChangedFields } from "../../history/change-row.js";
import { useLocaleWithClock } from "../../language/use-clock.js";
import { useHubEvents } from "../../live/hub-events.js";
import { useHubMembers } from "../../live/hub-members.js";
import { PageLink } from "../../navigation/page-link.js";
import { nameThing } from "../../things/name-thing.js";
import { changeTold } from "./change-told.js";
import { describeChange, describeOrigin } from "./describe-event.js";
import { useThingsToldOf } from "./use-things-told-of.js";
import "./just-now.css";

const SHOWN = 6;

interface JustNowProps {
  /** The page's own names for what it shows: by id, and for indicators by code. */
  readonly knownNames: ReadonlyMap<string, string>;
}

/** The latest events, in words: what it was and became, where that is known; a screen reader announces each one once. */
export function JustNow({ knownNames }: JustNowProps) {
  const { t } = useLocaleWithClock();
  const events = useHubEvents().latest.slice(0, SHOWN);
  const things = useThingsToldOf(events);
  return (
    <section className="panel just-now" aria-labelledby="just-now-title">
      <h3 id="just-now-title">{t("justNow.title")}</h3>
      {events.length === 0 && <p className="note">{t("justNow.none")}</p>}
      <div role="log" aria-labelledby="just-now-title" data-testid="just-now">
        <ol>
          {events.map((event) => (
            <EventRow
              key={`${event.aggregateId} ${event.type} ${event.version}`}
              event={event}
              thing={things.get(event.aggregateId)}
              knownNames={knownNames}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}

interface EventRowProps extends JustNowProps {
  readonly event: HubEventFragment;
  /** Undefined until it is known, and where it is gone. */
  readonly thing: ThingToldOfFragment | undefined;
}

function EventRow({ event, thing, knownNames }: EventRowProps) {
  const locale = useLocaleWithClock();
  const named = nameThing(thing, thing?.__typename ?? "", locale);
  const change = changeTold(event, thing);
  const members = useHubMembers() ?? [];
  return (
    <li className="just-now-event">
      <time dateTime={event.changedAt}>{locale.clock(event.changedAt)}</time>
      <div>
        <p className="just-now-what">{describeChange(event, knownNames, locale)}</p>
        {named !== undefined && (
          <p>{named.to === undefined ? named.name : <PageLink to={named.to}>{named.name}</PageLink>}</p>
        )}
        {change !== undefined && <ChangedFields changed={change.changed} />}
        <p className="note">{describeOrigin(event, knownNames, members, locale)}</p>
      </div>
    </li>
  );
}
