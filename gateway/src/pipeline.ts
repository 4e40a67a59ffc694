/**
 * One operation from its text to its answer. Read `prepare` and `execute` top-down:
 * parse → limits → validate → authorise → coerce variables → cost → plan → execute → complete the response.
 */
import { createHash } from "node:crypto";
import type { RepeatableWrite } from "@hub/schema/idempotency-key";
import type { Caller } from "@hub/schema/signed-request";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getArgumentValues,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import type { Logger } from "pino";
import type { RequestContext } from "./access/request-context.js";
import { type AccessLog, NO_ACCESS_LOG } from "./audit/access-log.js";
import type { Faults } from "./errors/faults.js";
import { internalError } from "./errors/masking.js";
import { RequestRefusal, refuse } from "./errors/request-refusal.js";
import { completeResponse, type Extensions, hasErrors, responseText } from "./execute/complete-response.js";
import { type ExecutablePlan, makeExecutable } from "./execute/executable-plan.js";
import { executePlan } from "./execute/execute-plan.js";
import { FieldErrors } from "./execute/field-errors.js";
import { introspect } from "./execute/introspection.js";
import type { FindShortcuts } from "./execute/shortcut.js";
import { authorise } from "./identity/callers.js";
import { type Denial, explainDenial } from "./identity/explain-denial.js";
import { toldCaller } from "./identity/told-caller.js";
import type { WatchAsking } from "./members/ask-member.js";
import type { MemberError } from "./members/member-answer.js";
import { AccessedOperations } from "./operation/accessed-operations.js";
import { checkDistinctSelections, checkLimits } from "./operation/check-limits.js";
import { coerceVariables } from "./operation/coerce-variables.js";
import { OperationCost } from "./operation/cost.js";
import {
  type Disclosure,
  FULL_DISCLOSURE,
  findIntrospection,
  isIn,
  refuseExplanation,
  refuseIntrospection,
  withoutSuggestions,
} from "./operation/disclosure.js";
import { LiveDirective, type LiveSettings, withoutLive } from "./operation/live-directive.js";
import { OperationCache, type Remembered } from "./operation/operation-cache.js";
import { OPERATION_LIMITS, type OperationLimits } from "./operation/operation-limits.js";
import { getOperation, parseOperation } from "./operation/parse-operation.js";
import type {
  GraphQLResponse,
  OperationRequest,
  PreparedOperation,
  SubscriptionSource,
} from "./operation/prepared-operation.js";
import { mergeSelections } from "./operation/selections/merge-selections.js";
import { suggestWithin } from "./operation/suggest-within.js";
import { validateOperation } from "./operation/validate-operation.js";
import type { Asked } from "./own-answers/own-answers.js";
import { describePlan, type PlanStep } from "./plan-model/describe-plan.js";
import { sourceKeyOf } from "./plan-model/source-keys.js";
import { type PlannedChoice, PlannedOperation } from "./planner/planned-operation.js";
import { NestingTooDeep, type Planner, PlanningFailure } from "./planner/planner.js";
import { demandsOf } from "./planner/without-denied.js";
import { type AccessRules, type Demand, Denials, fulfils, NO_RULES } from "./supergraph/access-rules.js";
import { Contracts } from "./supergraph/contract.js";
import { readsAccountField } from "./supergraph/directives/account-fields.js";
import type { Supergraph } from "./supergraph/supergraph.js";
import { type ByteText, fromByteText } from "./wire/byte-text.js";
import { createObject, isJsonObject, type JsonObject, toJson, toJsonObject } from "./wire/json.js";
import { parseExactly } from "./wire/parse-json.js";

/** What a subscription's source says about one event. */
export interface SubscriptionEvent {
  /** The answer to its part of the operation. */
  readonly data: Record<string, unknown>;
  readonly errors?: readonly MemberError[];
  /** The response's own extensions. */
  readonly extensions?: Extensions | undefined;
  /** Completes the data once everything selected was read. */
  readonly complete?: ((data: JsonObject) => void) | undefined;
}

/** The response to a subscription for one event, as JSON for callers that only pass it on. */
export interface EventAnswer {
  readonly text: ByteText;
  readonly hasErrors: boolean;
}

