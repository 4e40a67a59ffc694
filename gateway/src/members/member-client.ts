import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { RepeatableWrite } from "@hub/schema/idempotency-key";
import { ASKING_FOR_NOBODY } from "@hub/schema/own-callers";
import type { Logger } from "pino";
import { FairSemaphore, PermitRefused } from "../access/fair-semaphore.js";
import { forwardedTo } from "../access/forwarded-headers.js";
import { MEMBER_REQUEST_MS } from "../access/quotas.js";
import type { RequestContext } from "../access/request-context.js";
import type { Faults } from "../errors/faults.js";
import type { MemberOperation } from "../plan-model/plan-nodes.js";
import { type ByteText, fromByteText } from "../wire/byte-text.js";
import type { AnswerReader } from "./answer-reader.js";
import type { CircuitState } from "./circuit.js";
import { failureDetails } from "./failure-details.js";
import { type HttpAnswer, HttpClient, type PendingRequest } from "./http/http-client.js";
import { ResponseFault } from "./http/http-response.js";
import { MEMBER_LIMITS, type MemberAddress, type MemberLimits } from "./member-address.js";
import { type MemberAnswer, MemberFailure, parseMemberAnswer, type RawMemberError } from "./member-answer.js";
import { MemberHealth } from "./member-health.js";
import { toPublicError } from "./public-errors.js";
import { clockAheadMs, describeClock, signedHeaders } from "./signing.js";

/** Called for every request to a member once it has ended. */
export type ObserveRequest = (member: string, outcome: string, seconds: number) => void;

export interface MemberClientOptions {
  readonly address: MemberAddress;
  readonly logger: Logger;
  readonly faults: Faults;
  readonly observe: ObserveRequest;
  /** Called when the member begins to be paused, and when it no longer is. */
  readonly onTurn?: (() => void) | undefined;
  readonly limits?: MemberLimits;
}

const CONNECTIONS = 64;
/** A member with this many requests under way is busy: each caller has its share of them. */
const SHARED_REQUESTS = 20;
/** How much is logged of an unusable answer, at the level `debug`. */
const LOGGED_LENGTH = 200;
/** U+FEFF in UTF-8, which JSON may begin with (RFC 8259, section 8.1). */
const BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";
/** How long a member may take to show a sign of life. */
const SIGN_OF_LIFE_MS = 1_000;
/** Every GraphQL server answers this by itself. */
const SIGN_OF_LIFE = '{"query":"{__typename}"}';
/** The statuses of a proxy without a reachable server, and of a server that accepts no requests. */
const OUTAGE_STATUSES = new Set([502, 503, 504]);
const CONNECTION_FAILURES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/** Sends operations to one member. */
export class MemberClient {
  readonly name: string;
  readonly #options: MemberClientOptions;
  readonly #limits: MemberLimits;
  readonly #http: HttpClient;
  readonly #origin: URL;
  readonly #path: string;
  /** The request line and the constant headers. */
  readonly #head: string;
  #clockAheadMs: number | undefined;
  /** Limits requests to the member. Waiting here is not a failure of the member, and its time limit has not begun. */
  readonly #permits = new FairSemaphore(CONNECTIONS, SHARED_REQUESTS);
  readonly #health: MemberHealth;

  constructor(options: MemberClientOptions) {
    const { name, url, endpoint = `${url.replace(/\/$/, "")}/graphql`, headers = [] } = options.address;
    this.name = name;
    this.#options = options;
    const limits = options.limits ?? MEMBER_LIMITS;
    this.#limits = { ...limits, timeoutMs: options.address.timeoutMs ?? limits.timeoutMs };
    const { host, pathname, search } = new URL(endpoint);
    this.#path = pathname + search;
    this.#head =
      `POST ${this.#path} HTTP/1.1\r\nhost: ${host}\r\n` +
      "content-type: application/json\r\naccept: application/json\r\n" +
      headers.map(([header, value]) => `${header}: ${value}\r\n`).join("");
    this.#origin = new URL(endpoint);
    this.#http = new HttpClient(this.#httpOptions(CONNECTIONS));
    this.#health = new MemberHealth(() => this.#findSignOfLife(), undefined, options.onTurn);
  }

