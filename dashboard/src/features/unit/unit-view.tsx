import type { ReactNode } from "react";
import {
  FiguresOfUnitDocument,
  type SuccessionFragment,
  UnitInDetailDocument,
  type UnitInDetailQuery,
} from "../../api/generated/operations.js";
import { FigureTable } from "../../figures/figure-table.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesFigures } from "../../live/what-events-change.js";
import { useAddressState } from "../../navigation/address-state.js";
import { anyDay } from "../../navigation/any-day.js";
import { PageLink } from "../../navigation/page-link.js";
import {
  documentAddress,
  figuresAddress,
  organisationAddress,
  unitAddress,
} from "../../navigation/thing-addresses.js";
import { programmeAddress } from "../../programmes/addresses.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { DayField } from "../../ui/day-field.js";
import { Doubts } from "../../ui/doubts.js";
import { ExportLinks } from "../../ui/export-links.js";
import { Fact, Facts } from "../../ui/facts.js";
import { NoData } from "../../ui/no-data.js";
import { OldRows } from "../../ui/old-rows.js";
import { Page } from "../../ui/page.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { Table } from "../../ui/table.js";
import { ThingNotFound } from "../../ui/thing-not-found.js";
import { useToday } from "../../ui/use-today.js";
import { RegisterSource } from "../../units/register-source.js";
import { timelineOf } from "./timeline.js";
import { UnitActivities } from "./unit-activities.js";
import "./unit.css";

/** `ngay` is the day of the names and of what lay in the unit; without it today, or its last day. */
const PARAMETERS = { ngay: anyDay };

type Unit = NonNullable<UnitInDetailQuery["administrativeUnit"]>;

interface UnitViewProps {
  readonly id: string;
  /** What draws its figures; it stands below them. */
  readonly children: ReactNode;
}

/** One administrative unit: what it was and is, and what is known of it. */
export function UnitView({ id, children }: UnitViewProps) {
  const { t, text } = useLocale();
  const { state, change } = useAddressState(PARAMETERS);
  const query = useHubQuery(UnitInDetailDocument, { id, ...(state.ngay !== "" && { asOf: state.ngay }) });
  const unit = query.data?.administrativeUnit ?? undefined;
  return (
    <Page
      title={unit === undefined ? t("unit.one") : text(unit.name)}
      lead={unit === undefined ? undefined : <Whereabouts unit={unit} day={state.ngay} />}
      parents={[{ to: "/dia-ban", name: t("navigation.units") }]}
      aside={<DayField label={t("unit.asOf")} value={state.ngay} onChange={(ngay) => change({ ngay })} />}
    >
      <QueryBoundary queries={[query]} rows={10}>
        {unit === undefined ? (
          isComplete([query]) && (
            <ThingNotFound to="/dia-ban" name={t("navigation.units")}>
              {t("unit.notFound")}
            </ThingNotFound>
          )
        ) : (
          <Unit unit={unit} day={state.ngay}>
            {children}
          </Unit>
        )}
      </QueryBoundary>
    </Page>
  );
}

interface UnitProps {
  readonly unit: Unit;
  /** The day that was chosen; empty for none. */
  readonly day: string;
}

/** Its kind, code and what it lies in. */
function Whereabouts({ unit, day }: UnitProps) {
  const { t, text, date } = useLocale();
  const { kind, officialCode, ancestors, endedOn } = unit;
  return (
    <>
      {t(`unit.kinds.${kind}`)} · {t("unit.codeIs", { code: officialCode })}
      {ancestors.map(({ id, name }) => (
        <span key={id}>
          {" · "}
          <PageLink to={unitAddress(id, day)}>{text(name)}</PageLink>
        </span>
      ))}
      {endedOn !== null && ` · ${t("unit.until", { day: date(endedOn) })}`}
    </>
  );
}

