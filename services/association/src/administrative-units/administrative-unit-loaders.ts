import { defineLoader, groupedBy } from "@hub/subgraph-kit/context";
import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { In } from "typeorm";
import { AdministrativeUnit } from "./administrative-unit.js";
import { AdministrativeUnitVersion } from "./administrative-unit-version.js";
import { RegisteredCount } from "./registered-count.js";
import { UnitSuccession } from "./unit-succession.js";

export const unitById = rowBy(AdministrativeUnit, "id");

/** All versions of a unit, the earliest first. */
export const versionsOfUnit = defineLoader<string, AdministrativeUnitVersion[]>(
  async (unitIds, { database }) => {
    const versions = await database.getRepository(AdministrativeUnitVersion).find({
      where: { unitId: In([...unitIds]) },
      order: { validFrom: { direction: "ASC", nulls: "FIRST" } },
    });
    return groupedBy(unitIds, versions, (version) => version.unitId);
  },
);

export const successionsFrom = rowsBy(UnitSuccession, "predecessorId", ["predecessorId", "successorId"]);

export const successionsTo = rowsBy(UnitSuccession, "successorId", ["predecessorId", "successorId"]);

export const registeredCountsOfUnit = rowsBy(RegisteredCount, "unitId", ["asOf", "level"]);

interface Part {
  readonly whole_id: string;
  readonly part_id: string;
}

/** The units that the whole territory of each went into, directly or by way of others; as {@link wholeTerritoryOf} from the other end. */
export const wholeSuccessorsOf = defineLoader<string, AdministrativeUnit[]>(async (unitIds, { database }) => {
  const parts: Part[] = await database.query(
    `WITH RECURSIVE succession AS (
         SELECT id AS part_id, id AS whole_id FROM unnest($1::uuid[]) AS id
         UNION
         SELECT part_id, successor_id FROM succession JOIN unit_succession ON predecessor_id = whole_id
         WHERE NOT is_divided AND link_check <> 'suspect_name_collision'
       )
       SELECT * FROM succession WHERE whole_id <> part_id ORDER BY whole_id`,
    [unitIds],
  );
  const units = await database
    .getRepository(AdministrativeUnit)
    .findBy({ id: In(parts.map(({ whole_id }) => whole_id)) });
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return unitIds.map((unitId) =>
    parts.flatMap(({ part_id, whole_id }) => (part_id === unitId ? (byId.get(whole_id) ?? []) : [])),
  );
});

/**
 * The unit itself, and those whose whole territory went into it, directly or by way of others; units that were divided
 * are not among them, nor a succession that is probably a mix-up.
 */
export const wholeTerritoryOf = defineLoader<string, [AdministrativeUnit, ...AdministrativeUnit[]]>(
  async (unitIds, { database }) => {
    const parts: Part[] = await database.query(
      `WITH RECURSIVE territory AS (
         SELECT id AS whole_id, id AS part_id FROM unnest($1::uuid[]) AS id
         UNION
         SELECT whole_id, predecessor_id FROM territory JOIN unit_succession ON successor_id = part_id
         WHERE NOT is_divided AND link_check <> 'suspect_name_collision'
       )
       SELECT * FROM territory`,
      [unitIds],
    );
    const units = await database
      .getRepository(AdministrativeUnit)
      .findBy({ id: In(parts.map(({ part_id }) => part_id)) });
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    return unitIds.map((unitId) => {
      const itself = byId.get(unitId);
      if (!itself) throw new Error(`administrative unit ${unitId} is asked for and does not exist`);
      const others = parts.flatMap(({ whole_id, part_id }) =>
        whole_id === unitId && part_id !== unitId ? (byId.get(part_id) ?? []) : [],
      );
      return [itself, ...others];
    });
  },
);
