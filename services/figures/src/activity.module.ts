import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { Activity } from "./activity.js";
import { createActivityResolvers } from "./activity-resolvers.js";
import {
  AdministrativeUnitExtension,
  CommitmentExtension,
  CoordinationProgrammeExtension,
  extendedEntityResolvers,
} from "./extended-entities.js";

/** The activities of a member, and the association's entities that it lists them on. */
export function createActivityModule(prefix: string): MemberModule {
  return {
    entities: [Activity],
    resolvers: createActivityResolvers(prefix),
    orphanedTypes: [AdministrativeUnitExtension, CoordinationProgrammeExtension, CommitmentExtension],
    references: { ...extendedEntityResolvers, Activity: referenceById(rowBy(Activity, "id")) },
  };
}
