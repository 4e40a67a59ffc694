import { recordedActivity } from "@hub/figure-kit/recorded-activity";
import type { HubEvent } from "@hub/schema/event";
import { IDENTIFIED_TYPES, isHeldBySeveral, parseGlobalId, prefixOf, uuidIn } from "@hub/schema/global-id";
import type { EntityManager } from "typeorm";
import type { JointDerivation } from "../joint-derivation.js";
import { OWNER } from "../owner.js";
import { placeInSql } from "../unit-places.js";
import { WhatChanged } from "./joint-change.js";

/**
 * Every change, once: a member, what changed and its version are unique, so a copy that is made anew adds only what was
 * missing. Nothing is ever deleted.
 */
export const jointChanges: JointDerivation = {
  async restored(manager, member) {
    await lockPositions(manager);
    await addChanges(manager, FIGURES, [member, null]);
    await addChanges(manager, ACTIVITIES, [member]);
    if (member !== OWNER) return;
    await addChanges(manager, historyOf(ALL), []);
  },
  async applied(manager, member, { events, figures, changedUnitIds }) {
    await lockPositions(manager);
    const reported = figures.map(({ figure }) => figure.id);
    if (reported.length > 0) await addChanges(manager, FIGURES, [member, reported]);
    const entities = member === OWNER ? entitiesIn(events) : [];
    if (entities.length > 0) await addChanges(manager, historyOf(NAMED), [JSON.stringify(entities)]);
    const told = events.flatMap(toldBy);
    if (told.length > 0) await addChanges(manager, TOLD, [member, JSON.stringify(told)]);
    if (changedUnitIds.length > 0) await moveChanges(manager, changedUnitIds);
  },
};

/** Any number, the same in all processes of the member. */
const POSITIONS_LOCK = 2_025_0703;

/** Positions are given in the order of commits: who has read up to one has not passed over what is committed later. */
export async function lockPositions(manager: EntityManager): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1)", [POSITIONS_LOCK]);
}

/** @param select has the columns `member kind entity_id version what at source_id unit_id`, in the order of changes */
export async function addChanges(
  manager: EntityManager,
  select: string,
  parameters: readonly unknown[],
): Promise<void> {
  await manager.query(
    `WITH told AS (${select}), placed AS (
       SELECT named.unit_id, district_id, province_id FROM (SELECT DISTINCT unit_id FROM told) AS named
       CROSS JOIN LATERAL ${placeInSql("named.unit_id", "'infinity'")} AS place
     )
     INSERT INTO joint_change (member, kind, entity_id, version, what, at, source_id, unit_id, district_id, province_id)
     SELECT member, kind, entity_id, version, what, at, source_id, told.unit_id, district_id, province_id
     FROM told LEFT JOIN placed USING (unit_id)
     ORDER BY told.nth
     ON CONFLICT DO NOTHING`,
    [...parameters],
  );
}

/** Figures of a member, those with these ids or all: a claim never changes, and a correction is a claim. */
const FIGURES = `
  SELECT member, 'Figure' AS kind, id AS entity_id, 1 AS version,
    CASE WHEN corrects_id IS NULL THEN 'ADDED' ELSE 'CORRECTED' END AS what,
    known_at AS at, source_id, unit_id, row_number() OVER (ORDER BY known_at, id) AS nth
  FROM joint_figure WHERE member = $1 AND ($2::text[] IS NULL OR id = ANY($2))`;

/** Activities of a member; when they were recorded, only events tell. */
const ACTIVITIES = `
  SELECT member, 'Activity' AS kind, id AS entity_id, 1 AS version, 'ADDED' AS what, NULL::timestamptz AS at,
    source_id, unit_id, row_number() OVER (ORDER BY begins_on, id) AS nth
  FROM joint_activity WHERE member = $1`;

/** Of the types in the table `change`, what stands before the key in the ids. */
const PREFIX_OF_TYPE = IDENTIFIED_TYPES.map((type) => {
  const holder = isHeldBySeveral(type) ? `${OWNER}_` : "";
  return `WHEN '${type}' THEN '${prefixOf(type)}_${holder}'`;
}).join(" ");

/** Only what is stored by a UUID has one. */
const UNIT_OF_ENTITY = `
  CASE entity_type
    WHEN 'Indicator' THEN NULL
    WHEN 'AdministrativeUnit' THEN change.entity_id::uuid
    WHEN 'Organisation' THEN (SELECT organisation.unit_id FROM organisation WHERE id = change.entity_id::uuid)
    WHEN 'Task' THEN (SELECT task.unit_id FROM task WHERE id = change.entity_id::uuid)
    WHEN 'Activity' THEN (SELECT activity.unit_id FROM activity WHERE id = change.entity_id::uuid)
    WHEN 'Conference' THEN (SELECT conference.unit_id FROM conference WHERE id = change.entity_id::uuid)
    ELSE (
      SELECT programme.unit_id FROM coordination_programme programme WHERE programme.id IN (
        SELECT change.entity_id::uuid
        UNION ALL SELECT programme_id FROM signing_ceremony WHERE id = change.entity_id::uuid
        UNION ALL SELECT programme_id FROM commitment WHERE id = change.entity_id::uuid
        UNION ALL SELECT programme_id FROM evaluation_round WHERE id = change.entity_id::uuid
        UNION ALL SELECT programme_id FROM report WHERE id = change.entity_id::uuid
        UNION ALL SELECT programme_id FROM sharing_agreement WHERE id = change.entity_id::uuid
      )
    )
  END`;