  get address(): MemberAddress {
    return this.#options.address;
  }

  /** Whether this client is for the address, with these settings. */
  isAt(address: MemberAddress): boolean {
    return isDeepStrictEqual(this.address, address);
  }

  /** How far the member's clock is ahead of the gateway's, if the member last refused a request for that. */
  get clockAheadMs(): number | undefined {
    return this.#clockAheadMs;
  }

  /** Notes that the member refused a request because the clocks differ; undefined if it accepted one. */
  clockIsAhead(aheadMs: number | undefined): void {
    const isNews = (aheadMs === undefined) !== (this.#clockAheadMs === undefined);
    this.#clockAheadMs = aheadMs;
    if (!isNews) return;
    const { logger } = this.#options;
    const { name: member } = this;
    if (aheadMs === undefined) logger.info({ member }, "The member's clock agrees with the gateway's again");
    else
      logger.error(
        { member, clockAheadMs: aheadMs },
        `The member accepts no requests: ${describeClock(aheadMs)}`,
      );
  }

  /** Since when the member has been paused, until a request succeeds; undefined if it is not. */
  get pausedAtMs(): number | undefined {
    return this.#health.pausedAtMs;
  }

  /** The member has been heard of otherwise than by an answer. */
  heardElsewhere(): void {
    this.#health.heardElsewhere();
  }

  get circuit(): CircuitState {
    return this.#health.state;
  }

  /**
   * Sends the operation when it is the caller's turn. A query is retried once if the connection failed, a mutation
   * never.
   * @throws MemberFailure if there is no usable answer within the time limit
   */
  async ask(
    operation: MemberOperation,
    variables: ReadonlyMap<string, string>,
    context: RequestContext,
    reader?: AnswerReader,
  ): Promise<MemberAnswer> {
    const { quota, signal, isPatient = false } = context;
    const permit = this.#permits.acquire(quota, {
      signal,
      patienceMs: isPatient ? undefined : this.#limits.timeoutMs,
    });
    if (permit) await permit.catch((error: unknown) => this.#giveUpWaiting(error, context));
    quota?.spend(MEMBER_REQUEST_MS);
    try {
      return await this.#askNow(operation, variables, context, reader);
    } finally {
      this.#permits.release(quota);
    }
  }

