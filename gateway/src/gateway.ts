import { createHash, randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { Logger } from "pino";
import { createIdentifyCaller } from "./access/access.js";
import { createFindClient } from "./access/client-address.js";
import { createReadForwardedHeaders } from "./access/forwarded-headers.js";
import { Quotas } from "./access/quotas.js";
import { createFindRefusal } from "./access/same-origin.js";
import { ConfigProblem, type GatewayConfig } from "./config/config.js";
import { flagOf } from "./config/setting-names.js";
import { createEngine, type Engine, type EngineSurroundings } from "./engine.js";
import { createDescribeFailure } from "./errors/describe-failure.js";
import { Faults, type FaultsOptions } from "./errors/faults.js";
import { createLog } from "./errors/log.js";
import { withoutShortcuts } from "./execute/shortcut.js";
import { findShortcuts } from "./fast/shortcuts.js";
import { SingleFlight } from "./fast/single-flight.js";
import { CursorSeal } from "./live/events/cursor.js";
import { EventFeed } from "./live/events/event-feed.js";
import type { Relay } from "./live/events/relay.js";
import { LiveQueries } from "./live/queries/live-queries.js";
import { Channels } from "./live/subscriptions/channels.js";
import type { EventOperation } from "./live/subscriptions/subscriptions.js";
import type { MemberAddress } from "./members/member-address.js";
import { Members } from "./members/members.js";
import { signedHeaders } from "./members/signing.js";
import { createMetrics } from "./metrics.js";
import { Documents } from "./operation/documents.js";
import type { Supergraph } from "./supergraph/supergraph.js";
import { SupergraphWatch } from "./supergraph/watch-supergraph.js";
import { Admission } from "./transport/admission.js";
import { CLOSE_LIMIT_MS, Connections } from "./transport/connections.js";
import { createAnswerBatch } from "./transport/http/batch.js";
import { createAdmitConnection } from "./transport/http/connection-limit.js";
import { createRequestListener, GRAPHQL_PATH } from "./transport/http/http.js";
import { createOperatorsServer, type Health } from "./transport/http/operators-port.js";
import { createStaticHandler } from "./transport/http/static.js";
import { readThroughConnections } from "./transport/http-connection.js";
import { MULTIPART } from "./transport/streams/multipart.js";
import { ResponseStreams, type StreamTimes } from "./transport/streams/response-stream.js";
import { SingleConnections } from "./transport/streams/single-connection.js";
import { EVENT_STREAM } from "./transport/streams/sse.js";
import { createStreamedAnswerHandler } from "./transport/streams/streamed-answer.js";
import { attachWebSocket, type WebSocketTimes } from "./transport/ws/ws.js";

export interface Gateway extends AsyncDisposable {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  /** The same of the operators' port. */
  readonly operatorUrl: string;
  /** Takes note of what nobody caught. */
  readonly faults: Faults;
  /** Ends streams and connections; resolves when the port is free. */
  stop(): Promise<void>;
}

/** A request that takes too long is noticed after a tenth of its time more, or after so long. */
const CHECKS_PER_REQUEST_TIME = 10;
const SHORTEST_CHECK_MS = 20;

/** What is made by others where a test wants another one. */
export interface GatewayParts {
  readonly createFaults?: (options: FaultsOptions) => Faults;
  readonly streamTimes?: StreamTimes;
  readonly webSocketTimes?: WebSocketTimes;
}

const DRAIN_LIMIT_MS = 3_000;
/** Thousands may come back in the same moment; Node lets 511 wait to be accepted. */
const WAITING_CONNECTIONS = 4_096;

/**
 * A running gateway; resolves when it answers. Members need not be up: they are asked when they are needed.
 * @throws ConfigProblem when the address cannot be listened on or the supergraph cannot be planned over
 */
export async function createGateway(
  config: GatewayConfig,
  { createFaults = (options) => new Faults(options), streamTimes, webSocketTimes }: GatewayParts = {},
): Promise<Gateway> {
  const logger = createLog({ level: config.logLevel });
  const metrics = createMetrics();
  const faults = createFaults({ logger, observe: metrics.observeFault });
  const members = new Members({
    faults,
    addresses: config.members,
    logger,
    observe: metrics.observeMember,
    limits: config.memberLimits,
  });
  metrics.watchCircuits(() => members.circuits());
  const { observeParked } = metrics;
  const feed = new EventFeed({
    relays: relaysOf(config.supergraph, config.members, members),
    logger,
    faults,
    observeParked,
  });
  const describeFailure = createDescribeFailure({ faults, observeRefusal: metrics.observeRefusal });
  const channels = new Channels<EventOperation>({ feed, faults });
  metrics.watchLive(() => channels.figures);
  const liveQueries = new LiveQueries({
    feed,
    faults,
    observeRun: metrics.observeLiveQueryRun,
  });
  metrics.watchLiveQueries(() => liveQueries.counts);
  const engines = new Engines(config, {
    members,
    feed,
    liveQueries,
    channels,
    faults,
    findShortcuts: config.hasFastPaths ? findShortcuts : withoutShortcuts,
    ...readSurroundings(config, logger),
  });
  const engine = () => engines.current;

  let isReady = false;
  const health = (): Health => ({
    isReady,
    supergraph: engines.currentHash,
    supergraphProblem: engines.problem,
    members: memberStates(members, feed),
    faults: Object.fromEntries(faults.counts),
  });
  const identify = createIdentifyCaller(config.writeKey);
  const findClient = createFindClient(config.trustedProxies);
  const readForwarded = createReadForwardedHeaders(() => members.forwardedNames);
  const quotas = new Quotas(config.quotas);
  metrics.watchQuotas(() => quotas.figures);
  // Not the one of queries: those who come back in a storm must not stand in their way.
  const streamAdmission = new Admission();
  const findRefusal = createFindRefusal((name) => config.allowedHosts.includes(name));
  const { maxBodyBytes, maxOperationsPerSocket: maxOperations } = config;
  const connections = new Connections(faults);
  const singleFlight = config.sharesInFlight
    ? new SingleFlight({
        dataVersion: () => engines.current.dataVersion,
        keepAliveMs: config.keepAliveMs,
        faults,
        observe: metrics.observeRequest,
      })
    : undefined;
  const streams = new ResponseStreams(connections, faults, streamTimes);
  const answering = { engine, describeFailure, streams, admission: streamAdmission };
  const admission = new Admission();
  const listener = createRequestListener({
    engine,
    describeFailure,
    answerBatch: createAnswerBatch({
      engine,
      describeFailure,
      admission,
      maxOperations: config.maxBatch,
      maxCost: config.operationLimits.cost,
    }),
    maxBodyBytes,
    identify,
    findClient,
    readForwarded,
    quotas,
    findRefusal,
    streamedAnswers: {
      "text/event-stream": createStreamedAnswerHandler(answering, EVENT_STREAM),
      "multipart/mixed": createStreamedAnswerHandler(answering, MULTIPART),
    },
    singleConnections: new SingleConnections({
      engine,
      describeFailure,
      maxBodyBytes,
      maxOperations,
      streams,
      admission: streamAdmission,
    }),
    isReady: () => isReady,
    metrics,
    admission,
    sharedAnswers: singleFlight,
    serveStatic: createStaticHandler(config.dashboardDirectory),
    faults,
  });
  const server = createServer(
    {
      headersTimeout: config.requestTimeoutMs,
      requestTimeout: config.requestTimeoutMs,
      connectionsCheckingInterval: Math.max(
        SHORTEST_CHECK_MS,
        config.requestTimeoutMs / CHECKS_PER_REQUEST_TIME,
      ),
      keepAliveTimeout: config.keepAliveMs,
      // Whoever offers another protocol is answered in the one that it asks in (RFC 9110 §7.8).
      shouldUpgradeCallback: ({ headers }) => headers.upgrade?.toLowerCase() === "websocket",
    },
    listener,
  );
  readThroughConnections(
    server,
    singleFlight,
    faults,
    createAdmitConnection(quotas, config.trustedProxies, faults),
  );
  attachWebSocket(server, {
    ...webSocketTimes,
    path: GRAPHQL_PATH,
    engine,
    describeFailure,
    faults,
    logger,
    identify,
    findClient,
    readForwarded,
    quotas,
    findRefusal,
    connections,
    maxMessageBytes: maxBodyBytes,
    admission: streamAdmission,
    maxOperations,
    onSlowReader: metrics.observeSlowReader,
  });

  const operatorsServer = createOperatorsServer({
    health,
    metrics,
    allowedHosts: config.allowedHosts,
    faults,
  });

  // First the feed: a subscription that is accepted has its beginning with every member that can be reached.
  await feed.start();
  const { operators } = config;
  try {
    await listen(operatorsServer, { ...operators, setting: "OPERATOR_PORT" });
    await listen(server, { host: config.host, port: config.port, setting: "PORT" });
  } catch (error) {
    operatorsServer.close();
    await feed.stop();
    throw error;
  }
  isReady = true;
  // One connection could not be accepted; the next ones can.
  for (const listening of [server, operatorsServer])
    listening.on("error", (error) => faults.report("server error", error));
  const url = urlOf(server, config.host);
  const operatorUrl = urlOf(operatorsServer, operators.host);
  logger.info({ url, operatorUrl, members: config.members.map(({ name }) => name) }, "The gateway answers");
  if (config.writeKey === undefined) logger.warn("No WRITE_KEY is set: everybody may write");
  engines.watch();

  const stop = async () => {
    isReady = false;
    engines.stopWatching();
    // The feed goes on meanwhile: until its turn has come, a client misses nothing.
    await connections.close(CLOSE_LIMIT_MS);
    await feed.stop();
    await singleFlight?.close(DRAIN_LIMIT_MS);
    await drain(server);
    await members.close();
    operatorsServer.close();
    operatorsServer.closeAllConnections();
    logger.info("The gateway has stopped");
  };
  return { url, operatorUrl, faults, stop: once(stop), [Symbol.asyncDispose]: once(stop) };
}

function readSurroundings(
  { cursorKey, documents, operationLimits, disclosure }: GatewayConfig,
  logger: Logger,
) {
  try {
    const read = new Documents(documents);
    if (read.trustedCount > 0) logger.info({ count: read.trustedCount }, "The trusted documents were read");
    const cursors = new CursorSeal(cursorKey ?? randomBytes(32).toString("hex"));
    return { cursors, documents: read, limits: operationLimits, disclosure, logger };
  } catch (error) {
    throw new ConfigProblem(
      `The trusted documents cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}

/** The engine that serves what begins now, and how the next takes its place. */
class Engines {
  #current: Engine;
  #hash: string;
  #watch: SupergraphWatch | undefined;

  constructor(
    private readonly config: GatewayConfig,
    private readonly surroundings: EngineSurroundings,
  ) {
    this.#current = firstEngine(config, surroundings);
    this.#hash = hashOf(config.supergraph);
  }

  get current(): Engine {
    return this.#current;
  }

  get currentHash(): string {
    return this.#hash;
  }

  /** Why the source's newest supergraph does not serve. */
  get problem(): string | undefined {
    return this.#watch?.problem;
  }

  /** Takes over what the source says from now on. */
  watch(): void {
    const { supergraphSource: source, supergraphPollMs: pollMs } = this.config;
    if (pollMs === 0) return;
    const { logger, faults } = this.surroundings;
    const replace = (next: Supergraph) => this.#replace(next);
    this.#watch = new SupergraphWatch({ source, pollMs, logger, faults, replace });
  }

  stopWatching(): void {
    this.#watch?.stop();
  }

  /** All or nothing, between two requests: whatever can fail comes before the first change. */
  #replace(supergraph: Supergraph): void {
    const { members, feed, liveQueries } = this.surroundings;
    const addresses = this.config.membersOf(supergraph);
    const engine = createEngine(supergraph, this.surroundings);
    members.replace(addresses);
    feed.replace(relaysOf(supergraph, addresses, members));
    this.#current = engine;
    this.#hash = hashOf(supergraph);
    this.surroundings.channels.replaceOperations((operation) => engine.renew(operation));
    liveQueries.moveTo(engine);
  }
}

function firstEngine(
  { supergraph, supergraphSource }: GatewayConfig,
  surroundings: EngineSurroundings,
): Engine {
  try {
    return createEngine(supergraph, surroundings);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new ConfigProblem(
      `Nothing can be planned over the supergraph ${supergraphSource.location}: ${reason}`,
      { cause },
    );
  }
}

/** Only members of a supergraph with event-fed fields have a relay. */
function relaysOf(
  { eventSources }: Supergraph,
  addresses: readonly MemberAddress[],
  members: Members,
): Relay[] {
  return eventSources.size === 0 ? [] : addresses.map((address) => toRelay(address, members));
}

function toRelay({ name, url, key, headers = [] }: MemberAddress, members: Members): Relay {
  const caller = { id: "gateway", mayWrite: false };
  const own = Object.fromEntries(headers);
  return {
    member: name,
    url,
    ...(key !== undefined && { clockIsAhead: (aheadMs) => members.clockIsAhead(name, aheadMs) }),
    sign: (message) =>
      key === undefined
        ? own
        : { ...own, ...signedHeaders(key, message, { caller, requestId: "event-feed" }) },
  };
}

function hashOf({ sdl }: Supergraph): string {
  return createHash("sha256").update(sdl).digest("hex").slice(0, 16);
}

function memberStates(members: Members, feed: EventFeed): Record<string, unknown> {
  const connected = new Map(feed.states().map(({ member, isConnected }) => [member, isConnected]));
  const clocksAhead = members.clocksAhead();
  return Object.fromEntries(
    [...members.circuits()].map(([name, circuit]) => [
      name,
      { circuit, events: connected.get(name) ?? false, clockAheadMs: clocksAhead.get(name) },
    ]),
  );
}

interface ListeningPlace {
  readonly host: string;
  readonly port: number;
  /** Which setting the port comes from. */
  readonly setting: string;
}

function listen(server: Server, { host, port, setting }: ListeningPlace): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === "EADDRINUSE" ? "is in use" : `cannot be listened on (${cause.code ?? cause.message})`;
      reject(
        new ConfigProblem(
          `Port ${port} on ${host} ${reason}; choose another with --${flagOf(setting)} or ${setting}`,
          { cause },
        ),
      );
    });
    server.listen(port, host, WAITING_CONNECTIONS, resolve);
  });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Lets requests that are being answered finish, for a while. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_LIMIT_MS);
  await closed;
  clearTimeout(timer);
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
