import {
  type OrganisationFactsFragment,
  OrganisationInDetailDocument,
  type RoundOfOrganisationFragment,
} from "../../api/generated/operations.js";
import { EnteredOnBehalf } from "../../history/entered-on-behalf.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesCoordination } from "../../live/what-events-change.js";
import { FlagList } from "../../marks/flag-list.js";
import { PageLink } from "../../navigation/page-link.js";
import { organisationAddress, unitAddress } from "../../navigation/thing-addresses.js";
import { commitmentAddress, programmeAddress } from "../../programmes/addresses.js";
import { timelinessOf } from "../../programmes/deadlines.js";
import { byUrgency, openOf } from "../../programmes/open-commitments.js";
import { StateTag } from "../../programmes/state-tag.js";
import { TimelinessTag } from "../../programmes/timeliness-tag.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { Doubts } from "../../ui/doubts.js";
import { CalendarLink, ExportLinks } from "../../ui/export-links.js";
import { Fact, Facts } from "../../ui/facts.js";
import { Page } from "../../ui/page.js";
import { printSource } from "../../ui/print-source.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { SourceText } from "../../ui/source-text.js";
import { Table } from "../../ui/table.js";
import { ThingNotFound } from "../../ui/thing-not-found.js";

interface OrganisationViewProps {
  readonly id: string;
  readonly today: string;
}

/** One organisation: what it is, what it has signed, owes, chairs and has reported, and what came before and after. */
export function OrganisationView({ id, today }: OrganisationViewProps) {
  const { t, text } = useLocale();
  const query = useHubQuery(OrganisationInDetailDocument, { id });
  useRefetchOnEvents(query.refetch, changesCoordination);
  const node = query.data?.node;
  const organisation = node != null && "participations" in node ? node : undefined;
  return (
    <Page
      title={organisation === undefined ? t("organisation.one") : text(organisation.name)}
      lead={organisation === undefined ? undefined : t(`organisation.types.${organisation.type}`)}
      parents={[{ to: "/co-quan", name: t("navigation.organisations") }]}
    >
      <QueryBoundary queries={[query]} rows={10}>
        {organisation === undefined ? (
          isComplete([query]) && (
            <ThingNotFound to="/co-quan" name={t("navigation.organisations")}>
              {t("organisation.notFound")}
            </ThingNotFound>
          )
        ) : (
          <Organisation
            organisation={organisation}
            openRounds={query.data?.evaluationRounds?.nodes ?? []}
            today={today}
          />
        )}
      </QueryBoundary>
    </Page>
  );
}

interface OrganisationProps {
  readonly organisation: OrganisationFactsFragment;
  readonly today: string;
}

function Organisation({
  organisation,
  openRounds,
  today,
}: OrganisationProps & { readonly openRounds: readonly RoundOfOrganisationFragment[] }) {
  const locale = useLocale();
  const { t, text, date, number } = locale;
  const { unit, endedOn, owed, doubts, flags, source } = organisation;
  return (
    <>
      <Facts>
        <Fact name={t("organisation.unit")}>
          {unit === null ? (
            t("organisation.central")
          ) : (
            <PageLink to={unitAddress(unit.id)}>{text(unit.name)}</PageLink>
          )}
        </Fact>
        <Fact name={t("organisation.endedOn")}>{endedOn === null ? null : date(endedOn)}</Fact>
        <Fact name={t("organisation.owes")}>{number(owed.open)}</Fact>
        <Fact name={t("organisation.late")}>{number(owed.overdue)}</Fact>
        <Fact name={t("organisation.unknown")}>{number(owed.unknown)}</Fact>
        <Fact name={t("organisation.unassigned")}>
          {owed.unassigned === 0 ? null : number(owed.unassigned)}
        </Fact>
        <Fact name={t("figure.source")}>
          <SourceText source={printSource(source)} />
        </Fact>
      </Facts>
      <CalendarLink kind="organisations" of={organisation.id} />
      <Doubts doubts={doubts} />
      <Successions organisation={organisation} />
      <Participations organisation={organisation} />
      <Commitments organisation={organisation} today={today} />
      {openRounds.length > 0 && (
        <Section id="rounds" title={t("organisation.openRounds")} lead={t("organisation.openRoundsLead")}>
          <Rounds caption={t("organisation.openRounds")} rounds={openRounds} today={today} />
          <ExportLinks
            name={t("organisation.openRounds")}
            list="evaluation-rounds"
            filters={{ owedById: organisation.id }}
          />
        </Section>
      )}
      {organisation.evaluationRounds.length > 0 && (
        <Section id="chairs" title={t("organisation.chairs")}>
          <Rounds caption={t("organisation.chairs")} rounds={organisation.evaluationRounds} today={today} />
          <ExportLinks
            name={t("organisation.chairs")}
            list="evaluation-rounds"
            filters={{ hostId: organisation.id }}
          />
        </Section>
      )}
      <Reports organisation={organisation} />
      {flags.length > 0 && (
        <Section id="checks" title={t("figures.checks")}>
          <FlagList flags={flags} />
        </Section>
      )}
    </>
  );
}

