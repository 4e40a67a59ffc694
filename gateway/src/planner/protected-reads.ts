import {
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { MemberOperation, PlanNode } from "../plan-model/plan-nodes.js";
import type { AccessRules, Demand } from "../supergraph/access-rules.js";

/** A field that a plan reads, and what whoever reads it has to fulfil. */
export interface ProtectedRead {
  readonly coordinate: string;
  readonly demands: readonly Demand[];
}

/**
 * The protected fields of all that the plan asks members for: of what the client selects, and of what it takes to answer
 * that, keys and what members require.
 */
export function findProtectedReads(
  plan: PlanNode,
  schema: GraphQLSchema,
  rules: AccessRules,
): readonly ProtectedRead[] {
  if (rules.demands.length === 0) return [];
  const found = new Map<string, ProtectedRead>();
  for (const { text } of operationsOf(plan)) addReads(found, text, schema, rules);
  return [...found.values()];
}

function addReads(
  found: Map<string, ProtectedRead>,
  text: string,
  schema: GraphQLSchema,
  rules: AccessRules,
): void {
  const typeInfo = new TypeInfo(schema);
  visit(
    parse(text, { noLocation: true }),
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        const parent = typeInfo.getParentType();
        // What clients do not see has no rules that are theirs.
        if (!isObjectType(parent) && !isInterfaceType(parent)) return;
        const demands = rules.ofField(parent.name, name.value);
        const coordinate = `${parent.name}.${name.value}`;
        if (demands.length > 0) found.set(coordinate, { coordinate, demands });
      },
    }),
  );
}

function operationsOf(node: PlanNode): readonly MemberOperation[] {
  switch (node.kind) {
    case "Sequence":
    case "Parallel":
      return node.nodes.flatMap(operationsOf);
    case "Condition":
      return [node.whenTrue, node.whenFalse].flatMap((branch) => (branch ? operationsOf(branch) : []));
    case "Entities":
      return operationsOf(node.plan);
    case "Keys":
      return [];
    default:
      return [node.operation];
  }
}
