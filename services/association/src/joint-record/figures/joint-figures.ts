import { type RecordedFigure, recordedFigureRow } from "@hub/figure-kit/recorded-figure";
import { uuidIn } from "@hub/schema/global-id";
import type { EntityManager } from "typeorm";
import { idOfMember } from "../id-of-member.js";
import type { JointPart } from "../joint-part.js";
import { saveSources } from "../joint-source.js";
import { moveRows, PLACE_COLUMNS, placeInSql } from "../unit-places.js";

/** All claims of every member, the corrected ones too. */
export const jointFigures: JointPart = {
  kind: "figure",
  async clear(manager, member) {
    await manager.query("DELETE FROM joint_figure WHERE member = $1", [member]);
  },
  async restore(manager, member, rows) {
    await addFigures(
      manager,
      member,
      rows.map((row) => recordedFigureRow.parse(row).figure),
    );
  },
  async apply(manager, member, { figures, changedUnitIds }) {
    await addFigures(manager, member, figures);
    await closeCorrected(manager, figures);
    await moveRows(manager, { table: "joint_figure", day: LAST_DAY }, changedUnitIds);
  },
};

/** The columns that a member tells of. */
const COLUMNS = [
  "id",
  "member",
  "unit_id",
  "indicator_code",
  "numerator",
  "denominator",
  "printed_percentage",
  "printed_text",
  "qualifier",
  "as_of",
  "period_from",
  "period_to",
  "period_kind",
  "known_at",
  "organisation_id",
  "role",
  "source_id",
  "corrects_id",
  "reason",
  "corrected_by_id",
  "corrected_at",
  "own_flags",
  "doubts",
].join(", ");

async function addFigures(
  manager: EntityManager,
  member: string,
  told: readonly RecordedFigure[],
): Promise<void> {
  if (told.length === 0) return;
  const sources = told.map(({ figure }) => figure.source);
  await saveSources(manager, member, sources);
  await manager.query(
    `INSERT INTO joint_figure (${COLUMNS}, ${PLACE_COLUMNS})
     SELECT ${COLUMNS}, place.* FROM jsonb_populate_recordset(NULL::joint_figure, $1) AS told
     CROSS JOIN LATERAL ${placeInSql("told.unit_id", LAST_DAY)} AS place`,
    [JSON.stringify(told.map((figure) => rowOf(figure, member)))],
  );
}

const LAST_DAY = "coalesce(as_of, period_to, 'infinity')";

function rowOf(
  { figure, ownFlags, correctsId, correctedById, correctedAt }: RecordedFigure,
  member: string,
): object {
  const { unit, period, source, actor } = figure;
  return {
    id: idOfMember("Figure", figure.id, member),
    member,
    unit_id: uuidIn(unit.id),
    indicator_code: figure.indicatorCode,
    numerator: figure.numerator,
    denominator: figure.denominator,
    printed_percentage: figure.printedPercentage,
    printed_text: figure.printedText,
    qualifier: figure.qualifier,
    as_of: figure.asOf,
    period_from: period?.from ?? null,
    period_to: period?.to ?? null,
    period_kind: period?.kind ?? null,
    known_at: figure.knownAt,
    organisation_id: actor?.organisation ? uuidIn(actor.organisation.id) : null,
    role: actor?.role ?? null,
    source_id: source.id,
    corrects_id: correctsId,
    reason: figure.reason,
    corrected_by_id: correctedById,
    corrected_at: correctedAt,
    own_flags: ownFlags,
    doubts: figure.doubts,
  };
}

/** A claim never changes: of one that is there already only that it was corrected is new. */
async function closeCorrected(manager: EntityManager, told: readonly RecordedFigure[]): Promise<void> {
  const corrections = told.filter(({ correctsId }) => correctsId !== null);
  if (corrections.length === 0) return;
  await manager.query(
    `UPDATE joint_figure AS corrected SET corrected_by_id = correction.id, corrected_at = correction.known_at
     FROM joint_figure AS correction
     WHERE correction.id = ANY($1) AND corrected.id = correction.corrects_id AND corrected.member = correction.member`,
    [corrections.map(({ figure }) => figure.id)],
  );
}
