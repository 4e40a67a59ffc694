import { useState } from "react";
import { type ListedUnitFragment, UnitPartsDocument } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { PageLink } from "../../navigation/page-link.js";
import { unitAddress } from "../../navigation/thing-addresses.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import "./unit-tree.css";

interface UnitTreeProps {
  readonly units: readonly ListedUnitFragment[];
  /** The day of the tree; empty for today. */
  readonly asOf: string;
}

/** Units, each with a fold that asks for what lay in it on that day. */
export function UnitTree({ units, asOf }: UnitTreeProps) {
  return (
    <ul className="unit-tree">
      {units.map((unit) => (
        <UnitBranch key={`${unit.id} ${asOf}`} unit={unit} asOf={asOf} />
      ))}
    </ul>
  );
}

function UnitBranch({ unit, asOf }: { readonly unit: ListedUnitFragment; readonly asOf: string }) {
  const { t, text } = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  const name = text(unit.name);
  const link = <PageLink to={unitAddress(unit.id, asOf)}>{name}</PageLink>;
  if (unit.level === "COMMUNE") return <li>{link}</li>;
  return (
    <li>
      {link}
      <details className="fold" onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>
          {t("unit.parts")}
          <span className="visually-hidden"> {name}</span>
        </summary>
        {isOpen && <Parts id={unit.id} asOf={asOf} />}
      </details>
    </li>
  );
}

function Parts({ id, asOf }: { readonly id: string; readonly asOf: string }) {
  const { t } = useLocale();
  const query = useHubQuery(UnitPartsDocument, { id, ...(asOf !== "" && { asOf }) });
  const units = query.data?.administrativeUnit?.children.nodes ?? [];
  return (
    <QueryBoundary queries={[query]} rows={3}>
      {units.length === 0 ? (
        <p className="note">{t("unit.noParts")}</p>
      ) : (
        <UnitTree units={units} asOf={asOf} />
      )}
    </QueryBoundary>
  );
}
