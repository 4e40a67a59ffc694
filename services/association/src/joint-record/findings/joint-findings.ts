import { SEVERITY_OF_DOUBT, STATED_DOUBT } from "@hub/figure-kit/data-quality-flag";
import { timeOf } from "@hub/figure-kit/rivals";
import { stableId } from "@hub/schema/stable-id";
import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { JointFigure } from "../figures/joint-figure.js";
import type { JointDerivation } from "../joint-derivation.js";
import { type Contradiction, contradictionsAmong } from "./contradictions.js";
import { Finding } from "./joint-finding.js";

/** What is found in members' figures, by rules and by who recorded them. It follows from the figures alone, so it is the same however it was made. */
export const jointFindings: JointDerivation = {
  async restored(manager, member) {
    await manager.query("DELETE FROM joint_finding WHERE member = $1 AND node_id IS NULL", [member]);
    await addOwnFindings(manager, member, null);
    await keepContradictions(manager, groupsOf(await everContradicting(manager, member).getMany()), null);
  },
  async applied(manager, member, { figures, changedUnitIds }) {
    if (figures.length > 0) {
      const ids = figures.map(({ figure }) => figure.id);
      const correctedIds = figures.flatMap(({ correctsId }) => correctsId ?? []);
      await addOwnFindings(manager, member, ids);
      await settleOwnFindings(manager, correctedIds);
      const since = new Date(Math.min(...figures.map(({ figure }) => Date.parse(figure.knownAt))));
      const claims = await claimsBeside(manager, [...ids, ...correctedIds], since);
      await keepContradictions(manager, groupsOf(claims), since);
    }
    if (changedUnitIds.length > 0) await moveFindings(manager, changedUnitIds);
  },
};

const SEVERITY = Object.entries(SEVERITY_OF_DOUBT)
  .map(([kind, severity]) => `WHEN '${kind}' THEN '${severity}'`)
  .join(" ");

/**
 * What was found in figures of the member by themselves, by rules or because whoever recorded them says so: in those with
 * these ids, or in all.
 */
async function addOwnFindings(
  manager: EntityManager,
  member: string,
  ids: readonly string[] | null,
): Promise<void> {
  await manager.query(
    `INSERT INTO joint_finding (id, member, rule, severity, message, figure_ids, unit_id, indicator_code, since,
       settled_at, unit_order, district_id, province_id)
     SELECT md5(figure.id || ' ' || nth)::uuid, member, rule, severity, message, ARRAY[figure.id], unit_id,
       indicator_code, known_at, corrected_at, unit_order, district_id, province_id
     FROM joint_figure figure CROSS JOIN LATERAL (
       SELECT nth::text, flag ->> 'rule', flag ->> 'severity', flag -> 'message'
       FROM jsonb_array_elements(own_flags) WITH ORDINALITY AS own(flag, nth)
       UNION ALL
       SELECT 'doubt ' || nth, '${STATED_DOUBT}', CASE doubt ->> 'kind' ${SEVERITY} END, doubt -> 'reason'
       FROM jsonb_array_elements(doubts) WITH ORDINALITY AS stated(doubt, nth)
     ) AS found(nth, rule, severity, message)
     WHERE member = $1 AND ($2::text[] IS NULL OR figure.id = ANY($2))`,
    [member, ids],
  );
}

/** A correction settles what was found in the claim that it corrects; what is found in itself is another finding. */
async function settleOwnFindings(manager: EntityManager, figureIds: readonly string[]): Promise<void> {
  if (figureIds.length === 0) return;
  await manager.query(
    `UPDATE joint_finding AS finding SET settled_at = figure.corrected_at FROM joint_figure AS figure
     WHERE figure.id = ANY($1) AND finding.figure_ids[1] = figure.id AND finding.rivals_at IS NULL`,
    [figureIds],
  );
}

const SAME_TIME = `(figure.as_of, figure.period_from, figure.period_to, figure.period_kind)
  IS NOT DISTINCT FROM (other.as_of, other.period_from, other.period_to, other.period_kind)`;
const BESIDE = `figure.unit_id = other.unit_id AND figure.indicator_code = other.indicator_code
  AND figure.member = other.member AND figure.coverage = other.coverage AND figure.day = other.day AND ${SAME_TIME}`;

/** The claims of a member beside which another one ever stood. */
function everContradicting(manager: EntityManager, member: string): SelectQueryBuilder<JointFigure> {
  return manager
    .getRepository(JointFigure)
    .createQueryBuilder("figure")
    .where("figure.member = :member", { member })
    .andWhere(
      `EXISTS (
        SELECT FROM joint_figure other WHERE ${BESIDE} AND other.id <> figure.id
          AND other.known_at < coalesce(figure.corrected_at, 'infinity')
          AND figure.known_at < coalesce(other.corrected_at, 'infinity')
      )`,
    );
}

