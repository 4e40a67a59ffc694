import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { Server } from "node:http";
import { join, resolve } from "node:path";
import { ASKING_FOR_NOBODY, HANDING_OVER } from "@hub/schema/own-callers";
import type { Logger } from "pino";
import { createFindClient } from "./access/client-address.js";
import { createReadForwardedHeaders } from "./access/forwarded-headers.js";
import { createFindOwnOrigin } from "./access/own-origin.js";
import { Quotas } from "./access/quotas.js";
import { createFindRefusal } from "./access/same-origin.js";
import { TurnLimit } from "./access/turn-limit.js";
import { type AccessLogOptions, NO_ACCESS_LOG, SpooledAccessLog } from "./audit/access-log.js";
import { recordAccessBy } from "./audit/record-access.js";
import { ConfigProblem, type GatewayConfig } from "./config/read-config.js";
import { flagOf } from "./config/setting-names.js";
import { Engines } from "./engines.js";
import { Faults, type FaultsOptions } from "./errors/faults.js";
import { createLog } from "./errors/log.js";
import { createMaskError } from "./errors/masking.js";
import { withoutShortcuts } from "./execute/shortcut.js";
import { Exports } from "./exports/exports.js";
import { findShortcuts } from "./fast/shortcuts.js";
import { SingleFlight } from "./fast/single-flight.js";
import { endFileLinksAt } from "./identity/end-file-links.js";
import { FileLinks } from "./identity/file-links.js";
import { createIdentities, type Identities } from "./identity/identities.js";
import { readdressAnswer } from "./live/events/as-of.js";
import { CursorSeal } from "./live/events/cursor.js";
import { EventFeed } from "./live/events/event-feed.js";
import { relaysOf } from "./live/events/relays.js";
import { MemberStates } from "./live/member-states/member-states.js";
import { LiveQueries } from "./live/queries/live-queries.js";
import { Channels } from "./live/subscriptions/channels.js";
import type { EventOperation } from "./live/subscriptions/subscriptions.js";
import type { AskMember } from "./members/ask-member.js";
import { Members } from "./members/members.js";
import { createMetrics } from "./metrics.js";
import { Documents } from "./operation/documents.js";
import { PageWriter } from "./pages/page-writer.js";
import { WrittenPages } from "./pages/written-pages.js";
import { changesFileOf } from "./supergraph/supergraph-source.js";
import { readThroughConnections } from "./transport/connections/http-connection.js";
import {
  drain,
  type ListenAddress,
  ListenFailure,
  listen,
  urlOf,
} from "./transport/connections/listening.js";
import { CLOSE_LIMIT_MS, LongLivedConnections } from "./transport/connections/long-lived-connections.js";
import { createAnswerBatch } from "./transport/http/batch.js";
import { createAdmitConnection } from "./transport/http/connection-limit.js";
import { createAnswerExport } from "./transport/http/export.js";
import { createRequestListener, GRAPHQL_PATH } from "./transport/http/http.js";
import { createHttpServer } from "./transport/http/http-server.js";
import { createPassOn, resourceMetadata } from "./transport/http/identity-provider.js";
import { createOperatorsServer, type Health } from "./transport/http/operators-port.js";
import { readAddresses } from "./transport/http/page-addresses.js";
import { readSiteFiles, type SiteFiles } from "./transport/http/site-files.js";
import { createShowRefusal, createStaticHandler, PAGE, securityPolicyOf } from "./transport/http/static.js";
import { AdmissionControl } from "./transport/requests/admission-control.js";
import { MULTIPART } from "./transport/streams/multipart-messages.js";
import { ResponseStreams, type StreamTimes } from "./transport/streams/response-stream.js";
import { EVENT_STREAM } from "./transport/streams/sse-messages.js";
import { SingleConnections } from "./transport/streams/sse-single-connection.js";
import { createStreamedAnswerHandler } from "./transport/streams/streamed-answer.js";
import { attachWebSocket, type WebSocketTimes } from "./transport/ws/ws.js";

