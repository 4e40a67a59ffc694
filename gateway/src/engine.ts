import { getNamedType, isLeafType } from "graphql";
import type { Logger } from "pino";
import type { RequestContext } from "./access/request-context.js";
import type { AccessLog } from "./audit/access-log.js";
import type { Faults } from "./errors/faults.js";
import type { FindShortcuts } from "./execute/shortcut.js";
import { createReadAsOf } from "./live/events/as-of.js";
import type { CursorSeal } from "./live/events/cursor.js";
import type { EventFeed } from "./live/events/event-feed.js";
import { ForeignSubscriptions } from "./live/foreign/foreign-subscriptions.js";
import type { MemberStates } from "./live/member-states/member-states.js";
import { ChangeRules } from "./live/queries/change-rules.js";
import type { LiveQueries } from "./live/queries/live-queries.js";
import { ReadingGuide } from "./live/queries/read-recorder.js";
import { withKeys } from "./live/queries/with-keys.js";
import type { Channels } from "./live/subscriptions/channels.js";
import { readLiveSchema } from "./live/subscriptions/live-schema.js";
import { RecordedSubscription } from "./live/subscriptions/recorded-subscription.js";
import type { Subscription } from "./live/subscriptions/subscription.js";
import {
  type EventOperation,
  type SubscriptionStart,
  Subscriptions,
} from "./live/subscriptions/subscriptions.js";
import { withVersions } from "./live/subscriptions/told-versions.js";
import type { Members } from "./members/members.js";
import type { Disclosure } from "./operation/disclosure.js";
import type { DocumentReference, Documents } from "./operation/documents.js";
import type { OperationLimits } from "./operation/operation-limits.js";
import type { OperationRequest, PreparedOperation } from "./operation/prepared-operation.js";
import { warmUp } from "./operation/warm-up.js";
import { OwnAnswers } from "./own-answers/own-answers.js";
import type { OwnSources } from "./own-answers/own-source.js";
import { createPipeline, type Pipeline } from "./pipeline.js";
import { createPlanner, type Planner } from "./planner/planner.js";
import type { Supergraph } from "./supergraph/supergraph.js";
import type { ByteText } from "./wire/byte-text.js";

/**
 * Everything made from one supergraph. An operation is prepared and executed by the same engine, so one that is under
 * way, or a stream that lives on, keeps the supergraph it began with.
 */
export interface Engine {
  readonly supergraph: Supergraph;
  /** @throws RequestRefusal if the operation cannot be found or understood, is too large or is not allowed */
  prepare(parameters: RequestParameters, context: RequestContext): PreparedOperation;
  /**
   * The same for an operation that the gateway asks itself: its document need not be trusted.
   * @throws RequestRefusal
   */
  prepareOwn(request: OperationRequest, context: RequestContext): PreparedOperation;
  /**
   * Answers a client's query or mutation, and records that it has. Rejects with a RequestRefusal where that could not be
   * recorded: then nobody may have the answer.
   */
  answer(prepared: PreparedOperation, context: RequestContext): Promise<ByteText>;
  readonly execute: Pipeline["execute"];
  readonly executeToText: Pipeline["executeToText"];
  readonly contractOf: Pipeline["contractOf"];
  readonly accessLog: AccessLog;
  readonly dataVersion: Pipeline["dataVersion"];
  /**
   * Starts a stream of payloads; undefined for an operation that `execute` answers once.
   * @throws RequestRefusal
   */
  subscribe(
    prepared: PreparedOperation,
    context: RequestContext,
    start?: SubscriptionStart,
  ): Subscription | undefined;
  /**
   * Another engine's subscription, prepared over this one's supergraph.
   * @throws RequestRefusal if it is no longer valid
   */
  renew(operation: EventOperation): EventOperation;
  /** Tells what answers over this supergraph have read. */
  readonly readingGuide: ReadingGuide;
}

/** What a client sends, on every transport. */
export interface RequestParameters extends DocumentReference {
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
  /** Names a write that may be sent again; without a meaning for what does not write. */
  readonly idempotencyKey?: string | undefined;
  /** What it is for, as the access log shall say. */
  readonly purpose?: string | undefined;
}

/** The engine for operations that begin now. */
export type CurrentEngine = () => Engine;