export interface Pipeline {
  /** A different object whenever somebody may know of a change that earlier answers do not show. */
  readonly dataVersion: object;
  /** @throws RequestRefusal if the operation cannot be understood, is too large or is not allowed */
  prepare(request: OperationRequest, context: RequestContext): PreparedOperation;
  /**
   * What the operation would do, in place of it: its answer has no data, and tells the plan and what it costs in
   * `extensions.explain`. No member is asked, whatever it is executed by.
   * @throws RequestRefusal `INTROSPECTION_DISABLED` where the caller may not know the schema
   */
  explain(prepared: PreparedOperation, context: RequestContext): PreparedOperation;
  /** What of the schema the caller can use. */
  contractOf(caller: Caller): GraphQLSchema;
  /** Answers a query or mutation. Failures of members are errors in the response, never exceptions. */
  execute(prepared: PreparedOperation, context: RequestContext): Promise<GraphQLResponse>;
  /** The same as JSON, for callers that only pass it on. */
  executeToText(
    prepared: PreparedOperation,
    context: RequestContext,
    watchAsking?: WatchAsking,
  ): Promise<ByteText>;
  /** Answers a subscription for one event, given what its source says about it. */
  executeEvent(
    prepared: PreparedOperation,
    event: SubscriptionEvent,
    context: RequestContext,
  ): Promise<EventAnswer>;
}

export interface PipelineOptions {
  readonly supergraph: Supergraph;
  readonly planner: Planner;
  readonly members: Asked;
  readonly logger: Logger;
  readonly faults: Faults;
  readonly limits?: OperationLimits;
  readonly disclosure?: Disclosure | undefined;
  /** Whether others enforce what the schema says of who may read what. */
  readonly isAccessEnforcedElsewhere?: boolean | undefined;
  /** Where it is told what is refused; left out by a gateway that keeps no log of it. */
  readonly accessLog?: AccessLog | undefined;
  /** Extends the operation with the keys that tell what it reads. */
  readonly withKeys?: ((document: DocumentNode) => DocumentNode) | undefined;
  /** Extends a subscription with the versions that its payloads are compared with. */
  readonly withVersions?: ((document: DocumentNode) => DocumentNode) | undefined;
  /** Left out if no subscription is fed by events. */
  readonly readAsOf?: ((caller: Caller) => string | undefined) | undefined;
  /** Fast paths to the same answers. */
  readonly findShortcuts: FindShortcuts;
}

export function createPipeline(options: PipelineOptions): Pipeline {
  return new FederatedPipeline(options);
}

/** Made once per text of an operation: parsed first, planned when a caller was allowed to run it. */
interface KnownOperation extends Remembered {
  readonly text: string;
  /** As the client wrote it. The order of its fields is the response's. */
  readonly document: DocumentNode;
  /** The same with repeats merged. */
  readonly merged: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly hash: string;
  readonly accessed: AccessedOperations;
  readonly dependsOnAccount: boolean;
  readonly cost: OperationCost;
  readonly live: LiveDirective | undefined;
  /** The first field that asks about the schema. */
  readonly introspection: string | undefined;
  /** What somebody has to fulfil who reads all of it. */
  readonly demands: readonly Demand[];
  /** By what of these a caller does not fulfil. */
  readonly planned: Map<string, PlannedOperation<ExecutablePlan>>;
}

class ExecutableOperation implements PreparedOperation {
  readonly kind: PreparedOperation["kind"];
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly hash: string;
  readonly accessed: AccessedOperations;
  readonly dependsOnAccount: boolean;

  constructor(
    readonly operation: OperationDefinitionNode,
    known: KnownOperation,
    readonly planned: PlannedOperation<ExecutablePlan>,
    readonly choice: ExecutablePlan,
    readonly variables: Readonly<Record<string, unknown>>,
    readonly cost: number,
    readonly subscription: SubscriptionSource | undefined,
    readonly live: LiveSettings | undefined,
    /** Set only for a mutation that may be sent again. */
    readonly write: RepeatableWrite | undefined,
    readonly purpose: string | undefined,
  ) {
    this.kind = operation.operation;
    this.text = known.text;
    this.document = known.document;
    this.operationName = operation.name?.value;
    this.hash = known.hash;
    this.accessed = known.accessed;
    this.dependsOnAccount = known.dependsOnAccount;
  }
}

