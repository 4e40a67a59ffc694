/**
 * One call makes a member: database → federated schema → outbox → server, and a clean stop in reverse.
 */
import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import { type AddressInfo, isIPv6 } from "node:net";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import { startOutbox } from "@hub/outbox/outbox";
import type { SnapshotQueries } from "@hub/outbox/snapshot";
import { WRITING_ROLES } from "@hub/schema/roles";
import express, { type NextFunction, type Request, type Response } from "express";
import type { Logger } from "pino";
import type { DataSource, EntityManager } from "typeorm";
import { type FindNames, mayNotWrite } from "./author.js";
import { type FeedsRead, type ListenAddress, type MemberConfig, sourceVariables } from "./config.js";
import { MemberContext } from "./context.js";
import { type DatabaseDefinition, HEALTH_CHECK, inBackground, openMemberDatabase } from "./database.js";
import { answerError, formatError, sendError } from "./errors.js";
import { buildSubgraph, type SubgraphDefinition } from "./federated-schema.js";
import {
  type ConsumeOptions,
  consumeFeed,
  type FeedConsumer,
  type RunningConsumer,
} from "./feeds/consume-feed.js";
import { CopyCommits } from "./feeds/copy-commits.js";
import type { FeedSource } from "./feeds/feed-source.js";
import { createOperatorsServer } from "./operators-port.js";
import { createProgramLog } from "./program-logger.js";
import { type Author, loaderOf } from "./record-change.js";
import type { RecordedRows } from "./recorded-rows.js";
import { CallersDatabase } from "./rows/request-database.js";
import { envelopeOf, verifyGateway } from "./verify-gateway.js";
import { answerRepeatedWrites } from "./writes/answer-repeated-writes.js";
import { KEPT_ANSWERS } from "./writes/kept-answers.js";

const MAX_BODY = "1mb";

export interface MemberDefinition extends DatabaseDefinition, SubgraphDefinition {
  /**
   * Runs after the migrations at every start: loads reference data that comes with the code, once. What it changes has
   * this author.
   */
  readonly prepare?: (dataSource: DataSource, logger: Logger, author: Author) => Promise<void>;
  /**
   * Runs at every start, and after each command before that is answered: what the member decides on what was written, of
   * its own accord and as the database's owner. While it fails the log says so, and what was written stays.
   */
  readonly settle?: (manager: EntityManager) => Promise<void>;
  /** What is loaded and nobody edits: whoever loads it begins the histories in the same transaction. */
  readonly recorded?: readonly RecordedRows[];
  /** What other members may copy, by name: `GET /snapshots/<name>`. */
  readonly snapshots?: Readonly<Record<string, SnapshotQueries>>;
  /** What this member copies of others. */
  readonly consumers?: readonly FeedConsumer[];
  /** What it copies of every member whose address and key are set, and of itself. Changes by that have this author. */
  readonly consumersOfEach?: readonly ((member: string, author: Author) => FeedConsumer)[];
  /** What organisations and units are called, where the member knows: a refusal names those whose right is missing. */
  readonly findNames?: FindNames;
}

/** Whose feeds a member copies, as its settings are to say; its own it has without any. */
export function feedsReadBy({ name, consumers = [], consumersOfEach = [] }: MemberDefinition): FeedsRead {
  if (consumersOfEach.length > 0) return "of every member";
  return [...new Set(consumers.map(({ member }) => member).filter((member) => member !== name))];
}

export interface Member {
  readonly url: string;
  /** Where operators find metrics, and how its copies stand. */
  readonly operatorUrl: string;
  readonly dataSource: DataSource;
  /** Finishes the running requests, then closes everything. */
  stop(): Promise<void>;
}