/** What all engines share and what outlives each of them. */
export interface EngineSurroundings {
  readonly members: Members;
  readonly memberStates: MemberStates;
  /** What the gateway answers itself. */
  readonly ownSources: OwnSources;
  readonly feed: EventFeed;
  readonly cursors: CursorSeal;
  readonly channels: Channels<EventOperation>;
  readonly liveQueries: LiveQueries;
  readonly documents: Documents;
  readonly limits: OperationLimits;
  readonly findShortcuts: FindShortcuts;
  readonly disclosure?: Disclosure | undefined;
  readonly isAccessEnforcedElsewhere?: boolean | undefined;
  readonly accessLog: AccessLog;
  readonly logger: Logger;
  readonly faults: Faults;
}

/** The virtual subgraph whose fields are fed by events. */
const LIVE_MEMBER = "live";

/** @throws Error if nothing can be planned over the supergraph */
export function createEngine(supergraph: Supergraph, surroundings: EngineSurroundings): Engine {
  const {
    members,
    feed,
    cursors,
    channels,
    liveQueries,
    documents,
    limits,
    disclosure,
    accessLog,
    faults,
    logger,
  } = surroundings;
  const planner = createPlanner(supergraph);
  assertPlans(planner, supergraph);
  const { eventSources, memberUrls, nodeTypes } = supergraph;
  const readAsOf = eventSources.size > 0 ? createReadAsOf(feed, cursors) : undefined;
  const live = readLiveSchema(supergraph.sdl, LIVE_MEMBER);
  const readingGuide = new ReadingGuide(ChangeRules.read(supergraph.sdl), live.schema);
  const ownAnswers = new OwnAnswers({
    supergraph,
    schema: live.schema,
    sources: surroundings.ownSources,
    faults,
  });
  const pipeline = createPipeline({
    supergraph,
    planner,
    members: ownAnswers.over(members),
    logger,
    faults,
    limits,
    disclosure,
    isAccessEnforcedElsewhere: surroundings.isAccessEnforcedElsewhere,
    accessLog,
    readAsOf,
    findShortcuts: surroundings.findShortcuts,
    withVersions: (document) => withVersions(document, live.schema, live.comparedFields),
    withKeys: (document) => withKeys(document, supergraph.publicSchema, readingGuide.rules),
  });
  warmUp(pipeline, supergraph.publicSchema);
  const subscriptions = new Subscriptions({
    feed,
    cursors,
    channels,
    eventSources,
    memberUrls,
    nodeTypes,
    live,
    pipeline,
    logger,
    accessLog,
  });
  const foreign = new ForeignSubscriptions({
    pipeline,
    members,
    ownAnswers,
    stopped: feed.stopped,
    accessLog,
    faults,
    logger,
  });
  const engine: Engine = {
    supergraph,
    readingGuide,
    prepare(parameters, context) {
      faults.enter("operation");
      const { operationName, variables, idempotencyKey, purpose } = parameters;
      const query = documents.resolve(parameters);
      const prepared = pipeline.prepare(
        { query, operationName, variables, idempotencyKey, purpose },
        context,
      );
      documents.remember(parameters);
      return parameters.extensions?.["explain"] === true ? pipeline.explain(prepared, context) : prepared;
    },
    prepareOwn: (request, context) => pipeline.prepare(request, context),
    async answer(prepared, context) {
      const { caller } = context;
      accessLog.admit(caller);
      const answer = await pipeline.executeToText(prepared, context);
      await accessLog.answered(prepared, caller, answer);
      return answer;
    },
    contractOf: (caller) => pipeline.contractOf(caller),
    accessLog,
    execute: (prepared, context) => pipeline.execute(prepared, context),
    executeToText: (prepared, context, watchAsking) => pipeline.executeToText(prepared, context, watchAsking),
    get dataVersion() {
      return pipeline.dataVersion;
    },
    subscribe(prepared, context, start) {
      if (prepared.kind !== "subscription" && !prepared.live) return undefined;
      const { caller } = context;
      accessLog.admit(caller);
      const own = () => subscriptions.subscribe(prepared, context, start);
      const subscription = prepared.live
        ? liveQueries.watch(engine, prepared, prepared.live, context)
        : (foreign.find(prepared, context) ?? own());
      return new RecordedSubscription(subscription, accessLog.began(prepared, caller));
    },
    renew: (operation) => subscriptions.renew(operation),
  };
  return engine;
}

/** The planner silently accepts any text as a supergraph. Only the first plan shows whether it can use it. */
function assertPlans(planner: Planner, { publicSchema }: Supergraph): void {
  const [field] = Object.values(publicSchema.getQueryType()?.getFields() ?? {});
  if (!field) throw new Error("its Query has no field");
  planner.plan(
    `{ ${field.name}${isLeafType(getNamedType(field.type)) ? "" : " { __typename }"} }`,
    undefined,
  );
}
