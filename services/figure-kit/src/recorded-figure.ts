/**
 * A figure as the association's joint record keeps it of every member. The event that tells of a new one and a row of
 * the member's snapshot have the same shape; only a row knows of a correction that came later.
 */
import { prefixOf } from "@hub/schema/global-id";
import { ACTOR_ROLES } from "@hub/subgraph-kit/change";
import { citedSource, citeInSql } from "@hub/subgraph-kit/cited-source";
import { type Doubt, DoubtKind } from "@hub/subgraph-kit/doubt";
import { z } from "zod";
import { CLAIM_PARTS, FlagSeverity } from "./data-quality-flag.js";
import { FigurePeriodKind } from "./figure-period.js";
import { Qualifier } from "./qualifier.js";
import { toldDoubts, toldText } from "./told-values.js";

/** The snapshot with all that the joint record keeps of a member. */
export const JOINT_RECORD = "joint-record";
/** The event by which the association tells that the record has changed, for the gateway alone. */
export const JOINT_RECORD_CHANGED = "joint-record.changed";

const id = z.string();
const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const count = z.number().int().nonnegative().nullable();

export const recordedFigure = z.object({
  figure: z.object({
    id,
    unit: z.object({ id }),
    indicatorCode: z.string(),
    numerator: count,
    denominator: count,
    printedPercentage: z.string().nullable(),
    printedText: z.string(),
    qualifier: z.enum(Qualifier),
    asOf: day.nullable(),
    period: z.object({ from: day, to: day, kind: z.enum(FigurePeriodKind) }).nullable(),
    knownAt: moment,
    reason: z.string().nullable(),
    doubts: toldDoubts.transform(withoutFound),
    source: citedSource,
    actor: z
      .object({ role: z.enum(ACTOR_ROLES), organisation: z.object({ id }).nullable() })
      .nullable()
      .default(null),
  }),
  /** What the rules found when it was reported, without what they find in its rivals. */
  ownFlags: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(FlagSeverity),
      message: toldText,
      doubt: z.enum(DoubtKind).optional(),
      part: z.enum(CLAIM_PARTS).optional(),
    }),
  ),
  correctsId: id.nullable(),
  /** The claims that it stands beside, and that the one it corrects stood beside; an event alone has them. */
  rivalIds: z.array(id).default([]),
  correctedById: id.nullable().default(null),
  correctedAt: moment.nullable().default(null),
});

/** An event has also what the rules found, which is in the flags. */
function withoutFound(doubts: z.infer<typeof toldDoubts>): Doubt[] {
  return doubts.filter(({ rule }) => rule == null);
}

/** A row of the snapshot. */
export const recordedFigureRow = z.object({ figure: recordedFigure });

export type RecordedFigure = z.infer<typeof recordedFigure>;

/** All figures of a member that are for anybody, also those that are corrected. */
export const RECORDED_FIGURES = `
  SELECT
    json_build_object(
      'id', ${figureId("figure.id")}, 'unit', json_build_object('id', '${prefixOf("AdministrativeUnit")}_' || unit_id),
      'indicatorCode', indicator_code, 'numerator', numerator, 'denominator', denominator,
      'printedPercentage', printed_percentage, 'printedText', printed_text, 'qualifier', qualifier, 'asOf', as_of,
      'period', CASE WHEN period_kind IS NOT NULL
        THEN json_build_object('from', period_from, 'to', period_to, 'kind', period_kind) END,
      'knownAt', known_at, 'reason', reason, 'doubts', doubts, 'source', ${citeInSql("source", "figure.member")},
      'actor', CASE WHEN role IS NOT NULL THEN json_build_object('role', role, 'organisation',
        CASE WHEN organisation_id IS NOT NULL
          THEN json_build_object('id', '${prefixOf("Organisation")}_' || organisation_id) END) END
    ) AS figure,
    own_flags AS "ownFlags", ${figureId("corrects_id")} AS "correctsId",
    ${figureId("corrected_by_id")} AS "correctedById", corrected_at AS "correctedAt"
  FROM figure JOIN source ON source.id = figure.source_id
  WHERE figure.sensitivity = 'PUBLIC'`;

/** Null where the key is. */
function figureId(key: string): string {
  return `'${prefixOf("Figure")}_' || figure.member || '_' || ${key}`;
}
