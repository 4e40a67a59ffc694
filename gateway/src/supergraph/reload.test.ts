import { mkdtemp, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commitments, live } from "@hub/gateway-fixtures/commitments";
import { compose } from "@hub/gateway-fixtures/compose";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { fastPathsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { type Subgraph, type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createParser } from "eventsource-parser";
import { readConfig } from "../config/read-config.js";
import { createGateway, type Gateway } from "../gateway.js";

const withMotto: Subgraph = {
  ...commitments,
  sdl: commitments.sdl.replace("greeting: String!", "greeting: String! motto: String!"),
  resolvers: { ...commitments.resolvers, Query: { greeting: () => "chào", motto: () => "Học, học nữa" } },
};
const BEFORE = compose([commitments, live]);
const AFTER = compose([withMotto, live]);
const WATCH = `subscription($after: String) {
  commitmentChanged(programmeId: "P", after: $after) { cursor commitment { title } }
}`;

let relay: FakeRelay;
let member: SubgraphServer;
let file: string;
let gateway: Gateway;

beforeEach(async () => {
  relay = await FakeRelay.start("commitments");
  member = await serveSubgraph(withMotto);
  file = join(await mkdtemp(join(tmpdir(), "gateway-")), "supergraph.graphql");
  await writeFile(file, BEFORE);
  gateway = await startGateway(file);
});

afterEach(async () => {
  await gateway.stop();
  await relay[Symbol.asyncDispose]();
  await member[Symbol.asyncDispose]();
});

async function startGateway(supergraph: string): Promise<Gateway> {
  const config = await readConfig(
    ["--supergraph", supergraph, "--supergraph-poll-seconds", "0.02", "--port", "0"].concat([
      "--log-level",
      "silent",
      "--member",
      `commitments=${member.url}/graphql`,
    ]),
    { ...fastPathsUnderTest, MEMBER_COMMITMENTS_URL: relay.url },
  );
  if (!config) throw new Error("no help was asked for");
  return createGateway(config);
}

async function ask(query: string): Promise<unknown> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

interface Health {
  readonly supergraph: string;
  readonly supergraphProblem?: string;
}

async function health(): Promise<Health> {
  return JSON.parse(await (await fetch(`${gateway.operatorUrl}/health`)).text());
}

async function healthWhen(holds: (health: Health) => boolean): Promise<Health> {
  for (;;) {
    const state = await health();
    if (holds(state)) return state;
  }
}

/** As a file is put in place by whoever deploys: never half of it. */
async function deploy(sdl: string): Promise<void> {
  await writeFile(`${file}.new`, sdl);
  await rename(`${file}.new`, file);
}

/** The titles of the commitments whose changes are told, one at a time. */
async function* watchTitles(variables: object = {}): AsyncGenerator<{ title: unknown; cursor: unknown }> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "text/event-stream" },
    body: JSON.stringify({ query: WATCH, variables }),
  });
  const messages: string[] = [];
  let isStarted = false;
  const parser = createParser({
    onEvent: ({ data }) => void messages.push(data),
    // The mark before the first event.
    onId: () => {
      if (!isStarted) messages.push("");
      isStarted = true;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    for (const data of messages.splice(0)) {
      const { data: answer, extensions } = data === "" ? {} : JSON.parse(data);
      yield { title: answer?.commitmentChanged.commitment.title, cursor: extensions?.cursor };
    }
  }
}

describe("a supergraph that changes", () => {
  it("is taken over for operations that begin from then on", async () => {
    expect(await ask("{ motto }")).toMatchObject({
      errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
    });
    const before = await health();
    await deploy(AFTER);
    await healthWhen(({ supergraph }) => supergraph !== before.supergraph);
    expect(await ask("{ motto greeting }")).toMatchObject({
      data: { motto: "Học, học nữa", greeting: "chào" },
    });
  });

  it("leaves streams and cursors as they are", async () => {
    const stream = watchTitles();
    await stream.next();
    relay.emit("commitment.changed", { programmeId: "P", commitmentId: "1" });
    const { value: first } = await stream.next();
    expect(first?.title).toBe("Cam kết 1");
    const before = await health();
    await deploy(AFTER);
    await healthWhen(({ supergraph }) => supergraph !== before.supergraph);
    relay.emit("commitment.changed", { programmeId: "P", commitmentId: "2" });
    expect((await stream.next()).value?.title).toBe("Cam kết 2");
    const resumed = watchTitles({ after: first?.cursor });
    await resumed.next();
    expect((await resumed.next()).value?.title).toBe("Cam kết 2");
    await Promise.all([stream.return(undefined), resumed.return(undefined)]);
  });

  it.each([
    ["is no GraphQL", "type Query {"],
    ["is no supergraph", "type Query { greeting: String! }"],
    ["has nothing to ask for", BEFORE.replace(/type Query[^}]*\}/, "")],
  ])("is refused when it %s; the old one keeps serving, and the next one is taken", async (_, sdl) => {
    const before = await health();
    await deploy(sdl);
    const refused = await healthWhen(({ supergraphProblem }) => supergraphProblem !== undefined);
    expect(refused.supergraph).toBe(before.supergraph);
    expect(await ask("{ greeting }")).toMatchObject({ data: { greeting: "chào" } });
    await deploy(AFTER);
    const after = await healthWhen(({ supergraph }) => supergraph !== before.supergraph);
    expect(after.supergraphProblem).toBeUndefined();
  });

  it("may be served from a URL", async () => {
    let sdl = BEFORE;
    const server = createServer((_, response) => void response.setHeader("etag", `"${sdl.length}"`).end(sdl));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    await gateway.stop();
    gateway = await startGateway(`http://127.0.0.1:${port}/supergraph`);
    const before = await health();
    sdl = AFTER;
    await healthWhen(({ supergraph }) => supergraph !== before.supergraph);
    expect(await ask("{ motto }")).toMatchObject({ data: { motto: "Học, học nữa" } });
    server.closeAllConnections();
    server.close();
  });
});
