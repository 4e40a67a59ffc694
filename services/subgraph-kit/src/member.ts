/**
 * One call makes a member: database → federated schema → outbox → server, and a clean stop in reverse.
 */
import "reflect-metadata";
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { ApolloServerPluginInlineTraceDisabled } from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import { startOutbox } from "@hub/outbox/outbox";
import express, {
  type ErrorRequestHandler,
  type Express,
  type NextFunction,
  type Request,
  type Response,
} from "express";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { register } from "prom-client";
import type { DataSource } from "typeorm";
import type { MemberConfig } from "./config.js";
import { MemberContext } from "./context.js";
import { type DatabaseDefinition, HEALTH_CHECK, isDiskFull, openDatabase } from "./database.js";
import { buildSubgraph, type SubgraphDefinition } from "./federated-schema.js";
import { createProgramLog } from "./program-logger.js";
import { Refusal } from "./refusal.js";
import { envelopeOf, verifyGateway } from "./verify-gateway.js";

const MAX_BODY = "1mb";

export interface MemberDefinition extends DatabaseDefinition, SubgraphDefinition {
  /** The subgraph's name, in kebab-case. */
  readonly name: string;
  /** Runs after the migrations at every start: loads reference data that comes with the code, once. */
  readonly prepare?: (dataSource: DataSource, logger: Logger) => Promise<void>;
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
    formatError: (formatted, error) => maskBug(formatted, error, logger),
    includeStacktraceInErrorResponses: false,
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    introspection: true,
  });
  await apollo.start();

  const app = express().disable("x-powered-by");
  answerOperators(app, definition.name, dataSource);
  app.use(express.raw({ type: () => true, limit: MAX_BODY }), verifyGateway(config.gatewayKeys, startedAtMs));
  app.get("/events", (request, response) => outbox.handleEvents(request, response));
  app.post(
    "/graphql",
    parseJson,
    expressMiddleware(apollo, {
      context: async ({ res }) => {
        const { caller, requestId } = envelopeOf(res);
        return new MemberContext(caller, requestId, dataSource, outbox.poke);
      },
    }),
  );

  app.use(answerUnreadable(logger));

  const server = createServer(app);
  await listen(server, config);
  logger.info({ port: portOf(server) }, "member is ready");
  return {
    url: `http://${config.host}:${portOf(server)}`,
    dataSource,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      await outbox.stop();
      server.closeIdleConnections();
      await closed;
      await apollo.stop();
      await dataSource.destroy();
    },
  };
}

function answerOperators(app: Express, member: string, dataSource: DataSource): void {
  app.get("/health", async (_request, response) => {
    try {
      await dataSource.query(HEALTH_CHECK);
      response.json({ status: "ok", member });
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
    response.status(400).json({ errors: [{ message: "The body is not JSON." }] });
  }
}

/** Last in the chain: a body that cannot be read is the sender's mistake, anything else a bug. */
function answerUnreadable(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const isTooLarge = isHttpError(error) && error.status === 413;
    if (isHttpError(error) && error.status < 500) {
      const message = isTooLarge
        ? `The body is larger than ${MAX_BODY}; ask for less at once.`
        : "The body cannot be read.";
      response.status(error.status).json({ errors: [{ message, extensions: { code: "BAD_USER_INPUT" } }] });
      return;
    }
    const errorId = randomUUID();
    logger.error({ err: error, errorId }, "a request failed");
    response.status(500).json({ errors: [{ message: `Internal error ${errorId}.` }] });
  };
}

function isHttpError(error: unknown): error is { status: number } {
  return error instanceof Error && "status" in error && typeof error.status === "number";
}

/** The second of the three layers: whatever the gateway has let pass, a member writes only for who may write. */
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

const DISK_FULL = new Refusal("REFUSED", {
  vi: "Đĩa của thành viên đã đầy nên chưa ghi gì; dữ liệu đã có vẫn đọc được. Hãy báo người vận hành và gửi lại sau.",
  en: "The member's disk is full, so nothing was stored; what is there can still be read. Tell the operator, and send it again later.",
});

/** A refusal and a request's own mistakes go out as they are; anything else is a bug: logged with an id, masked. */
function maskBug(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (cause instanceof GraphQLError) return formatted;
  if (isDiskFull(cause)) {
    logger.error({ err: cause }, "the disk is full");
    const { message, extensions } = DISK_FULL;
    return { ...(formatted.path && { path: formatted.path }), message, extensions };
  }
  const errorId = randomUUID();
  logger.error({ err: cause, errorId }, "a resolver failed");
  return {
    ...(formatted.path && { path: formatted.path }),
    message: `Lỗi nội bộ, mã ${errorId}. / Internal error ${errorId}.`,
    extensions: { code: "INTERNAL_SERVER_ERROR", errorId },
  };
}

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
