import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { AdministrativeUnit } from "./administrative-unit.js";
import { unitById } from "./administrative-unit-loaders.js";
import { AdministrativeUnitResolver } from "./administrative-unit-resolver.js";
import { AdministrativeUnitVersion } from "./administrative-unit-version.js";
import { AdministrativeUnitVersionResolver } from "./administrative-unit-version-resolver.js";
import { loadRegister } from "./load-register.js";
import { RegisteredCount } from "./registered-count.js";
import { UnitSuccession } from "./unit-succession.js";
import { UnitSuccessionResolver } from "./unit-succession-resolver.js";

/** The register of administrative units through time. */
export const administrativeUnits: MemberModule = {
  entities: [AdministrativeUnit, AdministrativeUnitVersion, UnitSuccession, RegisteredCount],
  tables: {
    administrative_unit: READ_ONLY,
    administrative_unit_version: READ_ONLY,
    unit_succession: READ_ONLY,
    registered_count: READ_ONLY,
    loaded_register: READ_ONLY,
  },
  resolvers: [
    AdministrativeUnitResolver,
    AdministrativeUnitVersionResolver,
    UnitSuccessionResolver,
    createSourceResolver(AdministrativeUnitVersion),
    createSourceResolver(UnitSuccession),
    createSourceResolver(RegisteredCount),
  ],
  references: { AdministrativeUnit: referenceById(unitById) },
  prepare: loadRegister,
};
