/** GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/) and everything else on the port. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { FindClient } from "../../access/client-address.js";
import { forwardingKey, type ReadForwardedHeaders } from "../../access/forwarded-headers.js";
import type { FindOwnOrigin } from "../../access/own-origin.js";
import {
  ANSWER_BYTES_PER_MS,
  BODY_BYTES_PER_MS,
  type CallerQuota,
  charged,
  findRestMs,
  findRetryAfterMs,
  type Quotas,
  UNCOUNTED_BYTES,
} from "../../access/quotas.js";
import { identityOf, type RequestContext } from "../../access/request-context.js";
import { type FindRefusal, hasSeveralHosts, isNavigation } from "../../access/same-origin.js";
import type { AccessLog } from "../../audit/access-log.js";
import type { CurrentEngine, Engine, RequestParameters } from "../../engine.js";
import type { Faults } from "../../errors/faults.js";
import { internalError, type MaskError } from "../../errors/masking.js";
import { RequestRefusal, refuse } from "../../errors/request-refusal.js";
import { authorizationOf, type IdentifyCaller, type Identity, READER } from "../../identity/callers.js";
import type { FileLinks } from "../../identity/file-links.js";
import { accessKey, accountKey } from "../../identity/told-caller.js";
import type { Metrics } from "../../metrics.js";
import { accessedLink } from "../../operation/accessed-operations.js";
import type { GraphQLResponse } from "../../operation/prepared-operation.js";
import { connectionOf } from "../connections/http-connection.js";
import { type AnswerForm, answerHeaders, SECURITY_HEADERS, setHeaders } from "../headers/answer-head.js";
import {
  type AnswerMediaType,
  isStream,
  type JsonMediaType,
  readAccept,
  type StreamMediaType,
} from "../headers/media-types.js";
import type { AdmissionControl } from "../requests/admission-control.js";
import {
  isLarge,
  parseBody,
  parseParameters,
  readJsonBody,
  readParameters,
} from "../requests/graphql-request.js";
import { refuseKeyOfList } from "../requests/idempotency-key.js";
import { PURPOSE_HEADER, readPurpose } from "../requests/purpose.js";
import { parseRequestTarget, type RequestTarget } from "../requests/request-target.js";
import { findStreamToken, type SingleConnections } from "../streams/sse-single-connection.js";
import type { HandleStreamedAnswer } from "../streams/streamed-answer.js";
import type { AnswerBatch } from "./batch.js";
import type { AnswerExport } from "./export.js";
import { describeLink, readFileAddress } from "./file-link.js";
import { isMetadataPath, METADATA_PATH, type PassOn, PROVIDER_FOLDER } from "./identity-provider.js";
import type { HttpExchange, SharedAnswers, SharedExchange } from "./shared-answers.js";
import type { ServeStatic, ShowRefusal } from "./static.js";
import { endAfterBody, hasLongBodyLeft } from "./unread-body.js";

export const GRAPHQL_PATH = "/graphql";
/** Below it stand the files of lists. */
const EXPORT_FOLDER = "/export/";
/** Who asks to delete what is there ends the links to files that it has made. */
const LINKS_PATH = `${EXPORT_FOLDER}links`;

export interface HttpOptions {
  readonly engine: CurrentEngine;
  readonly maskError: MaskError;
  readonly answerBatch: AnswerBatch;
  readonly maxBodyBytes: number;
  readonly identify: IdentifyCaller;
  readonly findClient: FindClient;
  readonly findOwnOrigin: FindOwnOrigin;
  readonly readForwarded: ReadForwardedHeaders;
  readonly quotas: Quotas;
  readonly findRefusal: FindRefusal;
  readonly streamedAnswers: Readonly<Record<StreamMediaType, HandleStreamedAnswer>>;
  readonly singleConnections: SingleConnections;
  readonly isReady: () => boolean;
  readonly metrics: Pick<Metrics, "observeRequest">;
  readonly admission: AdmissionControl;
  /** Undefined if every request is answered by itself. */
  readonly sharedAnswers: SharedAnswers | undefined;
  readonly answerExport: AnswerExport;
  readonly accessLog: Pick<AccessLog, "linkMade">;
  /** Undefined where nobody signs in. */
  readonly fileLinks: FileLinks | undefined;
  /** Where tokens for this hub come from; undefined if it takes none. */
  readonly resourceMetadata: object | undefined;
  /** Undefined if the identity provider is elsewhere. */
  readonly passOn: PassOn | undefined;
  readonly serveStatic: ServeStatic;
  readonly showRefusal: ShowRefusal;
  readonly faults: Faults;
}

