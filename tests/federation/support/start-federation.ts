import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { RequestRefusal } from "@hub/gateway/errors/request-refusal";
import { MEMBER_LIMITS } from "@hub/gateway/members/member-address";
import { Members } from "@hub/gateway/members/members";
import { OPERATION_LIMITS } from "@hub/gateway/operation/operation-limits";
import type { GraphQLResponse } from "@hub/gateway/operation/prepared-operation";
import { createPipeline, type Pipeline } from "@hub/gateway/pipeline";
import { createPlanner } from "@hub/gateway/planner/planner";
import { parseSupergraph, type Supergraph } from "@hub/gateway/supergraph/supergraph";
import { isJsonObject } from "@hub/gateway/wire/json";
import { parseExactly } from "@hub/gateway/wire/parse-json";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { shortcutsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { composeSubgraphs } from "@hub/schema/composition/compose";
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from "graphql";
import pino from "pino";
import { type Federation, isRow } from "./federation.js";
import { buildMemberSchema, type MemberSchema } from "./member-schema.js";
import { createReference, type Reference } from "./reference.js";

const CONTEXT = { caller: { id: "tester", mayWrite: true }, requestId: "federation-test" };
/** What is tested here is what operations mean, however large they are. */
const GENEROUS_LIMITS = { ...OPERATION_LIMITS, rootFields: 1_000, cost: 10_000_000 };
const KEY = "a-key-for-tests-of-at-least-32-characters";

export interface MemberRequest {
  readonly member: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Running members with the gateway's pipeline before them, and one schema with the same data beside them. */
export interface RunningFederation extends AsyncDisposable {
  readonly supergraph: Supergraph;
  readonly pipeline: Pipeline;
  readonly reference: Reference;
  /** What the members were asked, in order of arrival. */
  readonly requests: MemberRequest[];
  /** The answer of the gateway as a client sees it: plain JSON. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<GraphQLResponse>;
}

export async function startFederation(federation: Federation): Promise<RunningFederation> {
  const { supergraph: sdl } = composeSubgraphs(
    federation.members.map((member) => ({ ...member, file: `${member.name}.graphql` })),
  );
  const supergraph = parseSupergraph(sdl);
  const reference = createReference(federation, supergraph.publicSchema);
  const data = federation.data();
  const requests: MemberRequest[] = [];
  const servers = await Promise.all(
    federation.members.map(async (member) => {
      const schema = buildMemberSchema(member, federation, data, supergraph.publicSchema);
      const server = await serve(member.name, schema, requests);
      return { name: member.name, server, url: urlOf(server) };
    }),
  );
  const logger = pino({ level: "silent" });
  const members = new Members({
    faults: new BreakableFaults(),
    addresses: servers.map(({ name, url }) => ({ name, url, key: KEY })),
    logger,
    observe: () => {},
    limits: { ...MEMBER_LIMITS, timeoutMs: 20_000 },
  });
  const planner = createPlanner(supergraph);
  const pipeline = createPipeline({
    supergraph,
    planner,
    members,
    logger,
    faults: new BreakableFaults(),
    limits: GENEROUS_LIMITS,
    // Nor does the one schema ask who may.
    isAccessEnforcedElsewhere: true,
    findShortcuts: shortcutsUnderTest,
  });
  return {
    supergraph,
    pipeline,
    reference,
    requests,
    async ask(query, variables = {}) {
      return asSent(await answerOf(pipeline, query, variables));
    },
    async [Symbol.asyncDispose]() {
      await members.close();
      for (const { server } of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function answerOf(
  pipeline: Pipeline,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<GraphQLResponse> {
  try {
    return await pipeline.execute(pipeline.prepare({ query, variables }, CONTEXT), CONTEXT);
  } catch (error) {
    if (error instanceof RequestRefusal) return { errors: error.errors.map((one) => one.toJSON()) };
    throw error;
  }
}

/** What a client reads who loses no digits. */
export function asSent(answer: GraphQLResponse | ExecutionResult): GraphQLResponse {
  const sent = parseExactly(JSON.stringify(answer));
  return isJsonObject(sent) ? sent : {};
}

async function serve(name: string, schema: MemberSchema, requests: MemberRequest[]): Promise<Server> {
  const documents = new Documents(schema.schema);
  const server = createServer(
    (request, response) => void answer({ name, schema, documents, requests }, request, response),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** What members are asked, parsed and validated; the gateway asks much of it twice. */
class Documents {
  readonly #known = new Map<string, { document: DocumentNode; errors: readonly GraphQLError[] }>();

  constructor(private readonly schema: GraphQLSchema) {}

  read(query: string) {
    let known = this.#known.get(query);
    if (!known) {
      const document = parse(query);
      known = { document, errors: validate(this.schema, document) };
      this.#known.set(query, known);
    }
    return known;
  }
}

interface AskedMember {
  readonly name: string;
  readonly schema: MemberSchema;
  readonly documents: Documents;
  readonly requests: MemberRequest[];
}

async function answer(
  { name: member, schema: { schema, rootValue, fieldResolver }, documents, requests }: AskedMember,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { query, variables } = readRequest(Buffer.concat(chunks).toString());
  requests.push({ member, query, variables });
  const { document, errors } = documents.read(query);
  const result =
    errors.length > 0
      ? { errors }
      : await execute({ schema, document, variableValues: variables, rootValue, fieldResolver });
  response.setHeader("content-type", "application/json").end(JSON.stringify(result));
}

function readRequest(body: string): Omit<MemberRequest, "member"> {
  const request = parseExactly(body);
  if (!isJsonObject(request)) throw new Error("A member was sent no request");
  const { query, variables } = request;
  return { query: String(query), variables: isRow(variables) ? variables : {} };
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  return `http://127.0.0.1:${address.port}`;
}