function Unit({ unit, day, children }: UnitProps & Pick<UnitViewProps, "children">) {
  const { t } = useLocale();
  return (
    <>
      <Doubts doubts={unit.doubts} />
      <Section id="timeline" title={t("unit.timeline")}>
        <Timeline unit={unit} />
      </Section>
      <Section
        id="figures"
        title={t("navigation.figures")}
        aside={<PageLink to={figuresAddress({ under: unit.id })}>{t("unit.figuresWithin")}</PageLink>}
      >
        <FiguresOfUnit unit={unit} />
      </Section>
      {children}
      <Section id="parts" title={t("unit.parts")}>
        <Parts unit={unit} day={day} />
      </Section>
      <Programmes unit={unit} />
      <UnitActivities unitId={unit.id} />
      <Organisations unit={unit} />
      <Tasks unit={unit} />
    </>
  );
}

function Timeline({ unit }: { readonly unit: Unit }) {
  const { t, text, date } = useLocale();
  return (
    <ol className="timeline">
      {timelineOf(unit).map(({ kind, day, successions }) => (
        <li key={`${kind} ${day}`} data-moment={kind}>
          <span className="timeline-day">{day === undefined ? t("unit.dayUnknown") : date(day)}</span>
          <span>
            {t(`unit.moment.${kind}`)}
            {kind === "ended" && unit.successorsNote && (
              <span className="note"> {text(unit.successorsNote)}</span>
            )}
            {successions.length > 0 && ": "}
            {successions.map((succession, index) => (
              <Succession
                key={`${succession.predecessor.id} ${succession.successor.id}`}
                succession={succession}
                other={kind === "succeeded" ? succession.predecessor : succession.successor}
                isLast={index === successions.length - 1}
              />
            ))}
            <Doubts doubts={doubtsOf(successions)} />
            {successions.slice(0, 1).map(({ source }) => (
              <span key={source.title} className="note timeline-source">
                {t("figure.source")}: <RegisterSource source={source} />
              </span>
            ))}
          </span>
        </li>
      ))}
      {unit.endedOn === null && (
        <li data-moment="now">
          <span className="timeline-day">{t("unit.today")}</span>
          <span>{t("unit.inForce")}</span>
        </li>
      )}
    </ol>
  );
}

/** Each once: what is not certain is mostly the same of all successors. */
function doubtsOf(successions: readonly SuccessionFragment[]): SuccessionFragment["doubts"] {
  const doubts = successions.flatMap((succession) => succession.doubts);
  return [...new Map(doubts.map((doubt) => [doubt.reason.vi, doubt])).values()];
}

interface SuccessionProps {
  readonly succession: SuccessionFragment;
  readonly other: SuccessionFragment["predecessor"];
  readonly isLast: boolean;
}

function Succession({ succession: { kind, isConfirmed }, other, isLast }: SuccessionProps) {
  const { t, text } = useLocale();
  return (
    <>
      <PageLink to={unitAddress(other.id)}>{text(other.name)}</PageLink> ({t(`unit.succession.${kind}`)}
      {!isConfirmed && `, ${t("unit.notConfirmed")}`}){isLast ? "" : ", "}
    </>
  );
}

/** All members' figures of it, and where those are that were published of its predecessors. */
function FiguresOfUnit({ unit: { id, predecessors } }: { readonly unit: Unit }) {
  const { t, text } = useLocale();
  const query = useHubQuery(FiguresOfUnitDocument, { id });
  useRefetchOnEvents(query.refetch, changesFigures);
  const figures = query.data?.figures?.nodes ?? [];
  return (
    <QueryBoundary queries={[query]} rows={6}>
      {figures.length === 0 ? (
        isComplete([query]) && <NoData />
      ) : (
        <FigureTable caption={t("navigation.figures")} figures={figures} without="unit" />
      )}
      <ExportLinks
        name={t("navigation.figures")}
        list="figures"
        filters={{ unitIds: id, includeEnded: true }}
      />
      <OldRows copies={query.data?.figures?.members} />
      {predecessors.length > 0 && (
        <p className="note">
          {t("unit.figuresBefore")}{" "}
          {predecessors.map(({ predecessor }, index) => (
            <span key={predecessor.id}>
              {index > 0 && ", "}
              <PageLink to={unitAddress(predecessor.id)}>{text(predecessor.name)}</PageLink>
            </span>
          ))}
        </p>
      )}
      {query.data?.figures?.pageInfo.hasNextPage && (
        <p className="note">
          <PageLink to={figuresAddress({ under: id })}>{t("list.all")}</PageLink>
        </p>
      )}
    </QueryBoundary>
  );
}

