/**
 * Subscription fields that a member answers itself, over WebSocket or server-sent events, or that the gateway answers
 * from what it knows.
 *
 *   member ──one stream per operation, variables and access──▶ ForeignStream ──one payload for all──▶ watchers
 *
 * Such a stream has no cursor: what a member sent while nobody listened is gone. So when the member is lost, every
 * reader is told and its subscription ends. It must not go on as if nothing had been missed.
 */
import { type GraphQLFormattedError, Kind, parse } from "graphql";
import type { Logger } from "pino";
import { z } from "zod";
import { identityOf, type RequestContext } from "../../access/request-context.js";
import type { AccessLog } from "../../audit/access-log.js";
import type { Faults } from "../../errors/faults.js";
import { toldCaller } from "../../identity/told-caller.js";
import { failureDetails } from "../../members/failure-details.js";
import { type MemberError, MemberFailure, parseMemberError } from "../../members/member-answer.js";
import type { Members } from "../../members/members.js";
import { type PublicErrorsOptions, toPublicError } from "../../members/public-errors.js";
import type { PreparedOperation, SubscriptionSource } from "../../operation/prepared-operation.js";
import type { OwnAnswers } from "../../own-answers/own-answers.js";
import type { Pipeline } from "../../pipeline.js";
import { fromByteText } from "../../wire/byte-text.js";
import { mapStrings, toJson } from "../../wire/json.js";
import { LivePayload } from "../subscriptions/live-payload.js";
import { sharingKey } from "../subscriptions/shared-evaluations.js";
import { type Ending, failed, type Subscription } from "../subscriptions/subscription.js";
import { ForeignWatcher } from "./foreign-watcher.js";
import { openUpstream } from "./open-upstream.js";
import { MemberRefusal, type NotBegunKind, StreamNotBegun, UpstreamRefusal } from "./upstream.js";

export interface ForeignSubscriptionsOptions {
  readonly pipeline: Pick<Pipeline, "executeEvent">;
  readonly members: Pick<Members, "addressOf" | "limits">;
  readonly ownAnswers: Pick<OwnAnswers, "answers" | "subscribe">;
  /** Aborts when the gateway stops. */
  readonly stopped: AbortSignal;
  readonly accessLog: AccessLog;
  readonly logger: Logger;
  readonly faults: Faults;
}

/** No such argument: all variables distinguish streams. */
const NO_ARGUMENT = "";

/** The first may have passed when the client tries again; the others last until somebody changes a setting. */
const NOT_BEGUN_CODES: Readonly<Record<NotBegunKind, string>> = {
  unreachable: "SUBGRAPH_UNAVAILABLE",
  refused: "MEMBER_REFUSED",
  "not spoken": "SUBSCRIPTION_NOT_SUPPORTED",
};

const memberErrors = z.array(z.unknown());
const memberResult = z
  .object({
    data: z.record(z.string(), z.unknown()).nullish(),
    errors: memberErrors.nullish(),
  })
  .refine(({ data, errors }) => data || (errors && errors.length > 0));

export class ForeignSubscriptions {
  readonly #streams = new Map<string, ForeignStream>();

  constructor(private readonly options: ForeignSubscriptionsOptions) {}

  /**
   * Subscribes at once; undefined if neither a member nor the gateway answers the field itself. Equal requests share a
   * stream from now on.
   * @throws RequestRefusal if the stream would be a new one and the caller has its share of distinct subscriptions
   */
  find(prepared: PreparedOperation, asked: RequestContext): Subscription | undefined {
    const source = prepared.subscription;
    if (!source) return undefined;
    const key = sharingKey(prepared, asked, NO_ARGUMENT);
    const known = this.#streams.get(key);
    if (known) return known.watch();
    const context = identityOf(asked);
    const open = this.#findResults(source, { ...context, caller: toldCaller(context.caller, prepared) });
    return open && this.#open(key, { prepared, source, context, ...open }).watch();
  }

  #findResults(source: SubscriptionSource, context: RequestContext): Results | undefined {
    const address = this.options.members.addressOf(source.member);
    if (!address) return this.#findOwnResults(source);
    const { maxResponseBytes: largestResultBytes } = this.options.members.limits;
    const { operationText: query } = source;
    const variables = declaredVariables(query, source.variables);
    const { caller, requestId, forwarded } = context;
    const { faults } = this.options;
    const request = { address, query, variables, caller, requestId, forwarded, largestResultBytes, faults };
    return { member: address, results: (signal) => openUpstream(request, signal) };
  }

  #findOwnResults(source: SubscriptionSource): Results | undefined {
    const { ownAnswers } = this.options;
    if (!ownAnswers.answers(source.rootField.name)) return undefined;
    const member = { name: source.member };
    return { member, results: (signal) => ownAnswers.subscribe(source, signal) };
  }

  #open(key: string, operation: ForeignOperation): ForeignStream {
    const { quota } = operation.context;
    quota?.take("channels");
    let isOver = false;
    // Another stream may have begun since this one ended.
    const onEnd = () => {
      if (this.#streams.get(key) === stream) this.#streams.delete(key);
      if (!isOver) quota?.release("channels");
      isOver = true;
    };
    const stream: ForeignStream = new ForeignStream({ ...this.options, ...operation, onEnd });
    this.#streams.set(key, stream);
    return stream;
  }
}

/** Where a stream's results come from. */
interface Results {
  /** Whose errors they may hold. */
  readonly member: PublicErrorsOptions;
  readonly results: (signal: AbortSignal) => AsyncIterable<unknown>;
}

