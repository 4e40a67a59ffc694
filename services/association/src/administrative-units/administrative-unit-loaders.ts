import { defineLoader, groupedBy, inOrderOf } from "@hub/subgraph-kit/context";
import { In } from "typeorm";
import { AdministrativeUnit } from "./administrative-unit.js";
import { AdministrativeUnitVersion } from "./administrative-unit-version.js";
import { RegisteredCount } from "./registered-count.js";
import { UnitSuccession } from "./unit-succession.js";

/** The unit with this id (a UUID); null when there is none. */
export const unitById = defineLoader<string, AdministrativeUnit | null>(async (ids, { dataSource }) => {
  const units = await dataSource.getRepository(AdministrativeUnit).findBy({ id: In([...ids]) });
  return inOrderOf(ids, units, (unit) => unit.id).map((unit) => unit ?? null);
});

/** All versions of a unit, the earliest first. */
export const versionsOfUnit = defineLoader<string, AdministrativeUnitVersion[]>(
  async (unitIds, { dataSource }) => {
    const versions = await dataSource.getRepository(AdministrativeUnitVersion).find({
      where: { unitId: In([...unitIds]) },
      order: { validFrom: { direction: "ASC", nulls: "FIRST" } },
    });
    return groupedBy(unitIds, versions, (version) => version.unitId);
  },
);

export const successionsFrom = successionsBy("predecessorId");
export const successionsTo = successionsBy("successorId");

function successionsBy(column: "predecessorId" | "successorId") {
  return defineLoader<string, UnitSuccession[]>(async (unitIds, { dataSource }) => {
    const successions = await dataSource
      .getRepository(UnitSuccession)
      .find({ where: { [column]: In([...unitIds]) }, order: { predecessorId: "ASC", successorId: "ASC" } });
    return groupedBy(unitIds, successions, (succession) => succession[column]);
  });
}

export const registeredCountsOfUnit = defineLoader<string, RegisteredCount[]>(
  async (unitIds, { dataSource }) => {
    const counts = await dataSource
      .getRepository(RegisteredCount)
      .find({ where: { unitId: In([...unitIds]) }, order: { asOf: "ASC", level: "ASC" } });
    return groupedBy(unitIds, counts, (count) => count.unitId);
  },
);
