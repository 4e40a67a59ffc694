import type { HubEvent } from "@hub/schema/event";
import { type DocumentNode, execute, GraphQLError, type GraphQLFormattedError, parse } from "graphql";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { identityOf, type RequestContext } from "../../access/request-context.js";
import type { AccessLog } from "../../audit/access-log.js";
import { logUnderId } from "../../errors/log-under-id.js";
import { type Bilingual, refuse } from "../../errors/request-refusal.js";
import type {
  GraphQLResponse,
  PreparedOperation,
  SubscriptionSource,
} from "../../operation/prepared-operation.js";
import type { Pipeline } from "../../pipeline.js";
import type { EventSource } from "../../supergraph/directives/event-source.js";
import type { NodeType } from "../../supergraph/directives/node-types.js";
import type { JsonObject } from "../../wire/json.js";
import { type Backoff, waitBackoff } from "../events/backoff.js";
import type { CursorScope, CursorSeal } from "../events/cursor.js";
import type { EventFeed } from "../events/event-feed.js";
import type { FeedGap } from "../events/feed-gap.js";
import type { FeedPositions } from "../events/feed-reader.js";
import { AncestorsUnknown, AskedAncestors } from "../filters/ancestors.js";
import { createEventFilter, type EventFilter } from "../filters/event-filter.js";
import { findUnknown, refuseMisnamed } from "../filters/named-arguments.js";
import type { LiveOperation } from "./channel.js";
import type { Channels } from "./channels.js";
import { CheckedSubscription } from "./checked-subscription.js";
import { buildPayload } from "./event-payload.js";
import { LivePayload } from "./live-payload.js";
import type { LiveSchema } from "./live-schema.js";
import { type Evaluation, sharingKey } from "./shared-evaluations.js";
import type { Subscription } from "./subscription.js";
import { findComparisons, writeComparisons } from "./told-versions.js";

export interface SubscriptionsOptions {
  readonly feed: EventFeed;
  readonly cursors: CursorSeal;
  /** Shared by all engines: a subscription outlives the supergraph it began with. */
  readonly channels: Channels<EventOperation>;
  /** By name of the subscription root field. */
  readonly eventSources: ReadonlyMap<string, EventSource>;
  readonly memberUrls: ReadonlyMap<string, string>;
  readonly nodeTypes: ReadonlyMap<string, NodeType>;
  readonly live: LiveSchema;
  readonly pipeline: Pipeline;
  readonly accessLog: AccessLog;
  readonly logger: Logger;
}

export interface SubscriptionStart {
  /** The cursor of the last message that the client got, which its transport keeps for it. */
  readonly lastEventId?: string | undefined;
}

/** How often the gateway tries to find out whom an event concerns. */
const MATCH_TRIES = 3;
/** While a member that is needed for this is down, the gateway keeps trying until the outage has lasted this long. */
const MATCH_PATIENCE_MS = 60_000;
const RETRY_MATCH: Backoff = { firstMs: 100, longestMs: 1_000 };
/** Limits the texts; the parsed documents take up to a hundred times as much memory. */
const MAX_DOCUMENTS_LENGTH = 256 * 1024;
const NEVER = new Promise<never>(() => {});
/** The argument of every subscription field that says where to continue. */
const AFTER = "after";

/** A subscription operation, prepared by an engine. */
export interface EventOperation extends LiveOperation {
  readonly prepared: PreparedOperation;
  readonly source: SubscriptionSource;
  readonly context: RequestContext;
  readonly scope: CursorScope;
}

/** What payloads of an operation are made with. */
interface PayloadParts {
  readonly prepared: PreparedOperation;
  readonly source: SubscriptionSource;
  /** The response keys of fields that say whether the payload is newer than the event. */
  readonly comparisons: readonly string[];
}

