import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { Activity } from "./activity.js";
import { createActivityCommandResolvers } from "./activity-command-resolvers.js";
import { activityById } from "./activity-loaders.js";
import { type ActivityResolverOptions, createActivityResolvers } from "./activity-resolvers.js";
import { ACTIVITY_RIGHTS } from "./activity-rights.js";
import type { FlaggingModule } from "./findings/flagged-type.js";
import { defineStatedDoubts } from "./findings/stated-doubts.js";
import { recordedActivities } from "./recorded-activity.js";
import { JOINT_RECORD } from "./recorded-figure.js";
import { activitiesOf } from "./tell-activities.js";

export interface ActivityModuleOptions extends ActivityResolverOptions {
  /** The member, as it signs what it records. */
  readonly member: string;
}

/** The activities of a member. */
export function createActivityModule(options: ActivityModuleOptions) {
  const { member, prefix } = options;
  return {
    entities: [Activity],
    tables: { activity: ACTIVITY_RIGHTS },
    resolvers: [...createActivityResolvers(options), ...createActivityCommandResolvers(member, prefix)],
    flagged: [defineStatedDoubts(Activity, Activity, ({ id, unitId }) => ({ key: id, unitId }))],
    recorded: [activitiesOf(member)],
    snapshots: { [JOINT_RECORD]: { activity: recordedActivities(member) } },
    references: { Activity: referenceById(activityById) },
  } satisfies FlaggingModule;
}
