import { CreateFigures1700000000001 } from "@hub/figures/migration";
import { defineMember } from "@hub/subgraph-kit/define-member";
import { CreateAdministrativeUnits1700000000010 } from "./administrative-units/migration.js";
import { CreateIndicators1700000000011 } from "./indicators/migration.js";
import { CreateCoordination1700000000020 } from "./migrations/create-coordination.js";
import { VersionCoordination1700000000021 } from "./migrations/version-coordination.js";
import * as modules from "./modules.js";

/** Hội Khuyến học: the coordinator, and the system of record for all that the members share. */
export const association = defineMember({
  name: "association",
  migrations: [
    CreateFigures1700000000001,
    CreateAdministrativeUnits1700000000010,
    CreateIndicators1700000000011,
    CreateCoordination1700000000020,
    VersionCoordination1700000000021,
  ],
  modules: Object.values(modules),
});
