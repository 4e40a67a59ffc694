import { rowBy } from "@hub/subgraph-kit/row-loaders";
import { Activity } from "./activity.js";

export const activityById = rowBy(Activity, "id");