  async #askNow(
    operation: MemberOperation,
    variables: ReadonlyMap<string, string>,
    context: RequestContext,
    reader: AnswerReader | undefined,
  ): Promise<MemberAnswer> {
    const pause = this.#health.findPause(operation.text);
    if (pause !== undefined) {
      this.#options.observe(this.name, pause === "member" ? "circuit_open" : "operation_paused", 0);
      throw this.#paused(pause);
    }
    const startMs = performance.now();
    const deadline = new Deadline(this.#limits.timeoutMs, context.signal, this.#options.faults);
    let received: HttpAnswer | undefined;
    try {
      const body = requestBody(operation, variables, writeOf(operation, context));
      received = await this.#sendAndRecord(operation, body, context, deadline);
      const answer = this.#parse(received, reader);
      this.#observe("ok", startMs);
      const { logger } = this.#options;
      const errors = answer.errors.map((error) =>
        toPublicError(error, this.address, { logger, requestId: context.requestId }),
      );
      return { ...answer, errors };
    } catch (error) {
      throw this.#failure(error, operation, context, { deadline, startMs, received });
    } finally {
      deadline.clear();
    }
  }

  close(): void {
    this.#http.close();
  }

  /** Accepts no more operations. Those under way get their answers first. */
  retire(): void {
    this.#http.retire();
  }

  #httpOptions(maxConnections: number) {
    const { faults } = this.#options;
    return { origin: this.#origin, maxConnections, maxBodyBytes: this.#limits.maxResponseBytes, faults };
  }

  /** Sends the request and records what its outcome says about the member's health. */
  async #sendAndRecord(
    operation: MemberOperation,
    body: ByteText,
    context: RequestContext,
    deadline: Deadline,
  ): Promise<HttpAnswer> {
    const sentMs = performance.now();
    try {
      const answer = await this.#send(operation, body, context, deadline);
      if (OUTAGE_STATUSES.has(answer.status)) this.#health.unreachable(operation.text);
      else this.#health.answered(operation.text);
      return answer;
    } catch (error) {
      if (context.signal?.aborted) this.#health.abandoned(operation.text);
      else if (error instanceof ResponseFault) this.#health.answered(operation.text);
      else if (deadline.isOver) this.#health.timedOut(operation.text, sentMs);
      else this.#health.unreachable(operation.text);
      throw error;
    }
  }

  async #findSignOfLife(): Promise<boolean> {
    const context = { caller: ASKING_FOR_NOBODY, requestId: randomUUID() };
    // A client of its own: this must not wait behind slow requests.
    const http = new HttpClient(this.#httpOptions(1));
    const deadline = new Deadline(SIGN_OF_LIFE_MS, undefined, this.#options.faults);
    try {
      const request = this.#request(SIGN_OF_LIFE, context);
      const { status } = await deadline.limit(http.send(request));
      return !OUTAGE_STATUSES.has(status);
    } catch (error) {
      return error instanceof ResponseFault;
    } finally {
      http.close();
      deadline.clear();
    }
  }

  async #send(operation: MemberOperation, body: ByteText, context: RequestContext, deadline: Deadline) {
    const request = this.#request(body, context);
    try {
      // A request that cannot be retried must not meet a connection that is being closed.
      return await deadline.limit(this.#http.send(request, operation.kind === "query" ? "any" : "sure"));
    } catch (error) {
      const mayRepeat = operation.kind === "query" && isConnectionFailure(error) && !deadline.isGivenUp;
      if (!mayRepeat) throw error;
      // Signed again: a member accepts each signature once.
      return await deadline.limit(this.#http.send(this.#request(body, context), "fresh"));
    }
  }

  /** Head and body, ready to send. */
  #request(body: ByteText, context: RequestContext): ByteText {
    return `${this.#head}${this.#forwarded(context)}${this.#signature(body, context)}content-length: ${body.length}\r\n\r\n${body}`;
  }

  #forwarded({ forwarded }: RequestContext): ByteText {
    if (!forwarded) return "";
    let lines = "";
    for (const [name, value] of forwardedTo(this.address.forwardedHeaders, forwarded))
      lines += `${name}: ${value}\r\n`;
    return lines;
  }

  #signature(body: ByteText, context: RequestContext): string {
    const { key } = this.#options.address;
    if (key === undefined) return "";
    const message = { method: "POST", path: this.#path, body: Buffer.from(body, "latin1") };
    const headers = Object.entries(signedHeaders(key, message, context));
    return headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  }

  #parse({ status, body, dateMs }: HttpAnswer, reader: AnswerReader | undefined) {
    try {
      const answer = parseMemberAnswer(this.name, withoutByteOrderMark(body), reader);
      this.#checkClock(status, answer.errors, dateMs);
      return answer;
    } catch (cause) {
      if (isSuccess(status) || isClockFailure(cause)) throw cause;
      this.#checkClock(status, [], dateMs);
      throw failureOfStatus(this.name, status, cause);
    }
  }

  /** @throws MemberFailure if the member rejects the signature for its time */
  #checkClock(status: number, errors: readonly RawMemberError[], dateMs: number | undefined): void {
    if (this.address.key === undefined) return;
    const aheadMs = status === 401 ? clockAheadMs(errors[0]?.extensions, dateMs) : undefined;
    if (aheadMs !== undefined || this.#clockAheadMs !== undefined) this.clockIsAhead(aheadMs);
    if (aheadMs === undefined) return;
    throw new MemberFailure("CLOCKS_DIFFER", {
      vi: `Thành viên “${this.name}” không nhận yêu cầu của hệ thống, vì đồng hồ hai bên lệch nhau`,
      en: `Member "${this.name}" accepts no requests of this gateway: ${describeClock(aheadMs)}`,
    });
  }

  #failure(
    error: unknown,
    operation: MemberOperation,
    { requestId, signal, write }: RequestContext,
    { deadline, startMs, received }: Attempt,
  ): MemberFailure {
    if (signal?.aborted) {
      this.#observe("abandoned", startMs);
      return givenUp(this.name, error);
    }
    const isUnknown = operation.kind === "mutation" && deadline.isUnderWay;
    const failure = isUnknown
      ? withUnknownOutcome(this.#describe(error, deadline), write)
      : this.#describe(error, deadline);
    this.#observe(failure.code.toLowerCase(), startMs);
    const { code, message: reason } = failure;
    const isTold = error instanceof MemberFailure || error instanceof ResponseFault || deadline.isOver;
    const { status, said } = answerDetails(received, error);
    this.#options.logger.warn(
      { code, member: this.name, requestId, reason, status, ...failureDetails(error, isTold) },
      "A member gave no usable answer",
    );
    if (said !== undefined) this.#options.logger.debug({ requestId, said }, "What the member said of it");
    return failure;
  }

  #paused(pause: "member" | "operation"): MemberFailure {
    if (pause === "member")
      return new MemberFailure("SUBGRAPH_UNAVAILABLE", {
        vi: `Thành viên “${this.name}” nhiều lần không trả lời nên tạm thời không được hỏi`,
        en: `Member "${this.name}" has failed repeatedly and is paused`,
      });
    return new MemberFailure("SUBGRAPH_TIMEOUT", {
      vi: `Thành viên “${this.name}” nhiều lần trả lời câu hỏi này quá chậm nên tạm thời không được hỏi`,
      en: `Member "${this.name}" was repeatedly too slow for this operation, which is paused`,
    });
  }

  #giveUpWaiting(cause: unknown, { signal }: RequestContext): never {
    const isGivenUp = signal?.aborted ?? false;
    this.#options.observe(this.name, isGivenUp ? "abandoned" : "not_sent", 0);
    throw isGivenUp
      ? givenUp(this.name, cause)
      : MemberFailure.notAsked(this.name, cause instanceof PermitRefused && cause.isOwnShare, { cause });
  }

  #describe(error: unknown, deadline: Deadline): MemberFailure {
    if (error instanceof MemberFailure) return error;
    if (error instanceof ResponseFault)
      return MemberFailure.invalidResponse(this.name, error.message, { cause: error });
    if (deadline.isOver) {
      const { timeoutMs } = this.#limits;
      const sentence = {
        vi: `Thành viên “${this.name}” không trả lời trong ${timeoutMs} ms`,
        en: `Member "${this.name}" did not answer within ${timeoutMs} ms`,
      };
      return new MemberFailure("SUBGRAPH_TIMEOUT", sentence, { cause: error });
    }
    return MemberFailure.unavailable(this.name, "the connection failed", { cause: error });
  }

  #observe(outcome: string, startMs: number): void {
    this.#options.observe(this.name, outcome, (performance.now() - startMs) / 1_000);
  }
}

