/**
 * One call makes a member: database → federated schema → outbox → server, and a clean stop in reverse.
 */
import "reflect-metadata";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import { startOutbox } from "@hub/outbox/outbox";
import type { SnapshotQueries } from "@hub/outbox/snapshot";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Logger } from "pino";
import { register } from "prom-client";
import type { DataSource } from "typeorm";
import { type MemberConfig, sourceVariables } from "./config.js";
import { MemberContext } from "./context.js";
import { type DatabaseDefinition, HEALTH_CHECK, openDatabase } from "./database.js";
import { answerError, formatError, sendError } from "./errors.js";
import { buildSubgraph, type SubgraphDefinition } from "./federated-schema.js";
import { consumeFeed, type FeedConsumer, type RunningConsumer } from "./feeds/consume-feed.js";
import { createProgramLog } from "./program-logger.js";
import { Refusal } from "./refusal.js";
import { envelopeOf, verifyGateway } from "./verify-gateway.js";

const MAX_BODY = "1mb";

export interface MemberDefinition extends DatabaseDefinition, SubgraphDefinition {
  /** Runs after the migrations at every start: loads reference data that comes with the code, once. */
  readonly prepare?: (dataSource: DataSource, logger: Logger) => Promise<void>;
  /** What other members may copy, by name: `GET /snapshots/<name>`. */
  readonly snapshots?: Readonly<Record<string, SnapshotQueries>>;
  /** What this member copies of others. */
  readonly consumers?: readonly FeedConsumer[];
}

export interface Member {
  readonly url: string;
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
  const { schema } = buildSubgraph(definition);
  const dataSource = await openDatabase(definition, config.databaseUrl, logger);
  await definition.prepare?.(dataSource, logger);
  const outbox = startOutbox({
    connectionString: config.databaseUrl,
    member: definition.name,
    retentionHours: config.outboxRetentionHours,
    logger,
  });
  const apollo = new ApolloServer<MemberContext>({
    schema,
    plugins: [refuseUnauthorisedMutations, ApolloServerPluginInlineTraceDisabled()],
    logger,
    formatError: (formatted, error) => formatError(formatted, error, logger),
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    introspection: true,
  });
  await apollo.start();

  const consumers = startConsumers(definition, config, dataSource, logger);
  const app = express().disable("x-powered-by");
  answerOperators(app, definition.name, dataSource, consumers);
  app.use(express.raw({ type: () => true, limit: MAX_BODY }));
  const readers = verifyGateway([...config.gatewayKeys, ...config.readerKeys], startedAtMs);
  app.get("/events", readers, (request, response) => outbox.handleEvents(request, response));
  for (const [name, queries] of Object.entries(definition.snapshots ?? {})) {
    app.get(`/snapshots/${name}`, readers, (_request, response) => outbox.handleSnapshot(queries, response));
  }
  app.use(verifyGateway(config.gatewayKeys, startedAtMs));
  app.post(
    "/graphql",
    parseJson,
    expressMiddleware(apollo, {
      context: async ({ res }) => {
        const { caller, requestId } = envelopeOf(res);
        return new MemberContext(caller, requestId, dataSource, outbox.notify, config.organisationId ?? null);
      },
    }),
  );

  app.use(answerError(logger, MAX_BODY));

  const server = createServer(app);
  await listen(server, config);
  logger.info({ port: portOf(server) }, "member is ready");
  return {
    url: `http://${config.host}:${portOf(server)}`,
    dataSource,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      await Promise.all([outbox.stop(), ...consumers.map((consumer) => consumer.stop())]);
      server.closeIdleConnections();
      await closed;
      await apollo.stop();
      await dataSource.destroy();
    },
  };
}

/** Those whose member's address and key are set; of each other one the log says what is missing. */
function startConsumers(
  { name, consumers = [] }: MemberDefinition,
  { sources }: MemberConfig,
  dataSource: DataSource,
  logger: Logger,
): RunningConsumer[] {
  return consumers.flatMap((consumer) => {
    const source = sources.get(consumer.member);
    if (source) return [consumeFeed(consumer, { source, reader: name, dataSource, logger })];
    const { url, key } = sourceVariables(consumer.member);
    logger.warn(
      { consumer: consumer.name },
      `${url} and ${key} are not set: ${name} keeps no copy of what ${consumer.member} tells, and does without it what it can`,
    );
    return [];
  });
}

function answerOperators(
  app: Express,
  member: string,
  dataSource: DataSource,
  consumers: readonly RunningConsumer[],
): void {
  app.get("/health", async (_request, response) => {
    try {
      await dataSource.query(HEALTH_CHECK);
      response.json({ status: "ok", member, copies: consumers.map((consumer) => consumer.state()) });
    } catch {
      response.status(503).json({ status: "database unavailable", member });
    }
  });
  app.get("/metrics", async (_request, response) => {
    response.type(register.contentType).send(await register.metrics());
  });
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
          throw new Refusal("FORBIDDEN", {
            vi: "Người gọi không có quyền ghi; hãy gửi khóa ghi.",
            en: "The caller may not write; send the write key.",
          });
        }
      },
    };
  },
};

function listen(server: Server, { host, port }: MemberConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address.port;
}
