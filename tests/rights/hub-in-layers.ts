/**
 * A hub whose three layers can each be taken away: the gateway's rules, what members check, and PostgreSQL's policies.
 * None of these switches is in the hub itself. The gateway is taken away by a pipeline that is told that others enforce the
 * rules; the member, by telling it of somebody who may do everything; PostgreSQL, by switching off row security.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { associationAlone } from "@hub/association/testing/association-alone";
import { Faults } from "@hub/gateway/errors/faults";
import { RequestRefusal } from "@hub/gateway/errors/request-refusal";
import { findShortcuts } from "@hub/gateway/fast/shortcuts";
import { readLiveSchema } from "@hub/gateway/live/subscriptions/live-schema";
import { MEMBER_LIMITS } from "@hub/gateway/members/member-address";
import { Members } from "@hub/gateway/members/members";
import { OwnAnswers } from "@hub/gateway/own-answers/own-answers";
import { createPipeline, type Pipeline } from "@hub/gateway/pipeline";
import { createPlanner } from "@hub/gateway/planner/planner";
import { parseSupergraph, type Supergraph } from "@hub/gateway/supergraph/supergraph";
import { compose } from "@hub/gateway-fixtures/compose";
import { type CallerRight, ROLES } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { pino } from "pino";
import { plantPublic, plantSecrets } from "./planted.js";
import type { Operation } from "./ways.js";
import { KEEPER, OFFICE, OTHER_OFFICE, type Units, unitsOf } from "./world.js";

export const LAYERS = ["gateway", "member", "database"] as const;
export type Layer = (typeof LAYERS)[number];

export interface HubInLayers extends AsyncDisposable {
  readonly supergraph: Supergraph;
  readonly units: Units;
  readonly member: TestMember;
  /** Leaves these layers standing, for every question until the next change. */
  keep(layers: readonly Layer[]): Promise<void>;
  /** The answer as text; a refusal's errors, where it is refused. */
  ask(operation: Operation, caller: Caller): Promise<string>;
}

/** Many questions are asked at once, on a machine that does other things as well. */
const PATIENCE_MS = 80_000;
const SUBGRAPHS = join(import.meta.dirname, "../../schema/subgraphs");

/**
 * Its only member is the association, which has whatever a member can have.
 * @param secrets whether there is what not everybody may read
 */
export async function startHubInLayers({ secrets }: { readonly secrets: boolean }): Promise<HubInLayers> {
  const member = await startLoadedMember(associationAlone, { organisationId: KEEPER });
  const units = await unitsOf(member);
  await plantPublic(member, units);
  if (secrets) await plantSecrets(member, units);
  await member.dataSource.query(LOOK_PAST_ADDED_RIGHTS);
  const gateway = startGateway(member);
  let standing: readonly Layer[] = LAYERS;
  return {
    supergraph: gateway.supergraph,
    units,
    member,
    async keep(layers) {
      standing = layers;
      await switchRowSecurity(member, layers.includes("database") ? "ENABLE" : "DISABLE");
    },
    async ask(operation, caller) {
      const pipeline = standing.includes("gateway") ? gateway.guarded : gateway.open;
      const told = standing.includes("member") ? caller : somebodyWhoMayDoEverything(caller);
      return askPipeline(pipeline, operation, caller, told);
    },
    async [Symbol.asyncDispose]() {
      await gateway.members.close();
      await member[Symbol.asyncDispose]();
    },
  };
}

/** The supergraph of the association with what the gateway answers itself. */
export function composeAlone(): string {
  const names = [associationAlone.name, "live", "members"];
  return compose(
    names.map((name) => ({ name, sdl: readFileSync(join(SUBGRAPHS, `${name}.graphql`), "utf8") })),
  );
}

function startGateway({ url, key }: TestMember) {
  const logger = pino({ level: "silent" });
  const faults = new Faults({ logger });
  const members = new Members({
    faults,
    logger,
    addresses: [{ name: associationAlone.name, url, key, timeoutMs: PATIENCE_MS }],
    observe: () => {},
    limits: MEMBER_LIMITS,
  });
  const supergraph = parseSupergraph(composeAlone());
  const { schema } = readLiveSchema(supergraph.sdl, "live");
  const ownAnswers = new OwnAnswers({ supergraph, schema, sources: { members: { read: () => [] } }, faults });
  const pipelineThat = (isAccessEnforcedElsewhere: boolean) =>
    createPipeline({
      supergraph,
      planner: createPlanner(supergraph),
      members: ownAnswers.over(members),
      logger,
      faults,
      findShortcuts,
      isAccessEnforcedElsewhere,
    });
  return { supergraph, members, guarded: pipelineThat(false), open: pipelineThat(true) };
}

/** @param told whom members take for the one who asks */
async function askPipeline(
  pipeline: Pipeline,
  { query, variables = {} }: Operation,
  caller: Caller,
  told: Caller,
): Promise<string> {
  try {
    const prepared = pipeline.prepare({ query, variables }, { caller, requestId: "test" });
    return JSON.stringify(await pipeline.execute(prepared, { caller: told, requestId: "test" }));
  } catch (error) {
    if (!(error instanceof RequestRefusal)) throw error;
    return JSON.stringify({ errors: error.errors });
  }
}

/** A right that only members believe in: PostgreSQL is made to look past it. */
interface AddedRight extends CallerRight {
  readonly isAdded: true;
}

function somebodyWhoMayDoEverything(caller: Caller): Caller {
  const added = [KEEPER, OFFICE, OTHER_OFFICE].flatMap((organisationId) =>
    ROLES.map((role): AddedRight => ({ role, organisationId, unitId: null, isAdded: true })),
  );
  return { ...caller, mayWrite: true, rights: [...(caller.rights ?? []), ...added] };
}

const LOOK_PAST_ADDED_RIGHTS = `
  CREATE OR REPLACE FUNCTION hub_caller() RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE RETURN (
    SELECT CASE WHEN told -> 'rights' @> '[{"isAdded": true}]' THEN told || jsonb_build_object('rights', (
      SELECT coalesce(jsonb_agg(held), '[]') FROM jsonb_array_elements(told -> 'rights') AS held
      WHERE NOT held ? 'isAdded'
    )) ELSE told END
    FROM (SELECT nullif(current_setting('hub.caller', true), '')::jsonb AS told) AS said
  )`;

async function switchRowSecurity({ dataSource }: TestMember, does: "ENABLE" | "DISABLE"): Promise<void> {
  const tables: { name: string }[] = await dataSource.query(
    "SELECT DISTINCT tablename AS name FROM pg_policies WHERE schemaname = current_schema() ORDER BY 1",
  );
  for (const { name } of tables) await dataSource.query(`ALTER TABLE "${name}" ${does} ROW LEVEL SECURITY`);
}
