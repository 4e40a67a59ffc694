import type { DocumentNode, GraphQLFormattedError } from "graphql";
import type { AccessedOperations } from "./accessed-operations.js";
import type { LiveSettings } from "./live-directive.js";

export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly purpose?: string | undefined;
  /** Told that it was refused, in place of the access log: by whoever records there what it is a part of. */
  readonly onRefusal?: ((accessed: AccessedOperations) => void) | undefined;
}

export interface GraphQLResponse {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Record<string, unknown>;
}

/** The root field of a subscription as the client requested it, with its arguments coerced. */
export interface SubscriptionRootField {
  readonly name: string;
  readonly responseKey: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Where a subscription's events come from, and what is read from each. */
export interface SubscriptionSource {
  readonly member: string;
  /** The part of the operation that the source itself answers. */
  readonly operationText: string;
  /** The values of its variables. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rootField: SubscriptionRootField;
}

/** An operation that was parsed, authorised and planned. It can be executed any number of times. */
export interface PreparedOperation {
  readonly kind: "query" | "mutation" | "subscription";
  /** As the client wrote it. */
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** Coerced, with defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Names the operation's text in logs and metrics. */
  readonly hash: string;
  /** What an access log says of it. */
  readonly accessed: AccessedOperations;
  /** What the client says it is for. */
  readonly purpose: string | undefined;
  /** Whether its answer depends on which account asks, and not only on what that account may do. */
  readonly dependsOnAccount: boolean;
  /** The most it can cost. */
  readonly cost: number;
  readonly subscription?: SubscriptionSource | undefined;
  /** Set only for a query that wants its answer kept up to date. */
  readonly live?: LiveSettings | undefined;
}
