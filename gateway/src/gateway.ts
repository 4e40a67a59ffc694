import { createServer, type Server } from "node:http";
import pino from "pino";
import { createIdentifyCaller } from "./access/access.js";
import { ConfigProblem, type GatewayConfig } from "./config.js";
import { CursorSeal } from "./live/cursor.js";
import { EventFeed } from "./live/event-feed.js";
import { readLiveSchema } from "./live/live-schema.js";
import type { Relay } from "./live/relay.js";
import { Subscriptions } from "./live/subscriptions.js";
import type { MemberAddress } from "./members/member-client.js";
import { Members } from "./members/members.js";
import { signedHeaders } from "./members/signing.js";
import { createMetrics } from "./metrics.js";
import { createPipeline } from "./pipeline.js";
import { createPlanner } from "./plan/planner.js";
import { createRequestListener, GRAPHQL_PATH, type Health } from "./transport/http.js";
import { createFindRefusal } from "./transport/same-origin.js";
import { createEventStreamHandler } from "./transport/sse.js";
import { createStaticHandler } from "./transport/static.js";
import { attachWebSocket } from "./transport/ws.js";

export interface Gateway extends AsyncDisposable {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  /** Ends streams and connections; resolves when the port is free. */
  stop(): Promise<void>;
}

/** The virtual subgraph whose fields are fed by events. */
const LIVE_MEMBER = "live";
const RECEIVE_LIMIT_MS = 10_000;
const DRAIN_LIMIT_MS = 3_000;

/**
 * A running gateway; resolves when it answers. Members need not be up: they are asked when they are needed.
 * @throws ConfigProblem when the address cannot be listened on
 */
export async function createGateway(config: GatewayConfig): Promise<Gateway> {
  const { supergraph, members: addresses } = config;
  const logger = pino({ level: config.logLevel, base: { process: "gateway" } });
  const metrics = createMetrics();
  const members = new Members({ addresses, logger, observe: metrics.observeMember });
  metrics.watchCircuits(() => members.circuits());
  const pipeline = createPipeline({ supergraph, planner: createPlanner(supergraph), members, logger });
  const identify = createIdentifyCaller(config.writeKey);
  const findRefusal = createFindRefusal(config.host, config.allowedHosts);

  const feed = new EventFeed({ relays: addresses.map(toRelay), logger });
  const live = readLiveSchema(supergraph.sdl, LIVE_MEMBER);
  const cursors = new CursorSeal(config.cursorKey);
  const { eventSources } = supergraph;
  const subscriptions = new Subscriptions({ feed, cursors, eventSources, live, pipeline, logger });

  let isReady = false;
  const health = (): Health => ({ isReady, members: memberStates(members, feed) });
  const handleEventStream = createEventStreamHandler({ pipeline, subscriptions, logger });
  const serveStatic = createStaticHandler(config.dashboardDirectory);
  const listener = createRequestListener({
    pipeline,
    identify,
    findRefusal,
    handleEventStream,
    health,
    metrics,
    serveStatic,
    logger,
  });
  const server = createServer(
    { headersTimeout: RECEIVE_LIMIT_MS, requestTimeout: RECEIVE_LIMIT_MS },
    listener,
  );
  const sockets = attachWebSocket(server, {
    path: GRAPHQL_PATH,
    pipeline,
    subscriptions,
    publicSchema: supergraph.publicSchema,
    logger,
    identify,
    findRefusal,
  });

  // First the feed: a subscription that is accepted has its beginning with every member that can be reached.
  await feed.start();
  await listen(server, config).catch(async (error: unknown) => {
    await feed.stop();
    throw error;
  });
  isReady = true;
  const url = urlOf(server, config.host);
  logger.info({ url, members: addresses.map(({ name }) => name) }, "The gateway answers");

  const stop = async () => {
    isReady = false;
    await sockets.close();
    await feed.stop();
    await drain(server);
    await members.close();
    logger.info("The gateway has stopped");
  };
  return { url, stop: once(stop), [Symbol.asyncDispose]: once(stop) };
}

function toRelay({ name, url, key }: MemberAddress): Relay {
  const caller = { id: "gateway", mayWrite: false };
  return {
    member: name,
    url,
    sign: (message) => signedHeaders(key, message, { caller, requestId: "event-feed" }),
  };
}

function memberStates(members: Members, feed: EventFeed): Record<string, unknown> {
  const connected = new Map(feed.states().map(({ member, isConnected }) => [member, isConnected]));
  return Object.fromEntries(
    [...members.circuits()].map(([name, circuit]) => [
      name,
      { circuit, events: connected.get(name) ?? false },
    ]),
  );
}

function listen(server: Server, { host, port }: GatewayConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === "EADDRINUSE" ? "is in use" : `cannot be listened on (${cause.code ?? cause.message})`;
      reject(
        new ConfigProblem(`Port ${port} on ${host} ${reason}; choose another with --port or PORT`, { cause }),
      );
    });
    server.listen(port, host, resolve);
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