/** Stands in the place of an operation that is not to be executed. */
class ExplainedOperation implements PreparedOperation {
  readonly kind = "query";
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly accessed: AccessedOperations;
  readonly dependsOnAccount: boolean;
  readonly purpose: string | undefined;
  readonly cost: number;

  constructor(
    {
      text,
      document,
      operationName,
      variables,
      hash,
      accessed,
      dependsOnAccount,
      purpose,
      cost,
    }: PreparedOperation,
    readonly explanation: Explanation,
  ) {
    this.dependsOnAccount = dependsOnAccount;
    this.text = text;
    this.document = document;
    this.operationName = operationName;
    this.variables = variables;
    this.hash = hash;
    this.accessed = accessed;
    this.purpose = purpose;
    this.cost = cost;
  }
}

interface Explanation {
  readonly cost: number;
  /** The most that an operation may cost. */
  readonly budget: number;
  /** Null if nobody needs to be asked. */
  readonly plan: PlanStep | null;
}

class FederatedPipeline implements Pipeline {
  readonly #options: PipelineOptions;
  #dataVersion = {};
  readonly #known = new OperationCache<KnownOperation>();
  readonly #rules: AccessRules;
  readonly #contracts: Contracts;

  constructor(options: PipelineOptions) {
    const { supergraph, isAccessEnforcedElsewhere = false } = options;
    this.#options = options;
    this.#rules = isAccessEnforcedElsewhere ? NO_RULES : supergraph.accessRules;
    this.#contracts = new Contracts(supergraph.publicSchema, this.#rules);
  }

  contractOf(caller: Caller): GraphQLSchema {
    return this.#contracts.of(caller);
  }

  get dataVersion(): object {
    return this.#dataVersion;
  }

  prepare(request: OperationRequest, context: RequestContext): PreparedOperation {
    try {
      return this.#prepare(request, context);
    } catch (error) {
      throw this.#explain(error, request.query, context);
    }
  }