/** Answers subscription operations from the members' events. */
export class Subscriptions {
  /** Equal operations share the parsed text of the part that is answered here. */
  readonly #documents = new LRUCache<string, DocumentNode>({
    max: 1_000,
    maxSize: MAX_DOCUMENTS_LENGTH,
    sizeCalculation: (_, text) => text.length,
  });
  readonly #ancestors: AskedAncestors;
  /** Events of which nobody could say whom they concern. Everyone they may concern is told so. */
  readonly #unmatched = new WeakSet<HubEvent>();
  /** Since when a member that is needed to match events has been down. */
  #unknownSinceMs: number | undefined;
  /** Events that could not be shown, each counted once for all operations. */
  readonly #unshown = new WeakSet<HubEvent>();

  constructor(private readonly options: SubscriptionsOptions) {
    this.#ancestors = new AskedAncestors(options.pipeline);
  }

  /**
   * Subscribes at once: no event from now on is missed, however late the payloads are read. Starts after `lastEventId`
   * or else the argument `after`, if either is given. It ends with a refusal where a member says that there is nothing
   * that an argument names.
   * @throws RequestRefusal if a cursor was not issued for this field, filter and caller, or an argument names a member
   * or a type of events that there is not, or a thing of another type
   */
  subscribe(
    prepared: PreparedOperation,
    context: RequestContext,
    { lastEventId }: SubscriptionStart = {},
  ): Subscription {
    const operation = this.#createOperation(prepared, context);
    const { name, args } = operation.source.rootField;
    const eventSource = this.#getEventSource(name);
    const { feed, memberUrls, nodeTypes } = this.options;
    const members = [...memberUrls.keys(), ...feed.states().map(({ member }) => member)];
    refuseMisnamed(eventSource, args, members, nodeTypes);
    const start = this.#start(operation.scope, lastEventId, args[AFTER]);
    const key = { operation: sharingKey(prepared, context, AFTER), account: context.caller.id };
    const subscription = this.options.channels.subscribe(key, operation, start, context.quota);
    return new CheckedSubscription(subscription, this.#findUnknown(eventSource, args));
  }

  /** Nothing is unknown of which nobody can be asked. */
  async #findUnknown(
    eventSource: EventSource,
    args: Readonly<Record<string, unknown>>,
  ): Promise<readonly GraphQLFormattedError[]> {
    const { nodeTypes, pipeline, logger } = this.options;
    try {
      return await findUnknown(eventSource, args, nodeTypes, pipeline);
    } catch (error) {
      logger.warn({ err: error }, "It is not known whether there is what a subscription names");
      return [];
    }
  }

  /**
   * The same operation over this engine's supergraph.
   * @throws RequestRefusal if it is not valid there
   */
  renew({ prepared, context }: EventOperation): EventOperation {
    const { text: query, operationName, variables } = prepared;
    const request = { query, operationName, variables: { ...variables } };
    return this.#createOperation(this.options.pipeline.prepare(request, context), context);
  }

  #createOperation(prepared: PreparedOperation, asked: RequestContext): EventOperation {
    const source = getSubscriptionSource(prepared);
    const eventSource = this.#getEventSource(source.rootField.name);
    // The evaluation is shared: one subscriber's leaving must not stop it.
    const context = identityOf(asked);
    const scope = cursorScope(source, context);
    const { live } = this.options;
    const comparisons = findComparisons(prepared.document, live.schema, live.comparedFields);
    const parts = { prepared, source, comparisons };
    return {
      prepared,
      source,
      context,
      scope,
      matches: this.#createMatching(createEventFilter(eventSource, source.rootField.args, this.#ancestors)),
      cursorAt: (positions) => this.options.cursors.write(positions, scope),
      evaluate: (event, cursor, quota) =>
        this.#evaluate(event, cursor, parts, { ...context, quota, isPatient: true }),
      delivered: (count) => this.options.accessLog.delivered(prepared, context.caller, count),
      tellGap: (gap, cursor) => LivePayload.of(gapResponse(gap, cursor), cursor),
    };
  }

  /** Never rejects: an event that cannot be decided counts as a match. */
  #createMatching(filter: EventFilter): EventFilter {
    return (event) => {
      const matches = filter(event);
      return matches instanceof Promise ? this.#awaitMatch(event, matches, filter) : matches;
    };
  }

  async #awaitMatch(event: HubEvent, first: Promise<boolean>, filter: EventFilter): Promise<boolean> {
    const { feed, logger } = this.options;
    for (let attempt = 0; ; attempt += 1) {
      try {
        const matches = await (attempt === 0 ? first : filter(event));
        this.#unknownSinceMs = undefined;
        return matches;
      } catch (error) {
        logger.warn({ err: error, eventId: event.id }, "It is not known yet whom an event concerns");
        if (!this.#mayBecomeKnown(error, attempt + 1)) break;
        await waitBackoff(RETRY_MATCH, attempt, feed.stopped);
        // Clients get it from the gateway that they come back to.
        if (feed.stopped.aborted) return NEVER;
      }
    }
    this.#unmatched.add(event);
    return true;
  }

  #mayBecomeKnown(error: unknown, tries: number): boolean {
    if (tries < MATCH_TRIES) return true;
    if (!(error instanceof AncestorsUnknown) || !error.isPassing) return false;
    this.#unknownSinceMs ??= performance.now();
    return performance.now() - this.#unknownSinceMs < MATCH_PATIENCE_MS;
  }

  async #evaluate(
    event: HubEvent,
    cursor: string,
    { prepared, source, comparisons }: PayloadParts,
    context: RequestContext,
  ): Promise<Evaluation> {
    const extensions = { cursor, eventId: event.id };
    try {
      if (this.#unmatched.has(event)) throw new Error("whom the event concerns cannot be found out");
      const data = await this.#executePrimary(event, cursor, prepared, source);
      const { pipeline } = this.options;
      const complete =
        comparisons.length === 0
          ? undefined
          : (read: JsonObject) => writeComparisons(read, comparisons, event.version);
      const { text, hasErrors } = await pipeline.executeEvent(
        prepared,
        { data, extensions, complete },
        context,
      );
      return { payload: LivePayload.ofText(text, cursor), isLasting: !hasErrors };
    } catch (error) {
      // One payload says so, and the events after it go on.
      const errors = [this.#park(event, prepared, error).toJSON()];
      return { payload: LivePayload.of({ data: null, errors, extensions }, cursor), isLasting: false };
    }
  }

  #park(event: HubEvent, { hash }: PreparedOperation, error: unknown): GraphQLError {
    const { id, type, member } = event;
    if (!this.#unshown.has(event)) this.options.feed.observeParked(member);
    this.#unshown.add(event);
    const details = { err: error, eventId: id, eventType: type, member, operation: hash };
    const errorId = logUnderId(
      this.options.logger,
      details,
      "An event could not be shown to its subscribers",
    );
    return unreadableError(event, errorId);
  }

  async #executePrimary(
    event: HubEvent,
    cursor: string,
    prepared: PreparedOperation,
    source: SubscriptionSource,
  ): Promise<Record<string, unknown>> {
    const { live } = this.options;
    const { name } = source.rootField;
    const { data, errors } = await execute({
      schema: live.schema,
      document: this.#parse(source.operationText),
      rootValue: { [name]: buildPayload(live, name, event, cursor) },
      variableValues: prepared.variables,
    });
    if (errors?.length || !data)
      throw new AggregateError(errors ?? [], `Event ${event.id} does not fit ${name}`);
    return data;
  }

  #start(scope: CursorScope, lastEventId: string | undefined, after: unknown): FeedPositions {
    const afterPositions = typeof after === "string" ? this.#read(after, scope) : undefined;
    const lastPositions = lastEventId ? this.#read(lastEventId, scope) : undefined;
    return lastPositions ?? afterPositions ?? this.options.feed.heads();
  }

  #read(cursor: string, scope: CursorScope): FeedPositions {
    const positions = this.options.cursors.read(cursor, scope);
    if (positions) return positions;
    throw refuse(
      "CURSOR_INVALID",
      `Con trỏ này không phải do hệ thống cấp cho ${scope.fieldName} với các tham số này; hãy theo dõi lại mà không có nó / The cursor was not issued to this caller for ${scope.fieldName} with these arguments; subscribe without it`,
    );
  }

  #getEventSource(fieldName: string): EventSource {
    const source = this.options.eventSources.get(fieldName);
    if (!source) {
      throw refuse(
        "SUBSCRIPTION_UNSUPPORTED",
        `Không theo dõi được ${fieldName}: trường này không có nguồn sự kiện / Subscription.${fieldName} is not fed by events: it has no @eventSource`,
      );
    }
    return source;
  }

  #parse(text: string): DocumentNode {
    const known = this.#documents.get(text);
    if (known) return known;
    const document = parse(text, { noLocation: true });
    this.#documents.set(text, document);
    return document;
  }
}

function getSubscriptionSource(prepared: PreparedOperation): SubscriptionSource {
  if (!prepared.subscription)
    throw new Error(`Operation ${prepared.hash} is a ${prepared.kind}, not a subscription`);
  return prepared.subscription;
}

function cursorScope({ rootField }: SubscriptionSource, { caller }: RequestContext): CursorScope {
  const { [AFTER]: _, ...filter } = rootField.args;
  return { fieldName: rootField.name, filter, callerId: caller.id };
}

/** Tells the client what it has missed. With `cursor` it continues after that. */
function gapResponse(
  { message, code, member, missed, oldest, head }: FeedGap,
  cursor: string,
): GraphQLResponse {
  const gap = { code, member, missed, oldest, head };
  return { data: null, errors: [{ message, extensions: gap }], extensions: { cursor, gap } };
}

function unreadableError({ member }: HubEvent, errorId: string): GraphQLError {
  const sentence: Bilingual = `Không hiển thị được một sự kiện của thành viên “${member}”; hãy hỏi người vận hành về ${errorId} / An event of member "${member}" cannot be shown; ask the operators for ${errorId}`;
  return new GraphQLError(sentence, { extensions: { code: "EVENT_UNREADABLE", member, errorId } });
}
