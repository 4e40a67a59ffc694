import type { ListedFigureFragment } from "../api/generated/operations.js";
import { type Locale, useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { figureAddress, indicatorAddress, unitAddress } from "../navigation/thing-addresses.js";
import { Table, type TableColumn } from "../ui/table.js";
import { describeDay, describeFigure, describeParts, nameIndicator } from "./describe-figure.js";
import { isInternal } from "./internal-mark.js";
import { shareOf } from "./share-of.js";
import "./figure-table.css";

type Column = TableColumn<ListedFigureFragment>;

/** What is the same in all rows and is said above them. */
type Same = "unit" | "indicator" | undefined;

export interface FigureTableProps {
  readonly caption: string;
  readonly figures: readonly ListedFigureFragment[];
  readonly without?: Same;
}

/** Figures by rows. */
export function FigureTable({ caption, figures, without }: FigureTableProps) {
  const columns = useFigureColumns(without);
  return <Table caption={caption} rows={figures} keyOf={({ id }) => id} columns={columns} />;
}

/** Of which unit and indicator a figure is, how much, on which day, who reports it; each leads to its own page. */
export function useFigureColumns(without?: Same): readonly Column[] {
  const locale = useLocale();
  const { t, memberName } = locale;
  const unit: Column = { name: t("figures.unit"), cell: (figure) => <UnitLink figure={figure} /> };
  const indicator: Column = {
    name: t("figures.indicator"),
    cell: (figure) => (
      <PageLink to={indicatorAddress(figure.indicatorCode)}>{nameIndicator(figure, locale)}</PageLink>
    ),
  };
  return [
    ...(without === "unit" ? [] : [unit]),
    ...(without === "indicator" ? [] : [indicator]),
    { name: t("figures.figure"), cell: (figure) => <Amount figure={figure} /> },
    { name: t("figures.day"), cell: (figure) => describeDay(figure, locale) },
    { name: t("figures.member"), cell: ({ member }) => memberName(member) },
    { name: t("figures.marks"), cell: (figure) => describeMarks(figure, locale) },
  ];
}

function UnitLink({ figure: { unit } }: { readonly figure: ListedFigureFragment }) {
  const { t, text, date } = useLocale();
  if (unit === null) return t("figures.unitUnknown");
  return (
    <>
      <PageLink to={unitAddress(unit.id)}>{text(unit.name)}</PageLink>
      {unit.endedOn !== null && <span className="note"> {t("unit.until", { day: date(unit.endedOn) })}</span>}
    </>
  );
}

/** The figure, a bar of its share where it is one, and its parts. */
function Amount({ figure }: { readonly figure: ListedFigureFragment }) {
  const locale = useLocale();
  const share = shareOf(figure);
  const parts = share === undefined ? undefined : describeParts(figure, locale);
  return (
    <>
      <PageLink to={figureAddress(figure.id)} className="amount">
        {describeFigure(figure, locale) ?? locale.t("figure.noData")}
      </PageLink>
      {parts !== undefined && <span className="note"> {parts}</span>}
      {share !== undefined && (
        <span className="share-bar" aria-hidden="true">
          <span style={{ width: `${share}%` }} />
        </span>
      )}
    </>
  );
}

function describeMarks(figure: ListedFigureFragment, { t }: Locale): string {
  const { flags, rivals } = figure;
  const marks = [
    ...(isInternal(figure) ? [t("figure.internal")] : []),
    ...(flags.length === 0 ? [] : [t("figures.toCheck", { count: flags.length })]),
    ...(rivals.length === 0 ? [] : [t("figures.hasRivals", { count: rivals.length })]),
  ];
  return marks.join(" · ");
}
