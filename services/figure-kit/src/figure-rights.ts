/** Who may read and write figures, as PostgreSQL keeps to it. */
import { ADDED_ONLY, NOBODY, type TableRights } from "@hub/subgraph-kit/rows/table-rights";

/** Whoever reports for the organisation, in the unit or what it lies within. */
const IS_REPORTERS = `(SELECT hub_may_write()) AND (
  organisation_id IN (SELECT right_of FROM hub_rights_everywhere('{REPORTER}'))
  OR (organisation_id, unit_id) IN (SELECT right_of, unit_id FROM hub_rights_in_units('{REPORTER}'))
)`;

/** What is opened is looked up, and asked about row by row only where a count may be too small for some agreement. */
const IS_SHARED = `(SELECT hub_smallest_shown()) IS NOT NULL
  AND EXISTS (
    SELECT FROM released_figure AS released WHERE figure_id = figure.id AND is_shown AND (
      (partner_id, figure.organisation_id, figure.indicator_code)
        IN (SELECT partner_id, owner_id, indicator_code FROM hub_opened_everywhere())
      OR (partner_id, figure.organisation_id, figure.indicator_code, figure.unit_id)
        IN (SELECT partner_id, owner_id, indicator_code, unit_id FROM hub_opened_in_units())
    )
  )
  AND (numerator IS NULL OR numerator = 0 OR numerator >= (SELECT hub_smallest_shown())
    OR hub_is_shared(id, organisation_id, indicator_code, unit_id, numerator))`;

export const FIGURE_RIGHTS: TableRights = {
  ...NOBODY,
  read: `sensitivity = 'PUBLIC'
    OR organisation_id IN (SELECT right_of FROM hub_rights_everywhere(NULL))
    OR (organisation_id, unit_id) IN (SELECT right_of, unit_id FROM hub_rights_in_units(NULL))
    OR (${IS_SHARED})`,
  add: IS_REPORTERS,
  // A claim is never changed but by what corrects it, which may be another organisation's: a successor's.
  change: `(sensitivity = 'PUBLIC' AND (SELECT hub_may_write())) OR (${IS_REPORTERS})`,
};

/** Partners are decided upon by the member alone; of what is kept from them no request reads anything. */
export const RELEASED_FIGURE_RIGHTS: TableRights = {
  ...NOBODY,
  read: "is_shown AND partner_id IN (SELECT right_of FROM hub_rights(NULL))",
};

/** What an internal figure cites is read by those who may read such a figure, which row security decides here as well. */
export const SOURCE_RIGHTS: TableRights = {
  ...ADDED_ONLY,
  read: `NOT is_internal OR EXISTS (
    SELECT FROM figure WHERE figure.source_id = source.id AND figure.sensitivity = 'INTERNAL'
  )`,
};
