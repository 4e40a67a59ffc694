import { rowsBy } from "../row-loaders.js";
import { Task } from "./task.js";

export const tasksOfUnit = rowsBy(Task, "unitId", ["position"]);