/** Whether the change took away all that had been said of the thing. */
const NOTHING_LEFT = `change.version > 1 AND NOT change.changed @? '$[*] ? (@.after != null)' AND NOT EXISTS (
  SELECT FROM (
    SELECT DISTINCT ON (field) after
    FROM change AS until CROSS JOIN LATERAL jsonb_to_recordset(until.changed) AS told(field text, after text)
    WHERE (until.entity_type, until.entity_id) = (change.entity_type, change.entity_id)
      AND until.version <= change.version
    ORDER BY field, until.version DESC
  ) AS said WHERE after IS NOT NULL
)`;

const ALL = "CROSS JOIN (SELECT NULL::uuid AS unit_id) AS named";
/** Events name the units of what they tell of. */
const NAMED = `
  JOIN jsonb_to_recordset($1) AS named(type text, entity_id text, unit_id uuid)
    ON named.type = change.entity_type AND named.entity_id = change.entity_id`;

/** What the association's own history tells. Who may do what is nobody's to follow: it is read where a right is. */
const historyOf = (entities: typeof ALL | typeof NAMED) => `
  SELECT '${OWNER}' AS member, entity_type AS kind,
    CASE entity_type ${PREFIX_OF_TYPE} END || change.entity_id AS entity_id, change.version,
    CASE
      WHEN ${NOTHING_LEFT} OR change.changed @> '[{"field": "isWithdrawn", "after": "true"}]' THEN 'WITHDRAWN'
      WHEN change.version > 1 THEN 'CHANGED'
      WHEN entity_type = 'Report' AND changed @> '[{"field": "supersedesId"}]' THEN 'CORRECTED'
      ELSE 'ADDED'
    END AS what,
    at, '${prefixOf("Source")}_${OWNER}_' || source_id AS source_id,
    coalesce(named.unit_id, ${UNIT_OF_ENTITY}) AS unit_id,
    row_number() OVER (ORDER BY at, change.version, change.id) AS nth
  FROM change
  ${entities}
  WHERE change.entity_type <> 'Right'`;

/** What events tell of by themselves. */
const TOLD = `
  SELECT $1 AS member, told.* FROM ROWS FROM (jsonb_to_recordset($2) AS (
    kind text, entity_id text, version integer, what text, at timestamptz, source_id text, unit_id uuid
  )) WITH ORDINALITY AS told(kind, entity_id, version, what, at, source_id, unit_id, nth)`;

/** The UUID in an id that the payload has under this name. */
function keyIn({ payload }: HubEvent, name: string): string | null {
  const id = payload[name];
  return typeof id === "string" ? (uuidIn(id) ?? null) : null;
}

/** The type that an id is of; undefined where only its member knows. */
function typeOf(id: string) {
  const prefix = parseGlobalId(id)?.prefix;
  return IDENTIFIED_TYPES.find((type) => prefixOf(type) === prefix);
}

/** Figures are told of by what they are, not by their series; flags are findings. */
const OF_FIGURES = new Set(["figure.reported", "figure.flagged"]);

/** What these events of the association have changed: also the report that a new one supersedes. */
function entitiesIn(events: readonly HubEvent[]): object[] {
  return events.flatMap((event) => {
    if (OF_FIGURES.has(event.type)) return [];
    const unitId = keyIn(event, "unitId");
    const superseded = { type: "Report", entity_id: keyIn(event, "supersedesId"), unit_id: unitId };
    const told = {
      type: typeOf(event.aggregateId),
      entity_id: parseGlobalId(event.aggregateId)?.key,
      unit_id: unitId,
    };
    return [superseded, told].filter(({ entity_id }) => entity_id != null);
  });
}

/** What an event says of the thing that it names. */
export function whatHappened({ version, payload }: Pick<HubEvent, "version" | "payload">): WhatChanged {
  if (payload["isWithdrawn"] === true) return WhatChanged.WITHDRAWN;
  return version === 1 ? WhatChanged.ADDED : WhatChanged.CHANGED;
}

function toldBy(event: HubEvent): object[] {
  const { type, aggregateId, aggregateType, typeName, version, occurredAt, member } = event;
  const id = parseGlobalId(aggregateId);
  if (OF_FIGURES.has(type) || !id || (id.member ?? member) !== member) return [];
  return [
    {
      kind: typeOf(aggregateId) ?? typeName ?? aggregateType,
      entity_id: aggregateId,
      version,
      what: whatHappened(event),
      at: occurredAt,
      source_id:
        type === "activity.recorded" ? recordedActivity.parse(event.payload).activity.source.id : null,
      unit_id: keyIn(event, "unitId"),
    },
  ];
}

/** Puts changes where their units lie, after the register has changed. */
async function moveChanges(manager: EntityManager, unitIds: readonly string[]): Promise<void> {
  await manager.query(
    `UPDATE joint_change SET (district_id, province_id) = (
       SELECT district_id, province_id FROM ${placeInSql("joint_change.unit_id", "'infinity'")} AS place
     )
     WHERE unit_id = ANY($1) OR district_id = ANY($1) OR province_id = ANY($1)`,
    [unitIds],
  );
}