  #prepare(request: OperationRequest, { caller }: RequestContext): PreparedOperation {
    const { query, operationName } = request;
    const known = this.#known.get(query, operationName, () => this.#understand(query, operationName, caller));
    try {
      return this.#prepareFor(caller, known, request);
    } catch (error) {
      if (request.onRefusal) request.onRefusal(known.accessed);
      else this.#recordRefusal(known, caller, request.purpose, error);
      throw error;
    }
  }

  #recordRefusal(
    { accessed, operation }: KnownOperation,
    caller: Caller,
    purpose: string | undefined,
    error: unknown,
  ): void {
    const { accessLog = NO_ACCESS_LOG } = this.#options;
    accessLog.refused(accessed, operation.operation, caller, purpose, error);
  }

  #prepareFor(
    caller: Caller,
    known: KnownOperation,
    { query, operationName, variables = {}, idempotencyKey, purpose }: OperationRequest,
  ): PreparedOperation {
    const { supergraph, limits = OPERATION_LIMITS } = this.#options;
    this.#refuseIntrospection(known.introspection, caller);
    authorise(known.operation.operation, caller);
    const { operation } = known;
    const coerced = coerceVariables(supergraph.publicSchema, operation, variables, limits);
    const cost = known.cost.check(coerced);
    const live = known.live?.read(coerced);
    const { weight } = known;
    const planned = this.#plannedFor(known, caller);
    const choice = this.#plan(planned, coerced, known.hash);
    refuseDenied(choice, caller);
    if (known.weight !== weight) this.#known.weigh(query, operationName, known);
    const source = sourceOf(planned, choice, operation, coerced);
    const isRepeatable = idempotencyKey !== undefined && operation.operation === "mutation";
    const write = isRepeatable
      ? { idempotencyKey, operationHash: hashOfWrite(query, operationName, coerced) }
      : undefined;
    return new ExecutableOperation(
      operation,
      known,
      planned,
      choice,
      coerced,
      cost,
      source,
      live,
      write,
      purpose,
    );
  }

  explain(prepared: PreparedOperation, { caller }: RequestContext): PreparedOperation {
    const { supergraph, limits = OPERATION_LIMITS, disclosure = FULL_DISCLOSURE } = this.#options;
    const { introspection } = disclosure;
    if (!isIn(introspection, caller)) throw refuseExplanation(introspection);
    const { choice, cost } = this.#own(prepared);
    const plan = describePlan(choice.plan, (member) => supergraph.ownSubgraphs.has(member)) ?? null;
    return new ExplainedOperation(prepared, { cost, budget: limits.cost, plan });
  }

  async execute(prepared: PreparedOperation, context: RequestContext): Promise<GraphQLResponse> {
    return parseResponse(await this.executeToText(prepared, context));
  }

  async executeToText(
    prepared: PreparedOperation,
    context: RequestContext,
    watchAsking?: WatchAsking,
  ): Promise<ByteText> {
    if (prepared.kind === "subscription") throw new TypeError("A subscription is answered once per event");
    if (prepared instanceof ExplainedOperation)
      return responseText(null, [], { explain: prepared.explanation });
    // Taken before anything is read: so the answer shows at least everything up to there.
    if (prepared.kind === "query") {
      const asOf = this.#options.readAsOf?.(context.caller);
      return this.#run(prepared, createObject(), context, {
        extensions: asOf === undefined ? undefined : { asOf },
        watchAsking,
      });
    }
    const answer = await this.#run(prepared, createObject(), context);
    this.#dataVersion = {};
    return answer;
  }

  async executeEvent(
    prepared: PreparedOperation,
    { data, errors: primaryErrors = [], extensions, complete }: SubscriptionEvent,
    context: RequestContext,
  ): Promise<EventAnswer> {
    this.#dataVersion = {};
    const errors = new FieldErrors();
    const member = prepared.subscription?.member;
    for (const { path = [], ...error } of primaryErrors) errors.add({ ...error, member, path });
    // A copy: later steps of the plan write into the data, and one event's data may serve many subscribers.
    const text = await this.#run(prepared, toJsonObject(data), context, { errors, extensions, complete });
    return { text, hasErrors: hasErrors(text) };
  }

  /** What the client is told of why its operation cannot be prepared. */
  #explain(error: unknown, query: string, { caller }: RequestContext): unknown {
    const { disclosure = FULL_DISCLOSURE, logger, supergraph } = this.#options;
    if (error instanceof RequestRefusal) {
      if (!isIn(disclosure.suggestions, caller)) return withoutSuggestions(error);
      const contract = this.contractOf(caller);
      return contract === supergraph.publicSchema ? error : suggestWithin(contract, error, query);
    }
    if (!isStackOverflow(error)) return error;
    // The limits should have been reached first.
    logger.warn("An operation was refused because it overflowed the stack");
    return refuse(
      "TOO_DEEP",
      "Câu hỏi lồng nhau quá sâu; hãy hỏi từng phần / The operation is nested too deep; ask for it in parts",
    );
  }

  readonly #makeExecutable = (choice: PlannedChoice): ExecutablePlan => {
    const { supergraph, findShortcuts } = this.#options;
    return makeExecutable(choice, supergraph.keyFieldNames, findShortcuts);
  };

  /** Callers who may read the same of it share its plans. */
  #plannedFor(known: KnownOperation, caller: Caller): PlannedOperation<ExecutablePlan> {
    const { demands } = known;
    const unmet = demands.filter((demand) => !fulfils(caller, demand));
    const key = unmet.map((demand) => demands.indexOf(demand)).join();
    const before = known.planned.get(key);
    if (before) return before;
    const { supergraph, planner } = this.#options;
    const denials = unmet.length === 0 ? undefined : new Denials(this.#rules, new Set(unmet));
    const planned = new PlannedOperation(
      supergraph,
      planner,
      known,
      known.operation,
      { rules: this.#rules, denials },
      this.#makeExecutable,
    );
    known.planned.set(key, planned);
    return planned;
  }

  /** The schema's parts are no data: asking for them is a right of its own. */
  #refuseIntrospection(field: string | undefined, caller: Caller): void {
    const { introspection } = this.#options.disclosure ?? FULL_DISCLOSURE;
    if (field !== undefined && !isIn(introspection, caller)) throw refuseIntrospection(field, introspection);
  }

  #understand(query: string, operationName: string | undefined, caller: Caller): KnownOperation {
    const { limits = OPERATION_LIMITS } = this.#options;
    const document = parseOperation(query, limits);
    const operation = getOperation(document, operationName);
    checkLimits(document, limits);
    const introspection = findIntrospection(document);
    // Before it is validated: whether a type is there is what may not be told.
    this.#refuseIntrospection(introspection, caller);
    const merged = mergeSelections(document);
    checkDistinctSelections(merged, limits);
    const { publicSchema, accountFields } = this.#options.supergraph;
    validateOperation(publicSchema, merged, () => mergeSelections(parse(query)));
    const cost = new OperationCost(publicSchema, merged, getOperation(merged, operationName), limits);
    const live = LiveDirective.find(publicSchema, merged, getOperation(merged, operationName));
    const asked = this.#extend(merged, operation, live);
    const hash = hashOf(query, operationName);
    return {
      text: query,
      document,
      merged: asked,
      operation,
      hash,
      accessed: new AccessedOperations(publicSchema, merged, getOperation(merged, operationName), hash),
      dependsOnAccount:
        operation.operation === "mutation" || readsAccountField(asked, publicSchema, accountFields),
      cost,
      live,
      introspection,
      demands: demandsOf(asked, publicSchema, this.#rules),
      planned: new Map(),
      get weight() {
        const counts = [...this.planned.values()].map(({ choiceCount }) => choiceCount);
        return Math.max(
          1,
          counts.reduce((sum, count) => sum + count, 0),
        );
      },
    };
  }

  /** What is asked besides what the client selects. */
  #extend(
    merged: DocumentNode,
    { operation }: OperationDefinitionNode,
    live: LiveDirective | undefined,
  ): DocumentNode {
    const { withKeys, withVersions } = this.#options;
    if (live) return withoutLive(withKeys?.(merged) ?? merged);
    return operation === "subscription" ? (withVersions?.(merged) ?? merged) : merged;
  }

  #plan(
    planned: PlannedOperation<ExecutablePlan>,
    variables: Readonly<Record<string, unknown>>,
    hash: string,
  ): ExecutablePlan {
    try {
      return planned.choose(variables);
    } catch (error) {
      if (error instanceof NestingTooDeep) {
        throw refuse(
          "TOO_DEEP",
          `Câu hỏi lồng nhau quá sâu sau khi khai triển các fragment; hãy hỏi từng phần / The operation is nested too deep: ${error.message} when its fragments are expanded; ask for it in parts`,
        );
      }
      if (!(error instanceof PlanningFailure)) throw error;
      this.#options.logger.error(
        { err: error, operationHash: hash },
        "A valid operation could not be planned",
      );
      throw refuse(
        "PLANNING_FAILED",
        `Không tìm được cách trả lời câu hỏi này (${hash}); hãy báo người vận hành / No plan was found for this operation (${hash}); please report it`,
        500,
      );
    }
  }

  async #run(
    prepared: PreparedOperation,
    data: JsonObject,
    context: RequestContext,
    {
      extensions,
      errors = new FieldErrors(),
      watchAsking,
      complete,
    }: {
      readonly extensions?: Extensions | undefined;
      readonly errors?: FieldErrors;
      readonly watchAsking?: WatchAsking | undefined;
      readonly complete?: SubscriptionEvent["complete"];
    } = {},
  ): Promise<ByteText> {
    const own = this.#own(prepared);
    const { planned, choice, variables } = own;
    try {
      this.#introspect(own, context.caller, data, errors);
      this.#refuseUnroutable(own, errors);
      const { write } = own;
      const told = { ...context, caller: toldCaller(context.caller, prepared) };
      const ask = this.#options.members.askFor(write ? { ...told, write } : told, watchAsking);
      // Watching what is read and completing it need parsed values.
      const shortcut = watchAsking || complete ? undefined : choice.shortcuts.begin();
      const execution = {
        data,
        errors,
        variables: choice.variablesFor(variables),
        ask,
        shortcut,
        acceptsOtherKey: (member: string, problem: string) =>
          this.#options.members.acceptsOtherKey(member, problem),
      };
      if (choice.plan) await executePlan(choice.plan, execution);
      complete?.(data);
      return completeResponse(choice, planned.rootType.name, execution, extensions);
    } catch (error) {
      const details = { requestId: context.requestId, operationHash: prepared.hash };
      const errorId = this.#options.faults.report("operation", error, details);
      return responseText(null, [internalError(errorId)], extensions);
    }
  }

  #own(prepared: PreparedOperation): ExecutableOperation {
    if (prepared instanceof ExecutableOperation) return prepared;
    throw new TypeError("The operation was prepared elsewhere");
  }

  #refuseUnroutable({ choice, variables }: ExecutableOperation, errors: FieldErrors): void {
    const { keyFieldNames } = this.#options.supergraph;
    for (const { field, explain } of choice.unroutable) {
      const path = [sourceKeyOf(field, keyFieldNames)];
      errors.add({ message: explain(variables), code: "BAD_USER_INPUT", path });
    }
  }

  #introspect(
    { operation, planned, choice, variables }: ExecutableOperation,
    caller: Caller,
    data: JsonObject,
    errors: FieldErrors,
  ) {
    const { introspectionFields } = choice;
    if (introspectionFields.length === 0) return;
    const contract = this.contractOf(caller);
    const answer = introspect(contract, operation, planned.fragments, introspectionFields, variables);
    for (const [key, value] of Object.entries(answer.data)) data[key] = toJson(value);
    for (const { message, path = [] } of answer.errors) errors.add({ message, code: "BAD_USER_INPUT", path });
  }
}

