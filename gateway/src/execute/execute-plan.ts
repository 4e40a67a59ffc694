import type { PlanNode } from "../plan-model/plan-nodes.js";
import type { Execution } from "./execution.js";
import { fetchEntities } from "./fetch-entities.js";
import { fetchFromEntities, nameKeys } from "./fetch-from-entities.js";
import { fetchRoot } from "./fetch-root.js";
import { applyRewrites } from "./rewrites.js";

/** Runs the plan. Failures of members become errors of the execution, never exceptions. */
export async function executePlan(node: PlanNode, execution: Execution): Promise<void> {
  switch (node.kind) {
    case "Sequence":
      for (const step of node.nodes) await executePlan(step, execution);
      return;
    case "Parallel":
      await Promise.all(node.nodes.map((branch) => executePlan(branch, execution)));
      return;
    case "Fetch":
      return fetchRoot(node, execution);
    case "Flatten":
      return fetchEntities(node.operation, [node.entities], execution);
    case "BatchFetch":
      return fetchEntities(node.operation, node.entities, execution);
    case "Condition": {
      const branch = execution.variables[node.variable] === true ? node.whenTrue : node.whenFalse;
      if (branch) await executePlan(branch, execution);
      return;
    }
    case "Entities":
      return fetchFromEntities(node, execution, executePlan);
    case "Keys":
      return nameKeys(execution.data, node.fields);
    case "Subscription":
      // The event's own data was there before the plan started.
      return applyRewrites(execution.data, node.outputRewrites);
  }
}
