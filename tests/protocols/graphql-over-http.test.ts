import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@hub/gateway/config/read-config";
import { createGateway, type Gateway } from "@hub/gateway/gateway";
import { fastPathsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { SHOP_SUPERGRAPH } from "@hub/gateway-fixtures/shop";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { serverAudits } from "graphql-http";

let gateway: Gateway;

beforeAll(async () => {
  const supergraph = join(await mkdtemp(join(tmpdir(), "audits-")), "supergraph.graphql");
  await writeFile(supergraph, SHOP_SUPERGRAPH);
  const config = await readConfig(["--supergraph", supergraph, "--port", "0", "--log-level", "silent"], {
    ...fastPathsUnderTest,
  });
  if (!config) throw new Error("no help was asked for");
  gateway = await createGateway(config);
});

afterAll(async () => {
  await gateway.stop();
});

/** The names come with the audits; their address only when the gateway runs. */
const audits = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn: fetch });

describe("GraphQL over HTTP", () => {
  it("has 61 audits", () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits)("$id: the server $name", async (audit) => {
    const result = await audit.fn();
    expect({ status: result.status, reason: "reason" in result ? result.reason : undefined }).toEqual({
      status: "ok",
      reason: undefined,
    });
  });
});