/**
 * Before any member is asked.
 * @throws RequestRefusal if the caller may read none of the root fields, or not even what it takes to read the others
 */
function refuseDenied(choice: ExecutablePlan, caller: Caller): void {
  const { denials, protectedReads, rootType, memberFields, introspectionFields } = choice;
  for (const { coordinate, demands } of protectedReads) {
    const unmet = demands.filter((demand) => !fulfils(caller, demand));
    if (unmet.length > 0) throw refuseFields([explainDenial(coordinate, unmet)]);
  }
  if (!denials || memberFields.length === 0 || introspectionFields.length > 0) return;
  const refusals = memberFields.map(({ name }) => {
    const coordinate = `${rootType.name}.${name.value}`;
    const unmet = denials.ofField(rootType.name, name.value);
    return unmet && explainDenial(coordinate, unmet);
  });
  const told = refusals.filter((refusal) => refusal !== undefined);
  if (told.length === refusals.length) throw refuseFields(told);
}

function refuseFields(told: readonly Denial[]): RequestRefusal {
  const isUnknown = told.some(({ extensions }) => extensions.code === "UNAUTHENTICATED");
  const errors = told.map(({ message, extensions }) => new GraphQLError(message, { extensions }));
  return new RequestRefusal(errors, isUnknown ? 401 : 403);
}

