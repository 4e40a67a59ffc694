import type { FlaggingModule } from "@hub/figure-kit/findings/flagged-type";
import { defineStatedDoubts } from "@hub/figure-kit/findings/stated-doubts";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { READ_ONLY } from "@hub/subgraph-kit/rows/table-rights";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Task } from "./task.js";
import { DocumentTaskResolver, TaskResolver, UnitTaskResolver } from "./task-resolver.js";
import { taskRows } from "./task-rows.js";

/** Tasks that were set in a unit. */
export const tasks: FlaggingModule = {
  entities: [Task],
  tables: { task: READ_ONLY },
  resolvers: [TaskResolver, UnitTaskResolver, DocumentTaskResolver, createSourceResolver(Task)],
  flagged: [defineStatedDoubts(Task, Task, ({ id, unitId }) => ({ key: id, unitId }))],
  recorded: [taskRows],
  references: { Task: referenceById(rowBy(Task, "id")) },
};
