import type { ReactNode } from "react";
import { History } from "../../history/history.js";
import { type Locale, useLocale } from "../../language/use-locale.js";
import { Doubts } from "../../ui/doubts.js";
import { printSource } from "../../ui/print-source.js";
import { SourceReference } from "../../ui/source-notes.js";
import { UnitEnd } from "../../units/unit-end.js";
import type { Programme } from "./use-programme.js";

/** Period, ceremony, host and parties, as far as they were published. */
export function ProgrammeFacts({ programme }: { readonly programme: Programme }) {
  const locale = useLocale();
  const { t, text, date, period } = locale;
  const { ceremony, parties, unit } = programme;
  return (
    <>
      <dl className="facts">
        <Fact label={t("programme.period")}>{period(programme.period) ?? t("figure.noData")}</Fact>
        <Fact label={t("programme.ceremony")}>
          {ceremony === null ? t("figure.noData") : date(ceremony.heldOn)}
        </Fact>
        <Fact label={t("programme.host")}>
          {ceremony === null ? t("figure.noData") : text(ceremony.host.name)}
          <span className="fact-note">
            {text(unit.name)}. <UnitEnd unit={unit} />
          </span>
          <Doubts doubts={ceremony?.host.doubts ?? []} />
        </Fact>
        <Fact label={t("programme.parties")}>
          {describeParties(programme, locale)}
          {parties.map(({ role, organisation }) => (
            <span className="fact-note" key={organisation.id}>
              {t("programme.named")}: {text(organisation.name)} ({t(`programme.role.${role}`)})
              <Doubts doubts={organisation.doubts} />
            </span>
          ))}
        </Fact>
      </dl>
      <p className="provenance">
        <SourceReference source={printSource(programme.source)} />
        {programme.predecessor !== null && (
          <>
            {" · "}
            {t("programme.predecessor")}: {programme.predecessor.code}
          </>
        )}
      </p>
      <History id={programme.id} version={programme.version} />
    </>
  );
}

/** How many agencies signed, and how many of them the article names. */
function describeParties({ declaredPartyCount, parties }: Programme, { t }: Locale): string {
  if (declaredPartyCount === null) return t("figure.noData");
  const named = parties.filter(({ role }) => role === "PARTNER").length;
  if (named === 0) return t("programme.declaredNote", { count: declaredPartyCount });
  if (named < declaredPartyCount) return t("programme.declaredPartly", { count: declaredPartyCount, named });
  return t("programme.declared", { count: declaredPartyCount });
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