function Successions({
  organisation: { predecessors, successors, successorsNote },
}: Pick<OrganisationProps, "organisation">) {
  const { t, text, date } = useLocale();
  if (predecessors.length + successors.length === 0 && successorsNote === null) return null;
  const sides = [
    ...predecessors.map(({ predecessor, ...rest }) => ({
      word: t("organisation.before"),
      other: predecessor,
      ...rest,
    })),
    ...successors.map(({ successor, ...rest }) => ({
      word: t("organisation.after"),
      other: successor,
      ...rest,
    })),
  ];
  return (
    <Section id="successions" title={t("organisation.successions")}>
      <ul className="plain-list">
        {sides.map(({ word, other, effectiveOn, doubts }) => (
          <li key={`${word} ${other.id}`}>
            {word} <PageLink to={organisationAddress(other.id)}>{text(other.name)}</PageLink>
            {effectiveOn !== null && <span className="note"> {date(effectiveOn)}</span>}
            <Doubts doubts={doubts} />
          </li>
        ))}
        {successorsNote && <li>{text(successorsNote)}</li>}
      </ul>
    </Section>
  );
}

function Participations({ organisation: { id, participations } }: Pick<OrganisationProps, "organisation">) {
  const { t, text, period } = useLocale();
  return (
    <Section id="signed" title={t("organisation.signed")}>
      {participations.length === 0 ? (
        <p>{t("organisation.signedNothing")}</p>
      ) : (
        <Table
          caption={t("organisation.signed")}
          rows={participations}
          keyOf={({ programme }) => programme.id}
          columns={[
            {
              name: t("navigation.programmes"),
              cell: ({ programme: { code, title } }) => (
                <PageLink to={programmeAddress(code)}>{text(title)}</PageLink>
              ),
            },
            { name: t("organisation.role"), cell: ({ role }) => t(`programme.role.${role}`) },
            { name: t("programme.period"), cell: ({ programme }) => period(programme.period) },
          ]}
        />
      )}
      {participations.length > 0 && (
        <ExportLinks name={t("organisation.signed")} list="programmes" filters={{ organisationId: id }} />
      )}
    </Section>
  );
}

function Commitments({ organisation: { id, commitments }, today }: OrganisationProps) {
  const { t, text } = useLocale();
  return (
    <Section id="owes" title={t("organisation.commitments")}>
      {commitments.length === 0 ? (
        <p>{t("organisation.owesNothing")}</p>
      ) : (
        <Table
          caption={t("organisation.commitments")}
          rows={byUrgency(commitments)}
          keyOf={(commitment) => commitment.id}
          columns={[
            {
              name: t("organisation.commitment"),
              cell: ({ code, title, programme }) => (
                <PageLink to={commitmentAddress(programme.code, code)}>{text(title)}</PageLink>
              ),
            },
            { name: t("organisation.state"), cell: ({ state }) => <StateTag state={state} /> },
            {
              name: t("organisation.dueOn"),
              cell: (commitment) =>
                commitment.dueOn === null ? (
                  t("organisation.noDay")
                ) : (
                  <DueOn day={commitment.dueOn} isOpen={openOf([commitment]).length > 0} today={today} />
                ),
            },
          ]}
        />
      )}
      <ExportLinks name={t("organisation.commitments")} list="commitments" filters={{ organisationId: id }} />
    </Section>
  );
}

interface DueOnProps {
  readonly day: string;
  readonly isOpen: boolean;
  readonly today: string;
}

/** When something is due, and whether it is late as long as it is not done. */
function DueOn({ day, isOpen, today }: DueOnProps) {
  const { date } = useLocale();
  return (
    <>
      {date(day)} {isOpen && <TimelinessTag timeliness={timelinessOf(day, today)} />}
    </>
  );
}

interface RoundsProps {
  readonly caption: string;
  readonly rounds: readonly RoundOfOrganisationFragment[];
  readonly today: string;
}

function Rounds({ caption, rounds, today }: RoundsProps) {
  const { t, text } = useLocale();
  return (
    <Table
      caption={caption}
      rows={rounds}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t("navigation.programmes"),
          cell: ({ programme: { code, title } }) => (
            <PageLink to={programmeAddress(code, "ky-danh-gia")}>{text(title)}</PageLink>
          ),
        },
        { name: t("organisation.round"), cell: ({ number }) => t("programme.round", { number }) },
        {
          name: t("organisation.dueOn"),
          cell: ({ dueOn, heldOn, status }) => (
            <DueOn day={dueOn} isOpen={heldOn === null && status === "PLANNED"} today={today} />
          ),
        },
        { name: t("organisation.state"), cell: ({ status }) => t(`programme.evaluation.${status}`) },
      ]}
    />
  );
}

function Reports({ organisation: { id, reports } }: Pick<OrganisationProps, "organisation">) {
  const { t, text, date, period } = useLocale();
  return (
    <Section id="reported" title={t("organisation.reported")}>
      {reports.length === 0 ? (
        <p>{t("organisation.reportedNothing")}</p>
      ) : (
        <Table
          caption={t("organisation.reported")}
          rows={reports}
          keyOf={({ id }) => id}
          columns={[
            {
              name: t("organisation.report"),
              cell: ({ title, isCurrent, programme, enteredOnBehalf }) => (
                <>
                  <PageLink to={programmeAddress(programme.code, "bao-cao")}>{text(title)}</PageLink>
                  {!isCurrent && <span className="note"> {t("organisation.superseded")}</span>}
                  <EnteredOnBehalf entered={enteredOnBehalf} />
                </>
              ),
            },
            { name: t("programme.period"), cell: (report) => period(report.period) },
            { name: t("document.number"), cell: ({ documentNumber }) => documentNumber },
            { name: t("document.issuedOn"), cell: ({ issuedOn }) => date(issuedOn) },
          ]}
        />
      )}
      {reports.length > 0 && (
        <ExportLinks name={t("organisation.reported")} list="reports" filters={{ organisationId: id }} />
      )}
    </Section>
  );
}
