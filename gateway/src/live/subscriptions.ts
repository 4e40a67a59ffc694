import { randomUUID } from "node:crypto";
import type { HubEvent } from "@hub/schema/event";
import { type DocumentNode, execute, GraphQLError, parse } from "graphql";
import { LRUCache } from "lru-cache";
import type { Logger } from "pino";
import { refuse } from "../operation/request-refusal.js";
import {
  type GraphQLResponse,
  type Pipeline,
  type PreparedOperation,
  type RequestContext,
  type SubscriptionSource,
} from "../pipeline.js";
import type { EventSource } from "../plan/event-source.js";
import type { CursorScope, CursorSeal } from "./cursor.js";
import type { EventFeed, FeedPositions, FollowedEvent } from "./event-feed.js";
import { buildPayload, matchesSource } from "./event-payload.js";
import { FeedGap } from "./feed-gap.js";
import type { LiveSchema } from "./live-schema.js";
import { SharedEvaluations, sharingKey } from "./shared-evaluations.js";

/** One message of a subscription. */
export interface LivePayload {
  /** Resumes directly behind this message; empty when nothing can be resumed and the client must begin anew. */
  readonly cursor: string;
  readonly response: GraphQLResponse;
}

export interface Subscription {
  /** Resumes where this subscription began, for clients that were cut off before the first payload. */
  readonly startCursor: string;
  /** Ends by itself only after a payload with an error that says why. Call `return` to free it. */
  readonly payloads: AsyncGenerator<LivePayload, void, undefined>;
}

export interface SubscriptionsOptions {
  readonly feed: EventFeed;
  readonly cursors: CursorSeal;
  /** By name of the subscription root field. */
  readonly eventSources: ReadonlyMap<string, EventSource>;
  readonly live: LiveSchema;
  readonly pipeline: Pipeline;
  readonly logger: Logger;
}

/** The argument of every subscription field that says where to go on. */
const AFTER = "after";

/** Answers subscription operations from the members' events. */
export class Subscriptions {
  readonly #evaluations = new SharedEvaluations();
  /** Equal operations share the parsed text of the part that is answered here. */
  readonly #documents = new LRUCache<string, DocumentNode>({ max: 1_000 });

  constructor(private readonly options: SubscriptionsOptions) {}

  /**
   * Begins at once: no event heard of after this call is missed, however late the payloads are read.
   * Begins behind `lastEventId` or else the argument `after`, if either is given.
   * @throws RequestRefusal when a cursor is not one of ours for this field, filter and caller
   */
  subscribe(
    prepared: PreparedOperation,
    context: RequestContext,
    { lastEventId }: { readonly lastEventId?: string | undefined } = {},
  ): Subscription {
    const source = getSubscriptionSource(prepared);
    const eventSource = this.#getEventSource(source.rootField.name);
    const scope = cursorScope(source, context);
    const start = this.#start(scope, lastEventId, source.rootField.args[AFTER]);
    const stop = new AbortController();
    const events = this.options.feed.follow(
      start,
      matchesSource(eventSource, source.rootField.args),
      stop.signal,
    );
    return {
      startCursor: this.options.cursors.write(start, scope),
      payloads: stoppable(this.#answer(events, prepared, source, scope, context, stop), stop),
    };
  }

  async *#answer(
    events: AsyncGenerator<FollowedEvent, void, undefined>,
    prepared: PreparedOperation,
    source: SubscriptionSource,
    scope: CursorScope,
    context: RequestContext,
    stop: AbortController,
  ): AsyncGenerator<LivePayload, void, undefined> {
    const key = sharingKey(prepared, context.caller, AFTER);
    try {
      for await (const { event, positions } of events) {
        if (stop.signal.aborted) return;
        const cursor = this.options.cursors.write(positions, scope);
        const response = await this.#evaluations.share(event, `${cursor} ${key}`, () =>
          this.#evaluate(event, cursor, prepared, source, context),
        );
        yield { cursor, response };
      }
    } catch (error) {
      if (!(error instanceof FeedGap)) throw error;
      yield { cursor: "", response: { errors: [gapError(error).toJSON()] } };
    } finally {
      stop.abort();
    }
  }

  async #evaluate(
    event: HubEvent,
    cursor: string,
    prepared: PreparedOperation,
    source: SubscriptionSource,
    context: RequestContext,
  ): Promise<GraphQLResponse> {
    const response = await this.#evaluateOrReport(event, cursor, prepared, source, context);
    return { ...response, extensions: { ...response.extensions, cursor, eventId: event.id } };
  }

  /** An event that cannot be shown becomes one payload that says so; those behind it go on. */
  async #evaluateOrReport(
    event: HubEvent,
    cursor: string,
    prepared: PreparedOperation,
    source: SubscriptionSource,
    context: RequestContext,
  ): Promise<GraphQLResponse> {
    try {
      const primaryData = await this.#executePrimary(event, cursor, prepared, source);
      return await this.options.pipeline.executeEvent(prepared, primaryData, withoutSignal(context));
    } catch (error) {
      const errorId = randomUUID();
      this.options.logger.error(
        {
          err: error,
          errorId,
          eventId: event.id,
          eventType: event.type,
          member: event.member,
          operation: prepared.hash,
        },
        "An event could not be shown to its subscribers",
      );
      return { data: null, errors: [unreadableError(event, errorId).toJSON()] };
    }
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
    const known = lastPositions ?? afterPositions ?? new Map();
    return new Map([...this.options.feed.heads(), ...known]);
  }

  #read(cursor: string, scope: CursorScope): FeedPositions {
    const positions = this.options.cursors.read(cursor, scope);
    if (positions) return positions;
    throw refuse(
      "CURSOR_INVALID",
      `The cursor is not one that was given to this caller for ${scope.fieldName} with these arguments; subscribe without it`,
    );
  }

  #getEventSource(fieldName: string): EventSource {
    const source = this.options.eventSources.get(fieldName);
    if (!source) {
      throw refuse(
        "SUBSCRIPTION_UNSUPPORTED",
        `Subscription.${fieldName} is not fed by events: it has no @eventSource`,
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

/** The evaluation is everybody's: that one of its subscribers leaves must not stop it. */
function withoutSignal({ caller, requestId }: RequestContext): RequestContext {
  return { caller, requestId };
}

/** A generator that waits for its next event cannot be ended from outside; aborting what it waits for can. */
function stoppable<T>(
  inner: AsyncGenerator<T, void, undefined>,
  stop: AbortController,
): AsyncGenerator<T, void, undefined> {
  return {
    next: () => inner.next(),
    throw: (error) => inner.throw(error),
    return: () => {
      stop.abort();
      return inner.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}

function gapError(gap: FeedGap): GraphQLError {
  return new GraphQLError(gap.message, { extensions: { code: gap.code, member: gap.member } });
}

function unreadableError(event: HubEvent, errorId: string): GraphQLError {
  return new GraphQLError(
    `An event of member "${event.member}" cannot be shown; ask the operators for ${errorId}`,
    {
      extensions: { code: "EVENT_UNREADABLE", member: event.member, errorId },
    },
  );
}
