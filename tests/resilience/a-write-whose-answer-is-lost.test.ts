import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, connect as openSocket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { associationAlone } from "@hub/association/testing/association-alone";
import { addExampleProgramme } from "@hub/association/testing/example-programme";
import { until } from "@hub/gateway-fixtures/until";
import { signedHeaders, startLoadedMember, type TestAnswer } from "@hub/subgraph-kit/testing";
import { describe, expect, it } from "@jest/globals";

const ASSOCIATION = join(import.meta.dirname, "../../services/association/dist/main.js");
const SET_STATE = `mutation ($id: ID!, $state: CommitmentState!, $version: Int!) {
  setCommitmentState(commitmentId: $id, state: $state, expectedVersion: $version, source: { title: "Báo cáo quý" }, reason: "Hai cơ quan chủ trì thống nhất") { state version }
}`;

describe("a member that is killed between a commit and its answer", () => {
  it("gives the first answer when the write is sent again with its key, and writes no more", async () => {
    await using member = await startLoadedMember(associationAlone);
    const { manager } = member.dataSource;
    const programme = await addExampleProgramme(manager, { code: "P", commitments: 1 });
    const kept = async (): Promise<TestAnswer[]> => {
      const rows: { answer: string }[] = await manager.query("SELECT answer FROM kept_answer");
      return rows.map(({ answer }) => JSON.parse(answer));
    };
    const write = {
      query: SET_STATE,
      variables: { id: `commitment_${programme.commitmentIds[0]}`, state: "IN_PROGRESS", version: 1 },
      extensions: { idempotencyKey: randomUUID(), operationHash: "of this operation" },
    };

    await using way = await startDatabaseWay(member.requestsDatabaseUrl);
    await using first = await startAssociation(member.databaseUrl, way.url);
    way.keepCommitsToItself();
    const lost = first.ask(write).catch(() => "lost");
    await until(async () => (await kept()).length === 1);
    await first[Symbol.asyncDispose]();
    expect(await lost).toBe("lost");
    await member.ask(SET_STATE, { ...write.variables, state: "DONE", version: 2 });

    await using second = await startAssociation(member.databaseUrl, member.requestsDatabaseUrl);
    const again = await second.ask(write);
    expect(again).toEqual({ data: { setCommitmentState: { state: "IN_PROGRESS", version: 2 } } });
    expect([{ errors: [], ...again }]).toEqual(await kept());
    const events = await manager.query("SELECT version FROM outbox WHERE type = 'commitment.changed'");
    expect(events).toEqual([{ version: 2 }, { version: 3 }]);
  }, 120_000);
});

/** A process of the member; disposing kills it. */
interface Association extends AsyncDisposable {
  ask(request: object): Promise<TestAnswer>;
}

async function startAssociation(databaseUrl: string, requestsUrl: string): Promise<Association> {
  const key = randomBytes(32).toString("base64url");
  const { NODE_ENV: _ofJest, ...environment } = process.env;
  const member = spawn(process.execPath, [ASSOCIATION], {
    env: {
      ...environment,
      PORT: "0",
      DATABASE_URL: databaseUrl,
      REQUESTS_DATABASE_URL: requestsUrl,
      GATEWAY_KEYS: key,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = `http://127.0.0.1:${await portOf(member)}`;
  return {
    async ask(request) {
      const body = JSON.stringify(request);
      const signed = signedHeaders(key, { method: "POST", path: "/graphql", body });
      const headers = { "content-type": "application/json", ...signed };
      const response = await fetch(`${url}/graphql`, { method: "POST", headers, body });
      const answer: TestAnswer = JSON.parse(await response.text());
      return answer;
    },
    async [Symbol.asyncDispose]() {
      if (member.signalCode !== null || member.exitCode !== null) return;
      const ended = once(member, "exit");
      member.kill("SIGKILL");
      await ended;
    },
  };
}

/** As its log says when it is ready. */
async function portOf({ stdout }: ChildProcess): Promise<number> {
  if (!stdout) throw new Error("The member's output is not read");
  for await (const line of createInterface(stdout)) {
    const { msg, port }: { msg?: string; port?: number } = JSON.parse(line);
    if (msg === "member is ready" && port !== undefined) {
      stdout.resume();
      return port;
    }
  }
  throw new Error("The member has ended before it was ready");
}

interface DatabaseWay extends AsyncDisposable {
  /** Leads to the database. */
  readonly url: string;
  /** From now on, who keeps an answer commits and does not hear of it. */
  keepCommitsToItself(): void;
}

async function startDatabaseWay(databaseUrl: string): Promise<DatabaseWay> {
  const url = new URL(databaseUrl);
  const { hostname, port } = url;
  let keepsCommits = false;
  const server = createServer((near) => {
    const far = openSocket(Number(port), hostname);
    let hasKept = false;
    let isSilent = false;
    near.on("data", (chunk) => {
      hasKept ||= chunk.includes("INSERT INTO kept_answer");
      isSilent ||= keepsCommits && hasKept && chunk.includes("COMMIT");
      far.write(chunk);
    });
    far.on("data", (chunk) => isSilent || near.write(chunk));
    near.on("close", () => far.destroy()).on("error", () => undefined);
    far.on("close", () => near.destroy()).on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The way to the database has no port");
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return {
    url: url.href,
    keepCommitsToItself: () => {
      keepsCommits = true;
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, "close");
    },
  };
}
