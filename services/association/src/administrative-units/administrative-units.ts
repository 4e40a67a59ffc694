/** Everything about administrative units that the member is put together from. */
import type { DecoratedClass, ReferenceResolver } from "@hub/subgraph-kit/federated-schema";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { AdministrativeUnit } from "./administrative-unit.js";
import { AdministrativeUnitResolver } from "./administrative-unit-resolver.js";
import { AdministrativeUnitVersion } from "./administrative-unit-version.js";
import { unitById } from "./loaders.js";
import { CreateAdministrativeUnits1700000000010 } from "./migration.js";
import { RegisteredCount } from "./registered-count.js";
import { UnitSuccession } from "./unit-succession.js";
import { UnitSuccessionResolver } from "./unit-succession-resolver.js";

export { loadRegister } from "./load-register.js";

export const administrativeUnitEntities: DecoratedClass[] = [
  AdministrativeUnit,
  AdministrativeUnitVersion,
  UnitSuccession,
  RegisteredCount,
];
export const administrativeUnitMigrations: DecoratedClass[] = [CreateAdministrativeUnits1700000000010];
export const administrativeUnitResolvers: [DecoratedClass, ...DecoratedClass[]] = [
  AdministrativeUnitResolver,
  UnitSuccessionResolver,
];
export const administrativeUnitReferenceResolvers: Readonly<Record<string, ReferenceResolver>> = {
  AdministrativeUnit: async ({ id }, context) => (isUuid(id) ? context.load(unitById, id) : null),
};