/** How many times the largest body is read of a body that is refused. */
const THROWN_AWAY_BODIES = 4;
/** What a body of unknown length counts for. */
const UNTOLD_BODY_BYTES = 64 * 1024;

const JSON_ANSWER: AnswerForm = { mediaType: "application/json" };

export function createRequestListener(options: HttpOptions): RequestListener {
  return options.faults.guard(
    "request",
    (request: IncomingMessage, response: ServerResponse) => {
      const connection = connectionOf(request);
      connection.begins(response);
      onClose(response, options, () => connection.answered(request));
      return answer(request, response, options);
    },
    (errorId, _, response) => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, JSON_ANSWER, { errors: [internalError(errorId)] });
    },
  );
}

/** After a failure in it, nobody knows where the connection's next request begins. */
function onClose(response: ServerResponse, { faults }: Pick<HttpOptions, "faults">, act: () => void): void {
  const { socket } = response;
  response.once(
    "close",
    faults.guard("request close", act, () => socket?.destroy()),
  );
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
): Promise<void> {
  const target = parseRequestTarget(request.url);
  if (target?.path !== GRAPHQL_PATH) charge(request, options);
  const exchange = { request, response, form: JSON_ANSWER };
  if (!target) return refuseRequest(exchange, noPath(), options);
  if (hasSeveralHosts(request)) return refuseRequest(exchange, severalHosts(), options);
  // Load balancers use an address as host, and the answer needs no guard.
  if (target.path === "/health") return answerHealth(response, options);
  const isGraphQL = target.path === GRAPHQL_PATH;
  const refusal = options.findRefusal(request.headers, !isGraphQL && isNavigation(request));
  if (refusal !== undefined)
    return refuseRequest(exchange, refuse("FORBIDDEN_ORIGIN", refusal, 403), options);
  if (isGraphQL) return answerGraphQL(request, response, target, options);
  if (target.path.startsWith(EXPORT_FOLDER)) return answerExport(request, response, target, options);
  if (isMetadataPath(target.path)) return answerMetadata(exchange, options);
  if (options.passOn && target.path.startsWith(PROVIDER_FOLDER))
    return answerByProvider(exchange, options.passOn, options);
  return answerWithFile(request, response, options);
}

/** Pages of other origins may read it: it says how to become known here. */
function answerMetadata(exchange: HttpExchange, options: HttpOptions): void {
  const { response } = exchange;
  const { resourceMetadata } = options;
  if (!resourceMetadata) {
    refuseRequest(exchange, noProvider(), options);
    return;
  }
  response.setHeader("access-control-allow-origin", "*");
  sendJson(response, 200, JSON_ANSWER, resourceMetadata);
}

async function answerByProvider(exchange: HttpExchange, passOn: PassOn, options: HttpOptions): Promise<void> {
  const { request, response } = exchange;
  let context: HttpContext | undefined;
  onClose(response, options, () => context?.end());
  try {
    context = new HttpContext(request, response, randomUUID(), options);
    context.begin();
    const origin = options.findOwnOrigin(connectionOf(request).peer, request.headers);
    await passOn(request, response, { origin, client: context.client });
  } catch (error) {
    if (response.headersSent || response.destroyed) response.destroy();
    else refuseRequest(exchange, error, options, context);
  }
}

