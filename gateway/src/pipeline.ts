/**
 * One operation from its text to its answer, top-down:
 * parse → limits → validate → authorise → plan → execute → project.
 */
import type { Caller } from "@hub/schema/signed-request";
import type { DocumentNode, GraphQLError, GraphQLFormattedError } from "graphql";

export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
}

/** Who asks, under which id the answer can be found in the logs, and whether anyone still waits for it. */
export interface RequestContext {
  readonly caller: Caller;
  readonly requestId: string;
  readonly signal?: AbortSignal | undefined;
}

export interface GraphQLResponse {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
  readonly extensions?: Record<string, unknown>;
}

/** The root field of a subscription as the client asked for it, its arguments coerced. */
export interface SubscriptionRootField {
  readonly name: string;
  readonly responseKey: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** Where the events of a subscription come from, and what is read from each. */
export interface SubscriptionSource {
  readonly member: string;
  /** The part of the operation that the source itself answers. */
  readonly operationText: string;
  readonly rootField: SubscriptionRootField;
}

/** An operation that was understood, allowed and planned; it can be executed any number of times. */
export interface PreparedOperation {
  readonly kind: "query" | "mutation" | "subscription";
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** Coerced, with defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Names the operation's text in logs and metrics. */
  readonly hash: string;
  readonly subscription?: SubscriptionSource | undefined;
}

/** The operation will not be executed; `errors` are fit to be shown to the client. */
export class RequestRefusal extends Error {
  constructor(
    readonly errors: readonly GraphQLError[],
    /** The HTTP status of an `application/graphql-response+json` answer. */
    readonly status: number,
  ) {
    super(errors.map((error) => error.message).join("\n"));
  }
}

export interface Pipeline {
  /** @throws RequestRefusal when the operation cannot be understood, is too large or is not allowed. */
  prepare(request: OperationRequest, context: RequestContext): PreparedOperation;
  /** Answers a query or mutation; failures of members are errors in the response, never exceptions. */
  execute(prepared: PreparedOperation, context: RequestContext): Promise<GraphQLResponse>;
  /** Answers a subscription for one event, given what its source says about it. */
  executeEvent(
    prepared: PreparedOperation,
    primaryData: Record<string, unknown>,
    context: RequestContext,
  ): Promise<GraphQLResponse>;
}
