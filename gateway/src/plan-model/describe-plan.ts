/** A plan in words of the wire, for whoever asks what an operation would do: who is asked, in which order, for what. */
import type { EntityFetch, MemberOperation, PlanNode, PlanPath } from "./plan-nodes.js";

export type PlanStep =
  /** `sequence`: each step needs what the one before has read; `parallel`: none needs another. */
  | { readonly kind: "sequence" | "parallel"; readonly steps: readonly PlanStep[] }
  | {
      readonly kind: "request";
      readonly member: string;
      /** The gateway knows it itself: nobody is asked. */
      readonly byGateway: boolean;
      readonly operation: MemberOperation["kind"];
      /** Where in the data the entities stand that are asked about; empty for root fields. */
      readonly at: readonly string[];
      readonly text: string;
    };

/** @param isOwn whether the gateway itself answers for a member of that name */
export function describePlan(
  node: PlanNode | undefined,
  isOwn: (member: string) => boolean,
): PlanStep | undefined {
  return node && describe(node, "", isOwn);
}

function describe(node: PlanNode, below: string, isOwn: (member: string) => boolean): PlanStep | undefined {
  const request = ({ member, kind, text }: MemberOperation, at: readonly string[] = []): PlanStep => ({
    kind: "request",
    member,
    byGateway: isOwn(member),
    operation: kind,
    at,
    text,
  });
  const placesOf = ({ paths }: EntityFetch) => paths.map((path) => joined(below, pathText(path)));
  switch (node.kind) {
    case "Sequence":
      return inOrder("sequence", node.nodes, below, isOwn);
    case "Parallel":
      return inOrder("parallel", node.nodes, below, isOwn);
    case "Fetch":
    case "Subscription":
      return request(node.operation);
    case "Flatten":
      return request(node.operation, placesOf(node.entities));
    case "BatchFetch":
      return request(node.operation, node.entities.flatMap(placesOf));
    case "Entities":
      return describe(node.plan, joined(below, pathText(node.path)), isOwn);
    case "Condition": {
      const cases = [node.whenTrue, node.whenFalse].filter((each) => each !== undefined);
      return inOrder("parallel", cases, below, isOwn);
    }
    case "Keys":
      return undefined;
  }
}

/** One step needs no order. */
function inOrder(
  kind: "sequence" | "parallel",
  nodes: readonly PlanNode[],
  below: string,
  isOwn: (member: string) => boolean,
): PlanStep | undefined {
  const steps = nodes.map((node) => describe(node, below, isOwn)).filter((step) => step !== undefined);
  return steps.length > 1 ? { kind, steps } : steps[0];
}

/** `programmes.nodes[].unit`: a list is read in each of its elements, whatever type an element has. */
function pathText(path: PlanPath): string {
  let text = "";
  for (const segment of path) {
    if (segment.kind === "Field") text = joined(text, segment.responseKey);
    else if (segment.kind === "List") text += "[]";
  }
  return text;
}

function joined(above: string, below: string): string {
  return [above, below].filter((part) => part !== "").join(".");
}
