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
  async (unitIds, { dataSource }) => {
    const versions = await dataSource.getRepository(AdministrativeUnitVersion).find({
      where: { unitId: In([...unitIds]) },
      order: { validFrom: { direction: "ASC", nulls: "FIRST" } },
    });
    return groupedBy(unitIds, versions, (version) => version.unitId);
  },
);

export const successionsFrom = rowsBy(UnitSuccession, "predecessorId", ["predecessorId", "successorId"]);

export const successionsTo = rowsBy(UnitSuccession, "successorId", ["predecessorId", "successorId"]);

export const registeredCountsOfUnit = rowsBy(RegisteredCount, "unitId", ["asOf", "level"]);