/** How far a request has got. */
interface Attempt {
  readonly deadline: Deadline;
  readonly startMs: number;
  readonly received: HttpAnswer | undefined;
}

/** Ends a request when its time is over or nobody waits for it any more. */
class Deadline {
  isOver = false;
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #giveUp: () => void;
  #pending: PendingRequest | undefined;

  constructor(timeoutMs: number, signal: AbortSignal | undefined, faults: Faults) {
    const fail = () => this.#pending?.fail(new Error("nobody waits for the answer"));
    const end = () => {
      this.isOver = true;
      this.#pending?.fail(new Error("the time is over"));
    };
    this.#timer = setTimeout(faults.guard("member's time limit", end, fail), timeoutMs);
    this.#giveUp = faults.guard("member's answer given up", fail, fail);
    this.#signal = signal;
    signal?.addEventListener("abort", this.#giveUp);
  }

  /** Whether anything of the request may have reached the member. */
  get isUnderWay(): boolean {
    return this.#pending?.isUnderWay ?? false;
  }

  get isGivenUp(): boolean {
    return this.isOver || this.#signal?.aborted === true;
  }

  limit(pending: PendingRequest): Promise<HttpAnswer> {
    this.#pending = pending;
    if (this.isGivenUp) this.#giveUp();
    return pending.answer;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener("abort", this.#giveUp);
  }
}

/** The entities of a mutation's answer are read as ever. */
function writeOf({ kind }: MemberOperation, { write }: RequestContext): RepeatableWrite | undefined {
  return kind === "mutation" ? write : undefined;
}

function requestBody(
  operation: MemberOperation,
  variables: ReadonlyMap<string, ByteText>,
  write: RepeatableWrite | undefined,
): ByteText {
  const extensions = write ? `,"extensions":${JSON.stringify(write)}` : "";
  if (variables.size === 0) return `{"query":${operation.textJson}${extensions}}`;
  let entries = "";
  for (const [name, text] of variables) entries += `${entries === "" ? "" : ","}"${name}":${text}`;
  return `{"query":${operation.textJson},"variables":{${entries}}${extensions}}`;
}

/** A change without an answer may have been made all the same: the caller has to look, unless it has named a key. */
function withUnknownOutcome(failure: MemberFailure, write: RepeatableWrite | undefined): MemberFailure {
  const { code, sentence, cause } = failure;
  const whetherItWasMade = {
    vi: `${sentence.vi}; chưa biết thay đổi đã được ghi hay chưa, hãy ${write ? "gửi lại với cùng mã chống ghi trùng nếu thành viên có giữ mã, nếu không hãy xem lại trước" : "xem lại trước khi gửi lại"}`,
    en: `${sentence.en}; whether the change was made is not known, so ${write ? "send it again with the same idempotency key where the member keeps these, or look before" : "look before you repeat it"}`,
  };
  return new MemberFailure(code, whetherItWasMade, { cause });
}

function givenUp(member: string, cause: unknown): MemberFailure {
  const sentence = {
    vi: `Yêu cầu gửi đến thành viên “${member}” đã bị bỏ`,
    en: `The request to member "${member}" was given up`,
  };
  return new MemberFailure("SUBGRAPH_UNAVAILABLE", sentence, { cause });
}

function isConnectionFailure(error: unknown): boolean {
  return CONNECTION_FAILURES.has(errorCode(error) ?? "");
}

function isClockFailure(error: unknown): boolean {
  return error instanceof MemberFailure && error.code === "CLOCKS_DIFFER";
}

interface AnswerDetails {
  readonly status?: number;
  readonly said?: string;
}

/** What the log records of an unusable answer, and what it does at the level `debug` only: it may quote what users wrote. */
function answerDetails(answer: HttpAnswer | undefined, error: unknown): AnswerDetails {
  if (!answer) return {};
  const { status, body } = answer;
  if (isSuccess(status) || isClockFailure(error)) return { status };
  return { status, said: fromByteText(body.slice(0, LOGGED_LENGTH)) };
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** What a status without a GraphQL response means. */
function failureOfStatus(member: string, status: number, cause: unknown): MemberFailure {
  const meanings: Readonly<Record<number, string>> = {
    3: "a redirect, which is not followed; its URL in the settings must be where it answers",
    401: "so it does not let this gateway in",
    403: "so it does not let this gateway in",
    404: "so there is no GraphQL at its URL",
    407: "so a proxy in front of it does not let this gateway in",
  };
  const meaning = meanings[status] ?? meanings[Math.floor(status / 100)] ?? "without a GraphQL response";
  const isOutage = status >= 500 || status === 429;
  const code = isOutage ? "SUBGRAPH_UNAVAILABLE" : "SUBGRAPH_INVALID_RESPONSE";
  const sentence = {
    vi: `Thành viên “${member}” trả lời bằng mã trạng thái ${status}`,
    en: `Member "${member}" answers with status ${status}, ${meaning}`,
  };
  return new MemberFailure(code, sentence, { cause });
}

function withoutByteOrderMark(body: ByteText): ByteText {
  return body.startsWith(BYTE_ORDER_MARK) ? body.slice(BYTE_ORDER_MARK.length) : body;
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