async function answerWithFile(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
): Promise<void> {
  setHeaders(response, SECURITY_HEADERS);
  let context: HttpContext | undefined;
  onClose(response, options, () => context?.end());
  await options.serveStatic(request, response, () => {
    context = new HttpContext(request, response, randomUUID(), options);
    context.begin();
    return context;
  });
}

/** Requests that are not operations cost time as well. A caller that has used up its share is not heard for a while. */
function charge(request: IncomingMessage, { findClient, quotas }: HttpOptions): void {
  const connection = connectionOf(request);
  const client = findClient(connection.peer, request.headers);
  const quota = quotas.of(client);
  quota.spend(0);
  const { restMs } = quota;
  if (restMs > 0 && client === findClient(connection.peer, {})) connection.rest(restMs);
}

async function answerGraphQL(
  request: IncomingMessage,
  response: ServerResponse,
  target: RequestTarget,
  options: HttpOptions,
): Promise<void> {
  const startMs = performance.now();
  const requestId = randomUUID();
  let context: HttpContext | undefined;
  onClose(response, options, () => {
    context?.end();
    options.metrics.observeRequest(response.statusCode, (performance.now() - startMs) / 1_000);
  });
  const accepted = readAccept(request.headers.accept);
  const form: AnswerForm = { mediaType: jsonTypeOf(accepted?.best), requestId };
  try {
    context = new HttpContext(request, response, requestId, options);
    context.begin();
    await context.identify();
    const token = findStreamToken(request, target);
    if (token !== undefined || request.method === "PUT") setStreamHeaders(response, context);
    if (token !== undefined)
      return await options.singleConnections.handle(request, response, target, token, context);
    if (request.method === "PUT") return options.singleConnections.reserve(response, context);
    if (accepted === undefined) throw notAcceptable();
    const { best, stream } = accepted;
    const exchange = { request, response, form, ...sharingOf(context) };
    if (request.method === "POST" && !isStream(best))
      return await answerPost(exchange, stream, context, options);
    const { maxBodyBytes, admission } = options;
    const { quota } = context;
    const parameters = await readParameters(request, target, { maxBodyBytes, admission, quota });
    if (isStream(best)) return await answerWithStream(exchange, best, parameters, context, options);
    const asked = { parameters, stream, flightKeys: undefined, isAdmitted: false };
    await answerOperation(exchange, asked, context, options);
  } catch (error) {
    refuseRequest({ request, response, form }, error, options, context);
  }
}

async function answerExport(
  request: IncomingMessage,
  response: ServerResponse,
  target: RequestTarget,
  options: HttpOptions,
): Promise<void> {
  const requestId = randomUUID();
  const form: AnswerForm = { mediaType: "application/json", requestId };
  let context: HttpContext | undefined;
  onClose(response, options, () => context?.end());
  try {
    context = new HttpContext(request, response, requestId, options);
    context.begin();
    await context.identify();
    const asked = readFileAddress(target);
    const origin = options.findOwnOrigin(connectionOf(request).peer, request.headers) ?? "";
    if (asked.link !== undefined) context.take(linksOf(options).open(asked.link, asked.text));
    else if (request.method === "POST") {
      const purpose = readPurpose(undefined, request.headers);
      const made = linksOf(options).make(context.caller, asked.text);
      await options.accessLog.linkMade(accessedLink(asked), context.caller, purpose);
      return sendJson(response, 201, form, describeLink(origin, asked, made));
    } else if (request.method === "DELETE" && asked.path === LINKS_PATH) {
      await linksOf(options).end(context.caller);
      return sendJson(response, 200, form, {});
    }
    // A link stays with who has it: the file tells its address without.
    const address = `${origin}${asked.link === undefined ? request.url : asked.text}`;
    const file = asked.path.slice(EXPORT_FOLDER.length);
    await options.answerExport(request, response, { address, file, parameters: asked.searchParams }, context);
  } catch (error) {
    // Whoever has left need not be told, and what ends its file is no failure.
    if (context?.signal.aborted) return;
    const refusal = options.maskError(error);
    if (!response.headersSent && (await showRefusal(request, response, refusal, options))) return;
    sendRefusal({ request, response, form }, refusal, options, context);
    // What has begun must not end like a complete file.
    if (!response.writableFinished && response.headersSent && !response.writableEnded) response.destroy();
  }
}

