import { rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Task } from "./task.js";

export const tasksOfUnit = rowsBy(Task, "unitId", ["position"]);

export const tasksOfDocument = rowsBy(Task, "documentId", ["position"]);
