/** The member of these tests behind a gateway as its command starts it: who asks shows an access token. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { insertRight } from "@hub/association/rights/record-right";
import { associationAlone } from "@hub/association/testing/association-alone";
import { readConfig } from "@hub/gateway/config/read-config";
import { createGateway, type Gateway } from "@hub/gateway/gateway";
import type { Supergraph } from "@hub/gateway/supergraph/supergraph";
import { fastPathsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { stableId } from "@hub/schema/stable-id";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { composeAlone } from "./hub-in-layers.js";
import { plantPublic, plantSecrets } from "./planted.js";
import type { Line } from "./transports.js";
import { type Asking, everybodyWhoAsks, KEEPER, type Units, unitsOf } from "./world.js";

export interface HubOverTransports extends AsyncDisposable {
  readonly gateway: Gateway;
  readonly supergraph: Supergraph;
  readonly units: Units;
  readonly member: TestMember;
  /** How somebody asks who has signed in, unless it is nobody. */
  lineOf(asking: Asking): Promise<Line>;
}

const SETTINGS = {
  ...fastPathsUnderTest,
  PORT: "0",
  LOG_LEVEL: "silent",
  RIGHTS_MEMBER: associationAlone.name,
  CURSOR_KEY: "the key of the gateway in a test of rights",
  LINK_KEYS: "the key of links to files in a test of rights",
  MAX_BATCH: "2",
  // Many questions are asked at once, on a machine that does other things as well.
  MEMBER_TIMEOUT_MS: "80000",
};

export async function startHubOverTransports(): Promise<HubOverTransports> {
  await using begun = new AsyncDisposableStack();
  const member = begun.use(await startLoadedMember(associationAlone, { organisationId: KEEPER }));
  const units = await unitsOf(member);
  await plantPublic(member, units);
  await plantSecrets(member, units);
  await giveRights(member, everybodyWhoAsks(units));
  const provider = begun.use(await TestProvider.start());
  const directory = await mkdtemp(join(tmpdir(), "gateway-"));
  begun.defer(() => rm(directory, { recursive: true }));
  const file = join(directory, "supergraph.graphql");
  await writeFile(file, composeAlone());
  const config = await readConfig(["--supergraph", file], {
    ...SETTINGS,
    ...provider.settings,
    MEMBER_ASSOCIATION_URL: member.url,
    MEMBER_ASSOCIATION_KEY: member.key,
  });
  if (!config) throw new Error("no help was asked for");
  const gateway = begun.use(await createGateway(config));
  const started = begun.move();
  return {
    gateway,
    supergraph: config.supergraph,
    units,
    member,
    async lineOf({ caller }) {
      const hasSignedIn = caller.rights !== undefined;
      return {
        url: gateway.url,
        authorization: hasSignedIn ? `Bearer ${await provider.token(caller.id)}` : undefined,
      };
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

/** So that the gateway is told of the rights with which they ask. */
async function giveRights({ dataSource }: TestMember, everybody: readonly Asking[]): Promise<void> {
  for (const { caller } of everybody)
    for (const right of caller.rights ?? [])
      await insertRight(dataSource.manager, {
        ...right,
        ...{ id: stableId("test-of-rights", `right of ${caller.id}`), account: caller.id, accountName: null },
        ...{ validFrom: "2026-01-01", validTo: null, endedAt: null, reason: "Quyết định", version: 1 },
      });
}