/** @throws RequestRefusal where nobody signs in */
function linksOf({ fileLinks }: HttpOptions): FileLinks {
  if (!fileLinks) throw noProvider();
  return fileLinks;
}

/** Whether the request came from a person, who is shown a page. */
async function showRefusal(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: RequestRefusal,
  options: HttpOptions,
): Promise<boolean> {
  setRetryAfter(response, refusal);
  return options.showRefusal(request, response, refusal.status);
}

function setRetryAfter(response: ServerResponse, refusal: RequestRefusal): void {
  const ms = findRetryAfterMs(refusal);
  if (ms !== undefined) response.setHeader("retry-after", Math.ceil(ms / 1_000));
}

/** A refusal before a stream has started is sent as JSON. */
function jsonTypeOf(mediaType: AnswerMediaType | undefined): JsonMediaType {
  return mediaType === "application/graphql-response+json" ? mediaType : "application/json";
}

function answerWithStream(
  { request, response }: HttpExchange,
  stream: StreamMediaType,
  parameters: RequestParameters,
  context: RequestContext,
  { streamedAnswers }: HttpOptions,
): Promise<void> {
  setStreamHeaders(response, context);
  return streamedAnswers[stream](request, response, parameters, context);
}

function setStreamHeaders(response: ServerResponse, { requestId }: RequestContext): void {
  setHeaders(response, [...SECURITY_HEADERS, "x-request-id", requestId, "cache-control", "no-store"]);
}

async function answerPost(
  exchange: SharedExchange,
  stream: StreamMediaType | undefined,
  context: HttpContext,
  options: HttpOptions,
): Promise<void> {
  const { request } = exchange;
  const { maxBodyBytes, admission } = options;
  const reading = { maxBodyBytes, admission, quota: context.quota };
  const body = await readJsonBody(request, reading);
  const isShared = options.sharedAnswers && !isLarge(body);
  const flightKeys = isShared ? keysOf(request, body, context) : undefined;
  if (await joinFlight(exchange, flightKeys, options)) return;
  const value = await parseBody(body, reading);
  if (Array.isArray(value)) return answerList(exchange, value, context, options);
  const asked = {
    parameters: parseParameters(value, request.headers),
    stream,
    flightKeys,
    isAdmitted: isLarge(body),
  };
  await answerOperation(exchange, asked, context, options);
}

async function answerList(
  { request, response, form }: HttpExchange,
  list: readonly unknown[],
  context: HttpContext,
  { answerBatch }: HttpOptions,
): Promise<void> {
  refuseKeyOfList(request.headers);
  const { text, isReadOnly } = await answerBatch(list, context);
  sendCounted(response, form, Buffer.from(text, "latin1"), isReadOnly, context);
}

function sharingOf({ caller, validUntilMs }: HttpContext): Pick<SharedExchange, "account" | "validUntilMs"> {
  return { account: caller.id, validUntilMs };
}

/** Equal for queries that get the same answer. */
interface FlightKeys {
  /** Where it makes no difference which account asks, of those that may do the same. */
  readonly ofAccess: string;
  readonly ofAccount: string;
}

/**
 * Everything that a query's answer depends on: the query, the caller and the form of the answer. Who asks for another
 * purpose, which is recorded, is answered by itself.
 */
