import { FIGURE_ROLES } from "@hub/schema/roles";
import { type FindOwner, ofThisMember } from "@hub/subgraph-kit/owner";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { Activity } from "./activity.js";

/** Whoever reports for the member records what it has done in the unit, or in none. */
export function ofActivityIn(unitId: string | null): FindOwner {
  return ofThisMember(FIGURE_ROLES, unitId === null ? "anywhere" : { unitId });
}

/** Whose a recorded activity is. */
export function ofActivity(activityId: string): FindOwner {
  return async (search) => {
    const activity = isUuid(activityId)
      ? await search.manager.getRepository(Activity).findOneBy({ id: activityId })
      : null;
    return activity && ofActivityIn(activity.unitId)(search);
  };
}
