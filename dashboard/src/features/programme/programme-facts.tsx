import type { ReactNode } from "react";
import { EnteredOnBehalf } from "../../history/entered-on-behalf.js";
import { type Locale, useLocale } from "../../language/use-locale.js";
import { PageLink } from "../../navigation/page-link.js";
import { organisationAddress, unitAddress } from "../../navigation/thing-addresses.js";
import { programmeAddress } from "../../programmes/addresses.js";
import { Doubts } from "../../ui/doubts.js";
import { printSource } from "../../ui/print-source.js";
import { SourceReference } from "../../ui/source-notes.js";
import { UnitEnd } from "../../units/unit-end.js";
import type { Programme } from "./use-programme.js";

/** Period, ceremony, host, area and parties in short, as far as they were published. */
export function ProgrammeFacts({ programme }: { readonly programme: Programme }) {
  const locale = useLocale();
  const { t, text, date, period } = locale;
  const { ceremony, unit, predecessor, successor } = programme;
  return (
    <>
      <dl className="programme-facts">
        <Fact label={t("programme.period")}>
          {period(programme.period) ?? programme.printedPeriod ?? t("figure.noData")}
        </Fact>
        <Fact label={t("programme.ceremony")}>
          {ceremony === null ? t("figure.noData") : date(ceremony.heldOn)}
        </Fact>
        <Fact label={t("programme.host")}>
          {ceremony === null ? (
            t("figure.noData")
          ) : (
            <PageLink to={organisationAddress(ceremony.host.id)}>{text(ceremony.host.name)}</PageLink>
          )}
          <Doubts doubts={ceremony?.host.doubts ?? []} />
          <EnteredOnBehalf entered={ceremony?.enteredOnBehalf ?? null} />
        </Fact>
        <Fact label={t("programme.unit")}>
          <PageLink to={unitAddress(unit.id)}>{text(unit.name)}</PageLink>
          <span className="programme-fact-note">
            <UnitEnd unit={unit} />
          </span>
        </Fact>
        <Fact label={t("programme.parties")}>{describeParties(programme, locale)}</Fact>
        {predecessor !== null && (
          <Fact label={t("programme.predecessor")}>
            <PageLink to={programmeAddress(predecessor.code)}>{text(predecessor.title)}</PageLink>
          </Fact>
        )}
        {successor !== null && (
          <Fact label={t("programme.successor")}>
            <PageLink to={programmeAddress(successor.code)}>{text(successor.title)}</PageLink>
          </Fact>
        )}
      </dl>
      <p className="provenance">
        <SourceReference source={printSource(programme.source)} />
      </p>
    </>
  );
}

/** How many agencies signed beside whoever leads, how many of them the article names, and who leads. */
export function describeParties(programme: Programme, locale: Locale): string {
  const { t, text } = locale;
  const others = programme.parties.filter(({ role }) => role !== "PARTNER");
  const inRoles = others.map(
    ({ role, organisation }) => `${t(`programme.role.${role}`)}: ${text(organisation.name)}`,
  );
  return [describePartners(programme, locale), ...inRoles].join(" · ");
}

function describePartners({ declaredPartyCount, parties }: Programme, { t }: Locale): string {
  if (declaredPartyCount === null) return t("figure.noData");
  const named = parties.filter(({ role }) => role === "PARTNER").length;
  if (named === 0) return t("programme.declaredNote", { count: declaredPartyCount });
  if (named < declaredPartyCount) return t("programme.declaredPartly", { count: declaredPartyCount, named });
  return t("programme.declared", { count: declaredPartyCount });
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="programme-fact">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
