import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { AccessLogKeeper } from "@hub/gateway-fixtures/access-log-keeper";
import { commitments } from "@hub/gateway-fixtures/commitments";
import { compose } from "@hub/gateway-fixtures/compose";
import { type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { until } from "@hub/gateway-fixtures/until";
import { entryPoints } from "@hub/local/bootstrap/entries";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

const ROOT = join(import.meta.dirname, "../..");
const { gateway: GATEWAY } = entryPoints(ROOT);
const ORGANISATION = "5a0f3d51-6ac8-4ff7-a1a5-5bb38e2d5f10";
const CLIENTS = 8;
const KILLS = 5;
const ANSWERS_BEFORE_A_KILL = 200;

let provider: TestProvider;
let member: SubgraphServer;
let keeper: AccessLogKeeper;
let directory: string;
let authorization: string;

beforeAll(async () => {
  provider = await TestProvider.start();
  member = await serveSubgraph(commitments);
  keeper = new AccessLogKeeper(member);
  member.answerFor("rightsInForce", (_, response) => {
    const rights = [{ account: "an", role: "READER", organisationId: ORGANISATION, unitId: null }];
    const data = { rightsInForce: { version: "1", rights } };
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
  });
  directory = await mkdtemp(join(tmpdir(), "killed-gateway-"));
  await writeFile(join(directory, "supergraph.graphql"), compose([commitments]));
  authorization = `Bearer ${await provider.token("an")}`;
});
afterAll(async () => {
  await member[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
}

async function start(): Promise<Running> {
  const child = spawn(process.execPath, [...GATEWAY], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...provider.settings,
      RIGHTS_MEMBER: member.name,
      AUDIT_DIRECTORY: join(directory, "audit"),
      SUPERGRAPH: join(directory, "supergraph.graphql"),
      [`MEMBER_${member.name.toUpperCase()}_URL`]: member.url,
      PORT: "0",
      OPERATOR_PORT: "0",
    },
  });
  for await (const text of createInterface({ input: child.stdout })) {
    const line: { url?: string; operatorUrl?: string } = JSON.parse(text);
    if (line.operatorUrl && line.url) return { child, url: line.url };
  }
  throw new Error("The gateway did not start");
}

/** Asks one thing after the other until the gateway is gone; adds the purposes of what was answered. */
async function askOn(url: string, name: string, answered: Set<string>): Promise<void> {
  for (let count = 0; ; count += 1) {
    const purpose = `${name} ${count}`;
    try {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization, "hub-purpose": purpose },
        body: JSON.stringify({ query: "query Hoi { greeting }" }),
      });
      const { data } = JSON.parse(await response.text());
      if (data) answered.add(purpose);
    } catch {
      return;
    }
  }
}

describe("a gateway that is killed while it answers", () => {
  it("loses no record of an answer that has left, and hands none over twice", async () => {
    const answered = new Set<string>();
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Sometimes the member is away, and what was recorded waits for the next gateway.
      keeper.isDown = kill % 2 === 1;
      const { child, url } = await start();
      const before = answered.size;
      const clients = Array.from({ length: CLIENTS }, (_, index) => askOn(url, `${kill} ${index}`, answered));
      await until(() => answered.size >= before + ANSWERS_BEFORE_A_KILL);
      child.kill("SIGKILL");
      await Promise.all(clients);
    }
    keeper.isDown = false;
    const last = await start();
    const own = () => keeper.records.filter(({ account, way }) => account === "an" && way === "OWN");
    await until(() => {
      const kept = new Set(own().map(({ purpose }) => purpose));
      return [...answered].every((purpose) => kept.has(purpose));
    });
    last.child.kill("SIGTERM");
    await once(last.child, "exit");
    const purposes = own().map(({ purpose }) => purpose);
    expect(new Set(purposes).size).toBe(purposes.length);
    expect(answered.size).toBeGreaterThanOrEqual(KILLS * ANSWERS_BEFORE_A_KILL);
  });
});
