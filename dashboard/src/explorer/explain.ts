import { sendOverHttp } from "./fetcher.js";
import type { WrittenOperation } from "./use-written-operation.js";

/** What the hub says of an operation in place of executing it. */
export interface Explanation {
  readonly cost: number;
  readonly budget: number;
  readonly plan: PlanStep | null;
}

export type PlanStep = OrderedSteps | PlannedRequest;

export interface OrderedSteps {
  readonly kind: "sequence" | "parallel";
  readonly steps: readonly PlanStep[];
}

export interface PlannedRequest {
  readonly kind: "request";
  readonly member: string;
  readonly byGateway: boolean;
  readonly operation: "query" | "mutation" | "subscription";
  /** Where in the data stand the entities that are asked about. */
  readonly at: readonly string[];
  readonly text: string;
}

export type Explained =
  | { readonly explanation: Explanation }
  /** Why the hub would not execute it. */
  | { readonly refusal: string };

interface ExplainAnswer {
  readonly errors?: readonly { readonly message: string }[];
  readonly extensions?: { readonly explain?: Explanation };
}

/** Asks the hub what the operation would do. Nothing is executed. */
export async function explain(
  url: string,
  { query, variables, operationName, headers }: WrittenOperation,
  signal: AbortSignal,
): Promise<Explained> {
  const request = { query, variables, operationName, extensions: { explain: true } };
  const { errors = [], extensions }: ExplainAnswer = await sendOverHttp(url, request, { headers, signal });
  const explanation = extensions?.explain;
  if (explanation !== undefined) return { explanation };
  return { refusal: errors.map(({ message }) => message).join("\n") };
}

/** How many requests the plan makes to members. */
export function countRequests(step: PlanStep | null): number {
  if (step === null) return 0;
  if (step.kind === "request") return step.byGateway ? 0 : 1;
  return step.steps.reduce((sum, each) => sum + countRequests(each), 0);
}

/** How often somebody has to be waited for, one after the other. */
export function countRounds(step: PlanStep | null): number {
  if (step === null) return 0;
  if (step.kind === "request") return step.byGateway ? 0 : 1;
  const rounds = step.steps.map(countRounds);
  return step.kind === "sequence" ? rounds.reduce((sum, each) => sum + each, 0) : Math.max(...rounds);
}
