import { Fragment } from "react";
import type { PublishedActivityFragment } from "../api/generated/operations.js";
import "../language/activity-words.js";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { figureAddress, organisationAddress } from "../navigation/thing-addresses.js";
import { commitmentAddress, programmeAddress } from "../programmes/addresses.js";
import { Doubts } from "../ui/doubts.js";
import { Fact, Facts } from "../ui/facts.js";
import { NoData } from "../ui/no-data.js";
import { printSource } from "../ui/print-source.js";
import { SourceReference } from "../ui/source-notes.js";
import "./activity-card.css";

interface ActivityCardProps {
  readonly activity: PublishedActivityFragment;
  /** Of which level its title is on the page. */
  readonly heading?: "h2" | "h4";
}

/** One published activity with who held it for whom, its results and source. */
export function ActivityCard({ activity, heading: Heading = "h4" }: ActivityCardProps) {
  const { t, text, period } = useLocale();
  const where = activity.unit === null ? undefined : text(activity.unit.name);
  const whereAndWhen = [where, period(activity.period)].filter((part) => part !== undefined).join(" · ");
  return (
    <article className="activity">
      <Heading>{text(activity.title)}</Heading>
      {whereAndWhen !== "" && <p className="note">{whereAndWhen}</p>}
      <HeldBy activity={activity} />
      {activity.results.length === 0 ? (
        <NoData />
      ) : (
        <dl className="results" aria-label={t("members.results")}>
          {activity.results.map((result) => (
            <ActivityResult key={result.label.vi} result={result} />
          ))}
        </dl>
      )}
      <Doubts doubts={activity.doubts} />
      <p className="provenance">
        <SourceReference source={printSource(activity.source)} />
      </p>
    </article>
  );
}

/** What was not published of it is left out. */
function HeldBy({ activity }: Pick<ActivityCardProps, "activity">) {
  const { t, text, number, date } = useLocale();
  const { organiser, partners, audience, place, openedOn, programme, commitment } = activity;
  const known = partners.filter((partner) => partner !== null);
  const isSaid = [organiser, audience, place, openedOn, programme].some((fact) => fact !== null);
  if (!isSaid && known.length === 0) return null;
  return (
    <Facts>
      <Fact name={t("activity.organiser")}>{organiser && <Named {...organiser} />}</Fact>
      <Fact name={t("activity.partners")}>
        {known.length === 0
          ? undefined
          : known.map((partner, index) => (
              <Fragment key={partner.id}>
                {index > 0 && "; "}
                <Named {...partner} />
              </Fragment>
            ))}
      </Fact>
      <Fact name={t("activity.audience")}>
        {audience &&
          (audience.count === null
            ? text(audience.who)
            : t("activity.people", { who: text(audience.who), count: number(audience.count) }))}
      </Fact>
      <Fact name={t("activity.place")}>{place && text(place)}</Fact>
      <Fact name={t("activity.openedOn")}>{openedOn && date(openedOn)}</Fact>
      <Fact name={t("activity.programme")}>
        {programme && (
          <PageLink
            to={
              commitment === null
                ? programmeAddress(programme.code)
                : commitmentAddress(programme.code, commitment.code)
            }
          >
            {commitment === null ? programme.code : `${programme.code}, ${commitment.code}`}
          </PageLink>
        )}
      </Fact>
    </Facts>
  );
}

function Named({ id, name }: NonNullable<PublishedActivityFragment["organiser"]>) {
  const { text } = useLocale();
  return <PageLink to={organisationAddress(id)}>{text(name)}</PageLink>;
}

function ActivityResult({ result }: { readonly result: PublishedActivityFragment["results"][number] }) {
  const { t, text, number, money, qualified } = useLocale();
  const value =
    result.amount !== null ? money(result.amount) : result.count !== null ? number(result.count) : undefined;
  return (
    <div className="result">
      <dt>{text(result.label)}</dt>
      <dd>
        {value === undefined ? result.printedText : qualified(result.qualifier, value)}
        {result.figure !== null && (
          <>
            {" "}
            <PageLink to={figureAddress(result.figure.id)}>{t("activity.figure")}</PageLink>
          </>
        )}
      </dd>
    </div>
  );
}