export interface Gateway extends AsyncDisposable {
  /** Base URL, without a trailing slash. */
  readonly url: string;
  /** The same for the operators' port. */
  readonly operatorUrl: string;
  /** Records errors that nothing else caught. */
  readonly faults: Faults;
  /** Ends streams and connections; resolves when the port is free. */
  stop(): Promise<void>;
}

/** Parts that a test may replace. */
export interface GatewayParts {
  readonly createFaults?: (options: FaultsOptions) => Faults;
  readonly streamTimes?: StreamTimes;
  readonly webSocketTimes?: WebSocketTimes;
  /** Events kept in memory for each member. */
  readonly ringCapacity?: number;
}

const DRAIN_LIMIT_MS = 3_000;
/** In the dashboard's folder: what writes its pages. It is no file for browsers. */
const PAGE_WRITER = "write-pages.mjs";
/** Pages of files are read beside what others wait for. */
const PAGES_PER_TURN = 1;

/**
 * Starts a gateway; resolves when it answers. Members need not be up: they are asked when needed.
 * @throws ConfigProblem if the address cannot be listened on or the supergraph cannot be planned over
 */
export async function createGateway(
  config: GatewayConfig,
  {
    createFaults = (options) => new Faults(options),
    streamTimes,
    webSocketTimes,
    ringCapacity,
  }: GatewayParts = {},
): Promise<Gateway> {
  const logger = createLog({ level: config.logLevel });
  const metrics = createMetrics();
  const faults = createFaults({ logger, observe: metrics.observeFault });
  const members = new Members({
    faults,
    addresses: config.members,
    logger,
    observe: metrics.observeMember,
    onTurn: () => memberStates.look(),
    limits: config.memberLimits,
  });
  metrics.watchCircuits(() => members.circuits());
  const { observeParked } = metrics;
  const feed = new EventFeed({
    relays: relaysOf(config.supergraph, config.members, members),
    logger,
    faults,
    ringCapacity,
    observeParked,
    onAlive: (member) => members.heardOf(member),
  });
  const memberStates = new MemberStates({ members, feed, supergraph: config.supergraph });
  feed.watch(() => memberStates.look());
  const maskError = createMaskError({ faults, observeRefusal: metrics.observeRefusal });
  const { provider } = config;
  const ask = members.askFor({ caller: ASKING_FOR_NOBODY, requestId: "rights" });
  const identities = createIdentities({ provider, ask, logger, faults });
  const { identify } = identities;
  const fileLinks = openFileLinks(
    config,
    identities,
    members.askFor({ caller: HANDING_OVER, requestId: "file-links" }),
  );
  const spooledLog = openAccessLog(config, {
    ask: members.askFor({ caller: HANDING_OVER, requestId: "access-log" }),
    rightsVersion: () => identities.rightsVersion,
    logger,
    faults,
  });
  const accessLog = spooledLog ?? NO_ACCESS_LOG;
  if (spooledLog) metrics.watchAccessLog(() => spooledLog.figures);
  const channels = new Channels<EventOperation>({ feed, faults });
  metrics.watchLive(() => ({ ...channels.figures, readers: feed.readerCount }));
  const surroundings = readSurroundings(config, logger);
  const { cursors } = surroundings;
  const liveQueries = new LiveQueries({
    feed,
    faults,
    observeRun: metrics.observeLiveQueryRun,
    accessLog,
    readdress: (text, from, to) => readdressAnswer(text, cursors, from, to),
  });
  metrics.watchLiveQueries(() => liveQueries.counts);
  const engines = new Engines(config, {
    members,
    memberStates,
    ownSources: { members: memberStates },
    feed,
    liveQueries,
    channels,
    accessLog,
    faults,
    findShortcuts: config.hasFastPaths ? findShortcuts : withoutShortcuts,
    ...surroundings,
  });
  const engine = () => engines.current;
  memberStates.watch(() => {
    for (const { source, subgraph } of engines.current.supergraph.ownFields)
      if (source === "members") liveQueries.changed(subgraph);
  });

  let isReady = false;
  const health = (): Health => ({
    isReady,
    supergraph: engines.currentHash,
    supergraphProblem: engines.problem,
    members: healthOf(members, feed),
    faults: Object.fromEntries(faults.counts),
  });
  const findClient = createFindClient(config.trustedProxies);
  const findOwnOrigin = createFindOwnOrigin(config.trustedProxies);
  const readForwarded = createReadForwardedHeaders(() => members.forwardedNames);
  const quotas = new Quotas(config.quotas);
  metrics.watchQuotas(() => quotas.figures);
  const { variableValues } = config.operationLimits;
  // Not the one for queries: clients that all come back at once must not hold them up.
  const streamAdmission = new AdmissionControl(variableValues);
  const findRefusal = createFindRefusal((name) => config.allowedHosts.includes(name));
  const { maxBodyBytes, maxOperationsPerSocket: maxOperations } = config;
  const connections = new LongLivedConnections(faults);
  const singleFlight = config.sharesInFlight
    ? new SingleFlight({
        dataVersion: () => engines.current.dataVersion,
        readdress: (answer, from, to) =>
          Buffer.from(readdressAnswer(answer.toString("latin1"), cursors, from, to), "latin1"),
        keepAliveMs: config.keepAliveMs,
        faults,
        observe: metrics.observeRequest,
      })
    : undefined;
  identities.watch((accounts) => {
    singleFlight?.joinNoMore();
    connections.sendBack(accounts);
  });
  const streams = new ResponseStreams(connections, faults, streamTimes);
  const answering = { engine, maskError, streams, admission: streamAdmission };
  const admission = new AdmissionControl(variableValues);
  const files = readSiteFiles(config.dashboardDirectory);
  const securityPolicy = securityPolicyOf(files, provider?.issuer);
  const writer = startPageWriter(config, files, faults);
  const writtenPages = writer && new WrittenPages({ writer, engine, turns: admission, faults });
  const listener = createRequestListener({
    engine,
    maskError,
    answerBatch: createAnswerBatch({
      engine,
      maskError,
      admission,
      maxOperations: config.maxBatch,
      maxCost: config.operationLimits.cost,
    }),
    maxBodyBytes,
    identify,
    findClient,
    findOwnOrigin,
    readForwarded,
    quotas,
    findRefusal,
    streamedAnswers: {
      "text/event-stream": createStreamedAnswerHandler(answering, EVENT_STREAM),
      "multipart/mixed": createStreamedAnswerHandler(answering, MULTIPART),
    },
    singleConnections: new SingleConnections({
      engine,
      maskError,
      maxBodyBytes,
      maxOperations,
      streams,
      admission: streamAdmission,
    }),
    isReady: () => isReady,
    metrics,
    admission,
    sharedAnswers: singleFlight,
    answerExport: createAnswerExport(
      new Exports({
        ...config.exports,
        schemaAudience: config.disclosure.introspection,
        schemaChangesFile: changesFileOf(config.supergraphSource),
        rightsOfOrganisation: (organisationId) => identities.rightsOf(organisationId),
        engine,
        turns: new TurnLimit(PAGES_PER_TURN, { isOneEach: true }),
        silentSince: (member) => memberStates.silentSince(member),
      }),
      accessLog,
    ),
    accessLog,
    fileLinks,
    resourceMetadata: provider && resourceMetadata(provider),
    passOn: config.providerAddress && createPassOn(config.providerAddress),
    showRefusal: createShowRefusal(files, securityPolicy),
    serveStatic: createStaticHandler({
      files,
      securityPolicy,
      addresses: readAddresses(config.dashboardDirectory),
      writePage: writtenPages && ((address, context) => writtenPages.write(address, context)),
    }),
    faults,
  });
  const server = createHttpServer(config, listener);
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
    maskError,
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

  // The feed first: an accepted subscription then has a start position for every reachable member.
  await Promise.all([feed.start(), identities.start()]);
  const { operators } = config;
  try {
    await listenAs("OPERATOR_PORT", operatorsServer, operators);
    await listenAs("PORT", server, config);
  } catch (error) {
    operatorsServer.close();
    await writer?.stop();
    identities.stop();
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
  if (provider === undefined)
    logger.warn(
      "This gateway is open: OIDC_ISSUER is not set and no member has a key, so everybody may write",
    );
  if (!spooledLog) logger.warn("AUDIT_DIRECTORY is not set: no access log is kept");
  spooledLog?.start();
  engines.watch();

  const stop = async () => {
    isReady = false;
    engines.stopWatching();
    // The feed keeps running meanwhile: a client misses nothing until its wave comes.
    await connections.close(CLOSE_LIMIT_MS);
    identities.stop();
    await feed.stop();
    await singleFlight?.close(DRAIN_LIMIT_MS);
    await drain(server, DRAIN_LIMIT_MS);
    await spooledLog?.stop();
    await members.close();
    await writer?.stop();
    operatorsServer.close();
    operatorsServer.closeAllConnections();
    logger.info("The gateway has stopped");
  };
  return { url, operatorUrl, faults, stop: once(stop), [Symbol.asyncDispose]: once(stop) };
}

/** Undefined where none is to be kept. */
function openAccessLog(
  { auditDirectory, provider }: GatewayConfig,
  { ask, ...options }: Omit<AccessLogOptions, "directory" | "record"> & { readonly ask: AskMember },
): SpooledAccessLog | undefined {
  if (auditDirectory === undefined || provider?.rightsMember === undefined) return undefined;
  const record = recordAccessBy(provider.rightsMember, ask);
  return new SpooledAccessLog({ ...options, directory: auditDirectory, record });
}

/** Undefined where nobody signs in. */
function openFileLinks(
  { provider, linkKeys = [] }: GatewayConfig,
  { findCaller, fileLinksEndedMs }: Identities,
  ask: AskMember,
): FileLinks | undefined {
  if (provider?.rightsMember === undefined) return undefined;
  const [first = randomBytes(32).toString("hex"), ...others] = linkKeys;
  return new FileLinks({
    keys: [first, ...others],
    hub: provider.audience,
    findCaller,
    endedMs: fileLinksEndedMs,
    end: endFileLinksAt(provider.rightsMember, ask),
  });
}

/** Undefined without a dashboard that can be written here. */
function startPageWriter(
  { dashboardDirectory }: GatewayConfig,
  files: SiteFiles,
  faults: Faults,
): PageWriter | undefined {
  const template = files.get(PAGE)?.forms.get("identity")?.bytes?.toString();
  if (dashboardDirectory === undefined || template === undefined) return undefined;
  const file = join(dashboardDirectory, PAGE_WRITER);
  return existsSync(file) ? new PageWriter({ file: resolve(file), template, faults }) : undefined;
}

function readSurroundings(
  { cursorKey, documents, operationLimits, disclosure, isAccessEnforcedElsewhere }: GatewayConfig,
  logger: Logger,
) {
  try {
    const read = new Documents(documents);
    if (read.trustedCount > 0) logger.info({ count: read.trustedCount }, "The trusted documents were read");
    const cursors = new CursorSeal(cursorKey ?? randomBytes(32).toString("hex"));
    return {
      cursors,
      documents: read,
      limits: operationLimits,
      disclosure,
      isAccessEnforcedElsewhere,
      logger,
    };
  } catch (error) {
    throw new ConfigProblem(
      `The trusted documents cannot be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function healthOf(members: Members, feed: EventFeed): Record<string, unknown> {
  const connected = new Map(feed.states().map(({ member, isConnected }) => [member, isConnected]));
  const clocksAhead = members.clocksAhead();
  return Object.fromEntries(
    [...members.circuits()].map(([name, circuit]) => [
      name,
      { circuit, events: connected.get(name) ?? false, clockAheadMs: clocksAhead.get(name) },
    ]),
  );
}

async function listenAs(setting: string, server: Server, address: ListenAddress): Promise<void> {
  try {
    await listen(server, address);
  } catch (cause) {
    if (!(cause instanceof ListenFailure)) throw cause;
    const remedy = `choose another with --${flagOf(setting)} or ${setting}`;
    throw new ConfigProblem(`${cause.message}; ${remedy}`, { cause });
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => {
    running ??= action();
    return running;
  };
}
