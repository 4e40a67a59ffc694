/** Whether a figure is for who asks, decided here as well: whatever the database has let through, or the gateway. */
import type { CallerRight } from "@hub/schema/roles";
import type { MemberContext } from "@hub/subgraph-kit/context";
import type { Figure } from "./figure.js";
import { Sensitivity } from "./sensitivity.js";

/** Those of the figures that the caller may read. It asks the database only about internal ones, once for all. */
export async function readableOf(
  figures: readonly Figure[],
  context: MemberContext,
): Promise<ReadonlySet<Figure>> {
  const [internal, published] = partition(figures, ({ sensitivity }) => sensitivity === Sensitivity.INTERNAL);
  return new Set([...published, ...(await insideOf(internal, context))]);
}

/** Those of the organisations and units of which the caller has a right. */
async function insideOf(figures: readonly Figure[], { caller, database }: MemberContext): Promise<Figure[]> {
  const rightsFor = ({ organisationId }: Figure): CallerRight[] =>
    (caller.rights ?? []).filter((right) => right.organisationId === organisationId);
  const [sure, unsure] = partition(figures, (figure) =>
    rightsFor(figure).some(({ unitId }) => unitId === null || unitId === figure.unitId),
  );
  const asked = unsure.flatMap((figure) =>
    rightsFor(figure).map(({ unitId }) => ({ unit: figure.unitId, around: unitId })),
  );
  if (asked.length === 0) return sure;
  const within: { unit: string; around: string }[] = await database.query(
    `SELECT unit, around FROM jsonb_to_recordset($1) AS asked(unit uuid, around uuid)
     JOIN unit_within ON unit_id = unit AND within_id = around`,
    [JSON.stringify(asked)],
  );
  const lies = new Set(within.map(({ unit, around }) => `${unit} ${around}`));
  const isInside = (figure: Figure) =>
    rightsFor(figure).some(({ unitId }) => lies.has(`${figure.unitId} ${unitId}`));
  return [...sure, ...unsure.filter(isInside)];
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  const groups = Map.groupBy(items, isFirst);
  return [groups.get(true) ?? [], groups.get(false) ?? []];
}