/** Starts a member and resolves when it answers; see {@link MemberDefinition}. */
export async function createMember(
  definition: MemberDefinition,
  config: MemberConfig,
  logger = createProgramLog({ level: config.logLevel, base: { member: definition.name } }),
): Promise<Member> {
  const startedAtMs = Date.now();
  const { schema, ids } = buildSubgraph(definition);
  const dataSource = await openMemberDatabase(definition, config, logger);
  const organisationId = config.organisationId ?? null;
  const loader = loaderOf(organisationId);
  await definition.prepare?.(dataSource, logger, loader);
  await settle(definition, dataSource, logger);
  const outbox = startOutbox({
    connectionString: config.databaseUrl,
    member: definition.name,
    retentionHours: config.outboxRetentionHours,
    expiring: [KEPT_ANSWERS],
    logger,
    typeNameOf: (aggregateId) => ids.typeNameOf(aggregateId),
    typeNames: ids.ownTypeNames,
  });
  const onWritten = async () => {
    outbox.notify();
    await settle(definition, dataSource, logger);
  };
  const apollo = new ApolloServer<MemberContext>({
    schema,
    // The gateway reads neither traces nor hints for caches, which cost a turn at each field.
    plugins: [
      refuseUnauthorisedMutations,
      answerRepeatedWrites({ onCommit: onWritten, logger }),
      endWithRequest,
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
    logger,
    formatError: (formatted, error) => formatError(formatted, error, logger),
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    introspection: true,
  });
  await apollo.start();

  const consumers: RunningConsumer[] = [];
  const copies = () => consumers.map((consumer) => consumer.state());
  const copyCommits = new CopyCommits();
  const app = express().disable("x-powered-by");
  const isHealthy = () => answersQueries(dataSource);
  app.get("/health", async (_request, response) => {
    const isWell = await isHealthy();
    const status = isWell ? "ok" : "database unavailable";
    response.status(isWell ? 200 : 503).json({ status, member: definition.name });
  });
  app.use(express.raw({ type: () => true, limit: MAX_BODY }));
  const ownKey = randomBytes(32).toString("base64url");
  const readers = verifyGateway([...config.gatewayKeys, ...config.readerKeys, ownKey], startedAtMs);
  app.get("/events", readers, (request, response) => outbox.handleEvents(request, response));
  for (const [name, queries] of Object.entries(definition.snapshots ?? {})) {
    app.get(`/snapshots/${name}`, readers, (_request, response) => outbox.handleSnapshot(queries, response));
  }
  // A reader is told that there is none, and not that its key opens nothing else.
  app.get("/snapshots/{*name}", readers, (_request, response) => response.sendStatus(404));
  app.use(verifyGateway(config.gatewayKeys, startedAtMs));
  app.post(
    "/graphql",
    parseJson,
    expressMiddleware(apollo, {
      context: async ({ res }) => {
        const { caller, requestId } = envelopeOf(res);
        return new MemberContext({
          ...{ caller, requestId, organisationId, copies, copyCommits },
          database: new CallersDatabase(dataSource, caller, organisationId),
          onCommit: onWritten,
          findNames: definition.findNames,
        });
      },
    }),
  );

  app.use(answerError(logger, MAX_BODY));

  const server = createServer(app);
  const operatorsServer = createOperatorsServer({
    member: definition.name,
    isHealthy,
    copies,
    isLoopback: isLoopback(config.operators.host),
    logger,
  });
  await listen(server, config);
  await listen(operatorsServer, config.operators);
  const operatorUrl = urlOf(config.operators.host, portOf(operatorsServer));
  logger.info({ port: portOf(server), operatorUrl }, "member is ready");
  const itself = { url: urlOf(config.host, portOf(server)), key: ownKey };
  const sources = new Map([...config.sources, [definition.name, itself]]);
  const onCommit = () => {
    outbox.notify();
    copyCommits.tell();
  };
  const options = { dataSource, logger, onCommit };
  consumers.push(...startConsumers(definition, sources, loader, options));
  return {
    url: `http://${config.host}:${portOf(server)}`,
    operatorUrl,
    dataSource,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([outbox.stop(), ...consumers.map((consumer) => consumer.stop())]);
      server.closeIdleConnections();
      await closed;
      operatorsServer.close();
      operatorsServer.closeAllConnections();
      await apollo.stop();
      await dataSource.destroy();
    },
  };
}

async function settle(
  { settle: decide }: MemberDefinition,
  dataSource: DataSource,
  logger: Logger,
): Promise<void> {
  if (!decide) return;
  try {
    await dataSource.transaction(decide);
  } catch (error) {
    logger.error({ err: error }, "what was written is not settled; the next command tries again");
  }
}

/** Those whose member's address and key are known; of each other one the log says what is missing. */
function startConsumers(
  { name, consumers = [], consumersOfEach = [] }: MemberDefinition,
  sources: ReadonlyMap<string, FeedSource>,
  author: Author,
  options: Pick<ConsumeOptions, "dataSource" | "logger" | "onCommit">,
): RunningConsumer[] {
  const ofEach = consumersOfEach.flatMap((consumerOf) =>
    [...sources.keys()].map((member) => consumerOf(member, author)),
  );
  return [...consumers, ...ofEach].flatMap((consumer) => {
    const source = sources.get(consumer.member);
    if (source) return [inBackground(() => consumeFeed(consumer, { ...options, source, reader: name }))];
    const { url, key } = sourceVariables(consumer.member);
    options.logger.warn(
      { consumer: consumer.name },
      `${url} and ${key} are not set: ${name} keeps no copy of what ${consumer.member} tells, and does without it what it can`,
    );
    return [];
  });
}

async function answersQueries(dataSource: DataSource): Promise<boolean> {
  try {
    await dataSource.query(HEALTH_CHECK);
    return true;
  } catch {
    return false;
  }
}

function parseJson(request: Request, response: Response, next: NextFunction): void {
  try {
    request.body = JSON.parse(String(request.body));
    next();
  } catch {
    sendError(response, 400, {
      message: "The body is not JSON.",
      extensions: { code: "BAD_USER_INPUT" },
    });
  }
}

/** Defence in depth: the gateway refuses first, and a member still writes only for a caller that may write. */
const refuseUnauthorisedMutations: ApolloServerPlugin<MemberContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, contextValue }) {
        if (operation?.operation === "mutation" && !contextValue.caller.mayWrite) {
          throw mayNotWrite(contextValue.caller, [...WRITING_ROLES]);
        }
      },
    };
  },
};

/** The connection is given back while the answer is on its way. */
const endWithRequest: ApolloServerPlugin<MemberContext> = {
  unexpectedErrorProcessingRequest: ({ requestContext }) => requestContext.contextValue.end(),
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue }) {
        void contextValue.end();
      },
    };
  },
};

function listen(server: Server, { host, port }: ListenAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}

/** Where this machine reaches it: a server that listens on all addresses does on the loopback's as well. */
function urlOf(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address.port;
}
