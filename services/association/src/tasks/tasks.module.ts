import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { referenceById, rowBy } from "@hub/subgraph-kit/row-loaders";
import { createSourceResolver } from "@hub/subgraph-kit/source-resolver";
import { Task } from "./task.js";
import { DocumentTaskResolver, TaskResolver, UnitTaskResolver } from "./task-resolver.js";
import { taskRows } from "./task-rows.js";

/** Tasks that were set in a unit. */
export const tasks: MemberModule = {
  entities: [Task],
  resolvers: [TaskResolver, UnitTaskResolver, DocumentTaskResolver, createSourceResolver(Task)],
  recorded: [taskRows],
  references: { Task: referenceById(rowBy(Task, "id")) },
};
