import type { PublishedActivityFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { Doubts } from "../ui/doubts.js";
import { NoData } from "../ui/no-data.js";
import { printSource } from "../ui/print-source.js";
import { SourceReference } from "../ui/source-notes.js";
import "./activity-card.css";

/** One published activity with its results and source. */
export function ActivityCard({ activity }: { readonly activity: PublishedActivityFragment }) {
  const { t, text, period } = useLocale();
  const where = activity.unit === null ? undefined : text(activity.unit.name);
  const whereAndWhen = [where, period(activity.period)].filter((part) => part !== undefined).join(" · ");
  return (
    <article className="activity">
      <h4>{text(activity.title)}</h4>
      {whereAndWhen !== "" && <p className="note">{whereAndWhen}</p>}
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

function ActivityResult({ result }: { readonly result: PublishedActivityFragment["results"][number] }) {
  const { text, number, money, qualified } = useLocale();
  const value =
    result.amount !== null ? money(result.amount) : result.count !== null ? number(result.count) : undefined;
  return (
    <div className="result">
      <dt>{text(result.label)}</dt>
      <dd>{value === undefined ? result.printedText : qualified(result.qualifier, value)}</dd>
    </div>
  );
}