function keysOf(
  { headers }: IncomingMessage,
  body: string,
  { forwarded, caller }: RequestContext,
): FlightKeys {
  const asked = `${forwardingKey(forwarded)}\n${headers.accept ?? ""}\n${headers["content-type"]}\n${headers[PURPOSE_HEADER] ?? ""}\n${body}`;
  return { ofAccess: `${accessKey(caller)}\n${asked}`, ofAccount: `${accountKey(caller)}\n${asked}` };
}

/** Whether an identical query was already being answered, and its answer has now been sent. */
async function joinFlight(
  exchange: SharedExchange,
  flightKeys: FlightKeys | undefined,
  { sharedAnswers }: HttpOptions,
): Promise<boolean> {
  if (!flightKeys || !sharedAnswers) return false;
  const answer =
    sharedAnswers.join(flightKeys.ofAccess, exchange) ?? sharedAnswers.join(flightKeys.ofAccount, exchange);
  if (!answer) return false;
  sendBytes(exchange.response, 200, exchange.form, await answer);
  return true;
}

interface Asked {
  readonly parameters: RequestParameters;
  /** For an operation that JSON does not fit; undefined if the client accepts no stream. */
  readonly stream: StreamMediaType | undefined;
  /** The keys that identical queries share; undefined if this one is answered by itself. */
  readonly flightKeys: FlightKeys | undefined;
  /** The caller has already waited for its turn, because its body was large. */
  readonly isAdmitted: boolean;
}

async function answerOperation(
  exchange: SharedExchange,
  { parameters, stream, flightKeys, isAdmitted }: Asked,
  context: HttpContext,
  options: HttpOptions,
): Promise<void> {
  const { request, response, form } = exchange;
  const { quota } = context;
  if (!isAdmitted) await options.admission.enter(quota);
  if (await joinFlight(exchange, flightKeys, options)) return;
  const engine = options.engine();
  const prepared = charged(quota, () => prepare(engine, parameters, context));
  if (prepared instanceof RequestRefusal) {
    options.maskError(prepared);
    // Older clients treat every status but 200 as a network error.
    const status = form.mediaType === "application/json" && prepared.status === 400 ? 200 : prepared.status;
    return sendJson(response, status, form, errorBody(prepared));
  }
  if (prepared.kind === "subscription") {
    if (stream === undefined) throw streamRequired();
    return answerWithStream(exchange, stream, parameters, context, options);
  }
  if (request.method === "GET" && prepared.kind === "mutation") {
    throw refuse(
      "METHOD_NOT_ALLOWED",
      "Thao tác ghi phải gửi bằng POST, không phải GET / A mutation must be sent with POST, not GET",
      405,
    );
  }
  const execute = async (signal: AbortSignal | undefined) =>
    Buffer.from(await engine.answer(prepared, { ...identityOf(context), signal }), "latin1");
  const isShared = options.sharedAnswers && flightKeys !== undefined && prepared.kind === "query";
  const answer = isShared
    ? options.sharedAnswers.lead(
        prepared.dependsOnAccount ? flightKeys.ofAccount : flightKeys.ofAccess,
        exchange,
        execute,
        () => engine.accessLog.shared(prepared, context.caller),
      )
    : execute(context.signal);
  sendCounted(response, form, await answer, prepared.kind === "query", context);
}

/** @throws RequestRefusal if the caller has its share of what is kept until clients take it */
function sendCounted(
  response: ServerResponse,
  form: AnswerForm,
  bytes: Buffer,
  isReadOnly: boolean,
  context: HttpContext,
): void {
  context.quota.spend(bytes.length / ANSWER_BYTES_PER_MS);
  // A mutation's answer is sent in any case: its changes have been made.
  if (isReadOnly) context.keep(bytes.length);
  sendBytes(response, 200, form, bytes);
}

function prepare(engine: Engine, parameters: RequestParameters, context: RequestContext) {
  try {
    return engine.prepare(parameters, context);
  } catch (error) {
    if (error instanceof RequestRefusal) return error;
    throw error;
  }
}

