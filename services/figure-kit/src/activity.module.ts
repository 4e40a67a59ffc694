import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { Activity } from "./activity.js";
import { createActivityResolvers } from "./activity-resolvers.js";
import {
  AdministrativeUnitExtension,
  CommitmentExtension,
  CoordinationProgrammeExtension,
  extendedEntityResolvers,
} from "./extended-entities.js";
import type { FlaggingModule } from "./findings/flagged-type.js";
import { defineStatedDoubts } from "./findings/stated-doubts.js";
import { recordedActivities } from "./recorded-activity.js";
import { JOINT_RECORD } from "./recorded-figure.js";
import { activitiesOf } from "./tell-activities.js";

/**
 * The activities of a member, and the association's entities that it lists them on.
 * @param member its name. @param prefix as in createFigureResolvers
 */
export function createActivityModule(member: string, prefix: string): FlaggingModule {
  return {
    entities: [Activity],
    tables: { activity: READ_ONLY },
    resolvers: createActivityResolvers(prefix),
    orphanedTypes: [AdministrativeUnitExtension, CoordinationProgrammeExtension, CommitmentExtension],
    flagged: [defineStatedDoubts(Activity, Activity, ({ id, unitId }) => ({ key: id, unitId }))],
    recorded: [activitiesOf(member)],
    snapshots: { [JOINT_RECORD]: { activity: recordedActivities(member) } },
    references: { ...extendedEntityResolvers, Activity: referenceById(rowBy(Activity, "id")) },
  };
}
