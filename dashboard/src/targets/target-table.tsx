import type { ListedTargetFragment, StandingFigureFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { documentAddress, figuresAddress, indicatorAddress } from "../navigation/thing-addresses.js";
import { Table, type TableColumn } from "../ui/table.js";
import { standingOf } from "./standing.js";
import { StandingText } from "./standing-text.js";
import { TargetBound, TargetDoubt } from "./target-bound.js";

type Column = TableColumn<ListedTargetFragment>;

interface TargetTableProps {
  readonly targets: readonly ListedTargetFragment[];
  /** The latest figures of their indicators; undefined while they are not known. */
  readonly figures: readonly StandingFigureFragment[] | undefined;
  /** What is the same in all rows and is said above them. */
  readonly without?: "indicator";
}

/** Targets by rows: what, for whom, until when, after which document, and how many units reach it. */
export function TargetTable({ targets, figures, without }: TargetTableProps) {
  const { t, text } = useLocale();
  const indicator: Column = {
    name: t("targets.indicator"),
    cell: ({ indicator: { code, name } }) => <PageLink to={indicatorAddress(code)}>{text(name)}</PageLink>,
  };
  return (
    <Table
      caption={t("navigation.targets")}
      rows={targets}
      keyOf={({ id }) => id}
      columns={[
        ...(without === "indicator" ? [] : [indicator]),
        { name: t("targets.target"), cell: (target) => <TargetBound target={target} /> },
        { name: t("targets.scope"), cell: ({ scope }) => text(scope) },
        { name: t("targets.year"), cell: ({ year }) => year },
        { name: t("targets.document"), cell: (target) => <SetBy target={target} /> },
        { name: t("targets.standing"), cell: (target) => <StandingOf target={target} figures={figures} /> },
      ]}
    />
  );
}

function SetBy({ target }: { readonly target: ListedTargetFragment }) {
  const { document } = target;
  return (
    <>
      <PageLink to={documentAddress(document.id)}>{document.number}</PageLink>
      <TargetDoubt target={target} />
    </>
  );
}

interface StandingProps {
  readonly target: ListedTargetFragment;
  readonly figures: readonly StandingFigureFragment[] | undefined;
}

function StandingOf({ target, figures }: StandingProps) {
  const { t } = useLocale();
  if (figures === undefined) return t("targets.standingUnknown");
  const standing = standingOf(target, figures);
  if (standing === undefined) return t("targets.ofCountry");
  if (standing.published === 0) return t("targets.nobodyPublished");
  return (
    <PageLink to={figuresAddress({ indicator: target.indicator.code })}>
      <StandingText standing={standing} />
    </PageLink>
  );
}
