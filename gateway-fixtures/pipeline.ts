import type { RequestContext } from "@hub/gateway/access/request-context";
import type { FindShortcuts } from "@hub/gateway/execute/shortcut";
import { readLiveSchema } from "@hub/gateway/live/subscriptions/live-schema";
import { MEMBER_LIMITS, type MemberLimits, type MemberSettings } from "@hub/gateway/members/member-address";
import { Members } from "@hub/gateway/members/members";
import type { GraphQLResponse } from "@hub/gateway/operation/prepared-operation";
import { OwnAnswers } from "@hub/gateway/own-answers/own-answers";
import type { OwnSources } from "@hub/gateway/own-answers/own-source";
import { createPipeline, type Pipeline } from "@hub/gateway/pipeline";
import { createPlanner, type Planner } from "@hub/gateway/planner/planner";
import { parseSupergraph, type Supergraph } from "@hub/gateway/supergraph/supergraph";
import pino from "pino";
import { BreakableFaults } from "./breakable-faults.js";
import { compose } from "./compose.js";
import { shortcutsUnderTest } from "./fast-paths.js";
import { type Subgraph, type SubgraphServer, serveSubgraph } from "./subgraph.js";

export const READER: RequestContext = { caller: { id: "reader", mayWrite: false }, requestId: "test" };
export const WRITER: RequestContext = { caller: { id: "writer", mayWrite: true }, requestId: "test" };
export const MEMBER_KEY = "b7f3c1-key-of-the-members-in-tests-90d2";

export interface RunningPipeline extends AsyncDisposable {
  readonly supergraph: Supergraph;
  readonly pipeline: Pipeline;
  readonly members: Members;
  server(member: string): SubgraphServer;
  /** How many operations were planned. */
  planCount(): number;
  /** The log lines so far. */
  readonly log: readonly string[];
  /** As somebody who may write. */
  ask(query: string, variables?: Record<string, unknown>): Promise<GraphQLResponse>;
}

export interface PipelineSettings {
  /** Composed with the members; it has no server. */
  readonly live?: Subgraph;
  readonly limits?: Partial<MemberLimits>;
  /** What the gateway answers itself for `live`. */
  readonly ownSources?: OwnSources;
  /** Of members, by name. */
  readonly members?: Readonly<Record<string, MemberSettings>>;
  /** Left out: as the run of tests has it. */
  readonly findShortcuts?: FindShortcuts;
  readonly isAccessEnforcedElsewhere?: boolean;
}

/** The pipeline over these members, all running. */
export async function startPipeline(
  subgraphs: readonly Subgraph[],
  {
    live,
    limits,
    ownSources = {},
    members: settings = {},
    findShortcuts = shortcutsUnderTest,
    isAccessEnforcedElsewhere,
  }: PipelineSettings = {},
): Promise<RunningPipeline> {
  const servers = await Promise.all(subgraphs.map(serveSubgraph));
  const log: string[] = [];
  const logger = pino({ level: "debug" }, { write: (line: string) => void log.push(line) });
  const faults = new BreakableFaults();
  const members = new Members({
    faults,
    addresses: servers.map(({ name, url }) => ({ name, url, key: MEMBER_KEY, ...settings[name] })),
    logger,
    observe: () => {},
    limits: { ...MEMBER_LIMITS, ...limits },
  });
  const supergraph = parseSupergraph(compose(live ? [...subgraphs, live] : subgraphs));
  const { planner, planCount } = countPlans(createPlanner(supergraph));
  const { schema } = readLiveSchema(supergraph.sdl, "live");
  const ownAnswers = new OwnAnswers({ supergraph, schema, sources: ownSources, faults });
  const pipeline = createPipeline({
    supergraph,
    planner,
    members: ownAnswers.over(members),
    logger,
    faults,
    findShortcuts,
    isAccessEnforcedElsewhere,
  });
  return {
    supergraph,
    pipeline,
    members,
    planCount,
    log,
    server(member) {
      const server = servers.find(({ name }) => name === member);
      if (!server) throw new Error(`There is no member ${member}`);
      return server;
    },
    ask: async (query, variables) => pipeline.execute(pipeline.prepare({ query, variables }, WRITER), WRITER),
    async [Symbol.asyncDispose]() {
      await members.close();
      for (const server of servers) await server[Symbol.asyncDispose]();
    },
  };
}

function countPlans(planner: Planner): { planner: Planner; planCount: () => number } {
  let count = 0;
  return {
    planCount: () => count,
    planner: {
      plan(text, operationName) {
        count += 1;
        return planner.plan(text, operationName);
      },
    },
  };
}