interface ForeignOperation extends Results {
  readonly prepared: PreparedOperation;
  readonly source: SubscriptionSource;
  readonly context: RequestContext;
}

interface ForeignStreamOptions extends ForeignSubscriptionsOptions, ForeignOperation {
  readonly onEnd: () => void;
}

/** One stream of a member and all its readers. */
class ForeignStream {
  readonly #watchers = new Set<ForeignWatcher>();
  readonly #left = new AbortController();

  #hasBegun = false;

  constructor(private readonly options: ForeignStreamOptions) {}

  /** The first watcher starts it. */
  watch(): Subscription {
    const watcher = new ForeignWatcher(() => this.#leave(watcher));
    this.#watchers.add(watcher);
    if (!this.#hasBegun) this.#begin();
    return watcher;
  }

  #begin(): void {
    this.#hasBegun = true;
    this.options.faults.run(
      "member stream",
      () => this.#run(),
      (errorId) => this.#end(failed(errorId)),
    );
  }

  #leave(watcher: ForeignWatcher): void {
    this.#watchers.delete(watcher);
    if (this.#watchers.size > 0) return;
    this.options.onEnd();
    this.#left.abort();
  }

  async #run(): Promise<void> {
    this.#end(await this.#deliverAll());
  }

  #end(ending: Ending): void {
    this.options.onEnd();
    for (const watcher of this.#watchers) watcher.finish(ending);
  }

  async #deliverAll(): Promise<Ending> {
    const { results, stopped } = this.options;
    const signal = AbortSignal.any([this.#left.signal, stopped]);
    try {
      for await (const result of results(signal)) {
        const payload = await this.#evaluate(result);
        for (const watcher of this.#watchers) watcher.offer(payload);
        const { accessLog, prepared, context } = this.options;
        accessLog.delivered(prepared, context.caller, this.#watchers.size);
      }
      return stopped.aborted ? { kind: "stopped" } : { kind: "complete" };
    } catch (error) {
      if (stopped.aborted) return { kind: "stopped" };
      if (this.#left.signal.aborted) return { kind: "complete" };
      return { kind: "refused", errors: this.#describe(error) };
    }
  }

  /** The rest of the selection comes from the other members, as for any operation. */
  async #evaluate(result: unknown): Promise<LivePayload> {
    const { pipeline, prepared, context } = this.options;
    const { member } = this.options.source;
    const { success, data: read } = memberResult.safeParse(result);
    if (!success) throw MemberFailure.invalidResponse(member, "what its stream tells is no GraphQL result");
    const { data, errors } = read;
    const hasData = data !== null && data !== undefined;
    const event = {
      data: data ?? {},
      errors: (errors ?? []).map((error) => this.#publicError(error, hasData)),
    };
    const { text } = await pipeline.executeEvent(prepared, event, context);
    return LivePayload.ofText(text);
  }

  #describe(error: unknown): readonly GraphQLFormattedError[] {
    const { member } = this.options.source;
    const refused = error instanceof UpstreamRefusal ? memberErrors.safeParse(error.errors).data : undefined;
    if (refused && refused.length > 0) {
      return refused.map((one) => {
        const { message, code, extensions } = this.#publicError(one, false);
        return { message, extensions: { ...extensions, code, member } };
      });
    }
    const { logger } = this.options;
    if (error instanceof StreamNotBegun) {
      const { kind, message: reason, cause } = error;
      logger.warn({ member, kind, reason, ...failureDetails(cause) }, "A member's subscription never began");
      const message = `Không mở được luồng của thành viên “${member}”; hãy theo dõi lại sau / The stream of member "${member}" never began: ${error.message}`;
      return [{ message, extensions: { code: NOT_BEGUN_CODES[error.kind], member } }];
    }
    if (error instanceof MemberRefusal) {
      logger.warn({ member, ...failureDetails(error) }, "A member's subscription was refused");
      const message = `Thành viên “${member}” không còn cho hệ thống truy cập; hãy báo người vận hành / Member "${member}" does not let the gateway in any more: ${error.message}`;
      return [{ message, extensions: { code: NOT_BEGUN_CODES.refused, member } }];
    }
    logger.warn({ member, ...failureDetails(error) }, "A member's subscription was lost");
    if (error instanceof MemberFailure)
      return [{ message: error.message, extensions: { code: error.code, member } }];
    const message = `Mất luồng của thành viên “${member}”, những gì gửi trong lúc đó không còn; hãy hỏi lại tình trạng hiện nay rồi theo dõi lại / The stream of member "${member}" was lost, and what it sends meanwhile is gone; query the present state and subscribe again`;
    return [{ message, extensions: { code: "SUBGRAPH_UNAVAILABLE", member } }];
  }

  #publicError(error: unknown, hasData: boolean): MemberError {
    const { source, member, context, logger } = this.options;
    const raw = parseMemberError(mapStrings(toJson(error), fromByteText), hasData);
    const { requestId } = context;
    const shown = toPublicError(raw, member, { logger, requestId });
    return { ...shown, path: shown.path ?? [source.rootField.responseKey] };
  }
}

/** The client's variables that the member's part of the operation uses. */
function declaredVariables(
  operationText: string,
  variables: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { definitions } = parse(operationText, { noLocation: true });
  const declared = definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  );
  const names = new Set(declared.map(({ variable }) => variable.name.value));
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name)));
}