/**
 * The claims about the days and periods of these figures that stood at the moment or came later, where there are
 * several: one alone contradicts nothing, and has not done so.
 */
async function claimsBeside(
  manager: EntityManager,
  figureIds: readonly string[],
  since: Date,
): Promise<JointFigure[]> {
  // By the index of series, figure by figure: a join would read all that the member has told.
  const found: { id: string }[] = await manager.query(
    `SELECT DISTINCT unnest(beside.ids) AS id FROM joint_figure other CROSS JOIN LATERAL (
       SELECT array_agg(figure.id) AS ids FROM joint_figure figure
       WHERE ${BESIDE} AND (figure.corrected_at IS NULL OR figure.corrected_at >= $2)
       HAVING count(*) > 1
     ) AS beside
     WHERE other.id = ANY($1)`,
    [figureIds, since],
  );
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  return manager
    .getRepository(JointFigure)
    .createQueryBuilder("figure")
    .where("figure.id = ANY(:ids)", { ids })
    .getMany();
}

type Group = readonly [JointFigure, ...JointFigure[]];

/** Those of one series about one day and period. */
function groupsOf(figures: readonly JointFigure[]): Group[] {
  const groups = Map.groupBy(figures, (figure) => keyOf(figure, timeOf(figure)));
  return [...groups.values()].flatMap(([first, ...rest]): Group[] => (first ? [[first, ...rest]] : []));
}

function keyOf({ unitId, indicatorCode }: Pick<Finding, "unitId" | "indicatorCode">, time: string): string {
  return `${unitId} ${indicatorCode} ${time}`;
}

/** @param since what was found before is kept; null to find all */
async function keepContradictions(
  manager: EntityManager,
  groups: readonly Group[],
  since: Date | null,
): Promise<void> {
  if (groups.length === 0) return;
  const open = since === null ? new Map<string, Finding>() : await findOpen(manager, groups);
  const findings = groups.flatMap((group) => {
    const [figure] = group;
    const known = open.get(keyOf(figure, timeOf(figure)));
    const from = since && { moment: since, open: known ? asContradiction(known) : null };
    return contradictionsAmong(group, from ?? undefined).map((found) => findingOf(figure, found));
  });
  if (findings.length > 0) await manager.upsert(Finding, findings, ["id"]);
}

async function findOpen(manager: EntityManager, groups: readonly Group[]): Promise<Map<string, Finding>> {
  const firsts = groups.map(([first]) => first);
  const findings = await manager
    .getRepository(Finding)
    .createQueryBuilder("finding")
    .where(
      "finding.settled_at IS NULL AND finding.rivals_at IS NOT NULL AND finding.member = ANY(:members)",
      {
        members: firsts.map(({ member }) => member),
      },
    )
    .andWhere(
      `(finding.unit_id, finding.indicator_code, finding.rivals_at) IN (
         SELECT * FROM unnest(CAST(:units AS uuid[]), CAST(:indicators AS text[]), CAST(:times AS text[]))
       )`,
      {
        units: firsts.map(({ unitId }) => unitId),
        indicators: firsts.map(({ indicatorCode }) => indicatorCode),
        times: firsts.map(timeOf),
      },
    )
    .getMany();
  return new Map(findings.map((finding) => [keyOf(finding, finding.rivalsAt ?? ""), finding]));
}

/** Of figures alone. */
function asContradiction({ rule, severity, message, since, settledAt, figureIds }: Finding): Contradiction {
  return { since, settledAt, figureIds, flag: { rule, severity, message } };
}

function findingOf(figure: JointFigure, { since, settledAt, flag, figureIds }: Contradiction): Finding {
  const { member, unitId, indicatorCode, unitOrder, districtId, provinceId } = figure;
  const time = timeOf(figure);
  return Object.assign(new Finding(), {
    id: stableId("finding", [member, keyOf(figure, time), since.toISOString()].join(" ")),
    member,
    ...flag,
    kind: "Figure",
    figureIds: [...figureIds],
    unitId,
    indicatorCode,
    rivalsAt: time,
    since,
    settledAt,
    unitOrder,
    districtId,
    provinceId,
  });
}

/** Puts findings where their figures are, after the register has changed. */
async function moveFindings(manager: EntityManager, unitIds: readonly string[]): Promise<void> {
  await manager.query(
    `UPDATE joint_finding AS finding
     SET (unit_order, district_id, province_id) = (figure.unit_order, figure.district_id, figure.province_id)
     FROM joint_figure AS figure
     WHERE figure.id = finding.figure_ids[1] AND (
       finding.unit_id = ANY($1) OR finding.district_id = ANY($1) OR finding.province_id = ANY($1)
     )`,
    [unitIds],
  );
}
