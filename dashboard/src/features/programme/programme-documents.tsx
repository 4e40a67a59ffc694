import { useLocale } from "../../language/use-locale.js";
import { PageLink } from "../../navigation/page-link.js";
import { documentAddress, indicatorAddress } from "../../navigation/thing-addresses.js";
import { TargetBound, TargetDoubt } from "../../targets/target-bound.js";
import { printSource } from "../../ui/print-source.js";
import { SourceText } from "../../ui/source-text.js";
import type { Programme } from "./use-programme.js";

/** What the programme rests on: the sources of it and of its ceremony, and the documents that set its targets. */
export function ProgrammeDocuments({
  programme: { source, ceremony, targets },
}: {
  readonly programme: Programme;
}) {
  const { t, text } = useLocale();
  const sources = new Set([source, ...(ceremony === null ? [] : [ceremony.source])].map(printSource));
  const byDocument = Map.groupBy(targets, ({ document }) => document.id);
  return (
    <>
      <ul className="rows">
        {[...sources].map((printed) => (
          <li key={printed} className="row">
            <SourceText source={printed} />
          </li>
        ))}
      </ul>
      {[...byDocument.values()].map((group) => {
        const document = group[0]?.document;
        return (
          document && (
            <section key={document.id} className="row">
              <h3>
                <PageLink to={documentAddress(document.id)}>
                  {document.number} · {text(document.title)}
                </PageLink>
              </h3>
              <ul>
                {group.map((target) => (
                  <li key={target.id}>
                    <PageLink to={indicatorAddress(target.indicator.code)}>
                      {text(target.indicator.name)}
                    </PageLink>
                    : <TargetBound target={target} /> {t("programme.targetYear", { year: target.year })}
                    <TargetDoubt target={target} />
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}