function isStackOverflow(error: unknown): boolean {
  return error instanceof RangeError && error.message === "Maximum call stack size exceeded";
}

function sourceOf(
  { rootType }: PlannedOperation<ExecutablePlan>,
  choice: ExecutablePlan,
  { operation }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): SubscriptionSource | undefined {
  if (operation !== "subscription") return undefined;
  const { memberFields, subscription } = choice;
  const [field] = memberFields;
  const definition = field && rootType.getFields()[field.name.value];
  if (!subscription || !field || !definition)
    throw refuse(
      "BAD_USER_INPUT",
      "Không có trường nào để theo dõi: tất cả đều bị bỏ qua. / The subscription selects no field: all of it is skipped.",
    );
  return {
    member: subscription.operation.member,
    operationText: subscription.operation.text,
    variables: choice.variablesFor(variables),
    rootField: {
      name: field.name.value,
      responseKey: (field.alias ?? field.name).value,
      args: getArgumentValues(definition, field, variables),
    },
  };
}

function parseResponse(text: ByteText): GraphQLResponse {
  const response = parseExactly(fromByteText(text));
  return isJsonObject(response) ? response : {};
}

/** Equal when the same operation is sent again with the same variables, however it is planned then. */
function hashOfWrite(
  query: string,
  operationName = "",
  variables: Readonly<Record<string, unknown>>,
): string {
  return createHash("sha256")
    .update(JSON.stringify([operationName, query, variables]))
    .digest("hex");
}

function hashOf(query: string, operationName = ""): string {
  return createHash("sha256").update(`${operationName}\n${query}`).digest("hex").slice(0, 16);
}
