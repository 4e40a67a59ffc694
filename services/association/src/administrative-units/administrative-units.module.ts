import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
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