/** Who asks, what counts for the caller meanwhile, and a signal of its leaving, created on demand. */
class HttpContext implements RequestContext {
  caller = READER.caller;
  validUntilMs = READER.validUntilMs;
  readonly client: string;
  readonly forwarded: RequestContext["forwarded"];
  readonly quota: CallerQuota;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #isDirect: boolean;
  #isCounted = false;
  #keptBytes = 0;
  readonly #options: HttpOptions;
  #signal: AbortSignal | undefined;

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    readonly requestId: string,
    options: HttpOptions,
  ) {
    const { headers } = request;
    const { peer } = connectionOf(request);
    this.client = options.findClient(peer, headers);
    this.quota = options.quotas.of(this.client);
    this.forwarded = options.readForwarded(headers);
    this.#request = request;
    this.#response = response;
    this.#options = options;
    this.#isDirect = headers["x-forwarded-for"] === undefined || this.client === options.findClient(peer, {});
  }

  /**
   * Finds out who asks. Until then it is a stranger, as whoever opens a page is: a page comes with what everybody may read.
   * Undefined where nothing has to be waited for.
   * @throws RequestRefusal, or rejects with it, if the caller shows what is nobody's
   */
  identify(): Promise<void> | undefined {
    const found = this.#options.identify(authorizationOf(this.#request));
    if (found instanceof Promise) return found.then((identity) => this.take(identity));
    this.take(found);
    return undefined;
  }

  take({ caller, validUntilMs }: Identity): void {
    this.caller = caller;
    this.validUntilMs = validUntilMs;
  }

  /**
   * Counts the operation, and its body if that is large, until `end`.
   * @throws RequestRefusal if the caller has its share
   */
  begin(): void {
    this.quota.take("operations");
    this.#isCounted = true;
    const { "content-length": length, "transfer-encoding": encoding } = this.#request.headers;
    if (length !== undefined) this.keep(Math.min(Number(length), this.#options.maxBodyBytes));
    else if (encoding !== undefined) this.keep(UNTOLD_BODY_BYTES);
  }

  /**
   * Counts bytes that stay in memory until the answer has been taken, if they are many.
   * @throws RequestRefusal if the caller has its share
   */
  keep(bytes: number): void {
    if (bytes <= UNCOUNTED_BYTES || !this.#isCounted) return;
    this.quota.take("keptBytes", bytes);
    this.#keptBytes += bytes;
  }

  end(): void {
    if (this.#isCounted) this.quota.release("operations");
    this.#isCounted = false;
    if (this.#keptBytes > 0) this.quota.release("keptBytes", this.#keptBytes);
    this.#keptBytes = 0;
  }

  /** Does not read from the client before it may come back, unless others share the connection. */
  rest(ms: number): void {
    if (this.#isDirect) connectionOf(this.#request).rest(ms);
  }

  /** Charges what was read only to be thrown away. More is read when the caller has rested. */
  throwAway(bytes: number): void {
    this.quota.spend(bytes / BODY_BYTES_PER_MS);
    const { restMs } = this.quota;
    if (restMs > 0) this.rest(restMs);
  }

  get signal(): AbortSignal {
    this.#signal ??= goneSignal(this.#response, this.#options);
    return this.#signal;
  }
}

function goneSignal(response: ServerResponse, options: HttpOptions): AbortSignal {
  const gone = new AbortController();
  if (response.destroyed) gone.abort();
  onClose(response, options, () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}

function refuseRequest(
  exchange: HttpExchange,
  error: unknown,
  options: HttpOptions,
  context?: HttpContext,
): void {
  sendRefusal(exchange, options.maskError(error), options, context);
}

function sendRefusal(
  exchange: HttpExchange,
  refusal: RequestRefusal,
  options: HttpOptions,
  context?: HttpContext,
): void {
  const { request, response, form } = exchange;
  if (response.headersSent || response.destroyed) return;
  const restMs = findRestMs(refusal);
  setRetryAfter(response, refusal);
  if (refusal.status === 401) response.setHeader("www-authenticate", challengeOf(request, options));
  if (refusal.status === 405 && !response.hasHeader("allow")) response.setHeader("allow", "GET, POST, PUT");
  const bytes = bytesOf(errorBody(refusal));
  const { maxBodyBytes } = options;
  // Of a caller that has had its share, nothing is read that can be left.
  if (hasLongBodyLeft(request, restMs === undefined ? maxBodyBytes : UNCOUNTED_BYTES)) {
    response.setHeader("connection", "close");
    response.writeHead(refusal.status, answerHeaders(form, bytes.length));
    endAfterBody(exchange, bytes, THROWN_AWAY_BODIES * maxBodyBytes, (size) => context?.throwAway(size));
  } else {
    sendBytes(response, refusal.status, form, bytes);
  }
  if (restMs !== undefined) context?.rest(restMs);
}

/** RFC 9728, section 5.1: with the address that says where tokens come from. */
function challengeOf(request: IncomingMessage, { resourceMetadata, findOwnOrigin }: HttpOptions): string {
  const origin = resourceMetadata && findOwnOrigin(connectionOf(request).peer, request.headers);
  return origin === undefined ? "Bearer" : `Bearer resource_metadata="${origin}${METADATA_PATH}"`;
}

function noPath(): RequestRefusal {
  return refuse(
    "BAD_REQUEST",
    `Yêu cầu phải nêu một đường dẫn của hệ thống, ví dụ ${GRAPHQL_PATH} / A request names a path of this gateway, such as ${GRAPHQL_PATH}`,
  );
}

function noProvider(): RequestRefusal {
  return refuse(
    "NOT_FOUND",
    "Hệ thống này không dùng nơi đăng nhập nào / This hub has no identity provider",
    404,
  );
}

function severalHosts(): RequestRefusal {
  return refuse(
    "BAD_REQUEST",
    "Mỗi yêu cầu có một tiêu đề Host, yêu cầu này có nhiều / A request has one Host header, and this one has several",
  );
}

function notAcceptable(): RequestRefusal {
  return refuse(
    "NOT_ACCEPTABLE",
    "Hệ thống trả lời dưới dạng application/graphql-response+json, application/json, text/event-stream hoặc multipart/mixed;subscriptionSpec=1.0; hãy sửa tiêu đề “accept” / Answers come as application/graphql-response+json, application/json, text/event-stream or multipart/mixed;subscriptionSpec=1.0",
    406,
  );
}

function streamRequired(): RequestRefusal {
  return refuse(
    "STREAM_REQUIRED",
    "Theo dõi cần WebSocket, hoặc tiêu đề “accept” có text/event-stream hay multipart/mixed;subscriptionSpec=1.0 / A subscription needs a WebSocket, or the header “accept” with text/event-stream or multipart/mixed;subscriptionSpec=1.0",
    406,
  );
}

function errorBody({ errors }: RequestRefusal): GraphQLResponse {
  return { errors: errors.map((error) => error.toJSON()) };
}

/** Only up or down. Everything else is for operators. */
function answerHealth(response: ServerResponse, { isReady }: HttpOptions): void {
  const status = isReady() ? "ok" : "unavailable";
  sendJson(response, status === "ok" ? 200 : 503, JSON_ANSWER, { status });
}

function sendJson(response: ServerResponse, status: number, form: AnswerForm, body: object): void {
  sendBytes(response, status, form, bytesOf(body));
}

function bytesOf(body: object): Buffer {
  return Buffer.from(JSON.stringify(body));
}

function sendBytes(response: ServerResponse, status: number, form: AnswerForm, bytes: Buffer): void {
  if (response.headersSent || response.destroyed) return;
  // All at once: setting headers one by one takes longer than the rest of a shared answer.
  response.writeHead(status, answerHeaders(form, bytes.length)).end(bytes);
}