/** `Phường 3` before `Phường 10`. */
const collator = new Intl.Collator("vi", { numeric: true });

/** What lay in it on the chosen day, and the way to the days before and after the change of 2025. */
function Parts({ unit, day }: UnitProps) {
  const { t, text, date } = useLocale();
  const { addressWith } = useAddressState(PARAMETERS);
  const today = useToday();
  const parts = (unit.children.nodes ?? []).toSorted((one, other) =>
    collator.compare(text(one.name), text(other.name)),
  );
  // Without a day: as of today, or of the unit's last day.
  const registerDay = day || (unit.endedOn ?? today);
  return (
    <>
      <p className="note">
        {t("unit.daysHint")} <PageLink to={addressWith({ ngay: "2025-06-30" })}>30/06/2025</PageLink>
        {" · "}
        <PageLink to={addressWith({ ngay: "2025-07-01" })}>01/07/2025</PageLink>
        {" · "}
        <PageLink to={addressWith({ ngay: "" })}>{t("unit.today")}</PageLink>
      </p>
      <Facts>
        {unit.registeredCounts.map(({ level, value, asOf, printedText, source }) => (
          <Fact key={level} name={t(`unit.levels.${level}`)}>
            <strong>{value}</strong>
            {asOf !== null && ` (${t("unit.countedOn", { day: date(asOf) })})`}{" "}
            <span className="printed" lang="vi">
              “{printedText}”
            </span>{" "}
            <RegisterSource source={source} />
          </Fact>
        ))}
      </Facts>
      {parts.length === 0 ? (
        <p>{t("unit.noParts")}</p>
      ) : (
        <>
          <p>{t("unit.partsCount", { count: parts.length, day: date(registerDay) })}</p>
          <ul className="unit-parts">
            {parts.map(({ id, name }) => (
              <li key={id}>
                <PageLink to={unitAddress(id, day)}>{text(name)}</PageLink>
              </li>
            ))}
          </ul>
          <ExportLinks
            name={t("unit.parts")}
            list="units"
            filters={{ parentId: unit.id, asOf: day || unit.endedOn }}
          />
        </>
      )}
    </>
  );
}

function Programmes({ unit: { programmes } }: { readonly unit: Unit }) {
  const { t, text, period } = useLocale();
  if (programmes.length === 0) return null;
  return (
    <Section id="programmes" title={t("navigation.programmes")}>
      <ul className="plain-list">
        {programmes.map(({ id, code, title, period: time }) => (
          <li key={id}>
            <PageLink to={programmeAddress(code)}>{text(title)}</PageLink>{" "}
            <span className="note">{period(time)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Organisations({ unit: { id: unitId, organisations } }: { readonly unit: Unit }) {
  const { t, text, date } = useLocale();
  if (organisations.length === 0) return null;
  return (
    <Section id="organisations" title={t("navigation.organisations")}>
      <ul className="plain-list">
        {organisations.map(({ id, name, endedOn }) => (
          <li key={id}>
            <PageLink to={organisationAddress(id)}>{text(name)}</PageLink>
            {endedOn !== null && <span className="note"> {t("unit.until", { day: date(endedOn) })}</span>}
          </li>
        ))}
      </ul>
      <ExportLinks name={t("navigation.organisations")} list="organisations" filters={{ unitId }} />
    </Section>
  );
}

function Tasks({ unit: { id, tasks } }: { readonly unit: Unit }) {
  const { t, text } = useLocale();
  if (tasks.length === 0) return null;
  return (
    <Section id="tasks" title={t("unit.tasks")}>
      <Table
        caption={t("unit.tasks")}
        rows={tasks}
        keyOf={(task) => task.id}
        columns={[
          { name: t("unit.task"), cell: ({ title }) => text(title) },
          { name: t("unit.taskOwner"), cell: ({ owner }) => owner !== null && text(owner) },
          {
            name: t("figures.document"),
            cell: ({ document, source }) =>
              document === null ? (
                <RegisterSource source={source} />
              ) : (
                <PageLink to={documentAddress(document.id)}>{document.number}</PageLink>
              ),
          },
        ]}
      />
      <ExportLinks name={t("unit.tasks")} list="tasks" filters={{ unitId: id }} />
    </Section>
  );
}
