import { QueryPlanner } from "@graphql-hive/router-query-planner";
import { normalisePlan } from "./normalise-plan.js";
import type { PlanNode } from "./plan-nodes.js";
import type { Supergraph } from "./supergraph.js";

/** A valid operation for which no plan was found; the process is unharmed. */
export class PlanningFailure extends Error {}

/** Which member is asked, in which order. The only place that uses the native addon. */
export interface Planner {
  /**
   * The operation must be valid and must not ask for introspection: the addon does not check, and cyclic
   * fragments would end the process.
   * @throws PlanningFailure
   */
  plan(operationText: string, operationName: string | undefined): PlanNode | undefined;
}

export function createPlanner(supergraph: Supergraph): Planner {
  const addon = new QueryPlanner(supergraph.sdl);
  return {
    plan(operationText, operationName) {
      try {
        const { node } = addon.plan(operationText, operationName, new Set(), 0);
        return node && normalisePlan(node, supergraph);
      } catch (cause) {
        throw new PlanningFailure(cause instanceof Error ? cause.message : String(cause), { cause });
      }
    },
  };
}
