import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { ask, setCommitmentState } from "../support/ask.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const SET_STATE = `mutation ($id: ID!, $state: CommitmentState!, $version: Int!) {
  setCommitmentState(commitmentId: $id, state: $state, expectedVersion: $version, source: { title: "Báo cáo quý" }, reason: "Hai cơ quan chủ trì thống nhất") {
    state version stateSource { title } programme { commitments { version } }
  }
}`;

let hub: RunningHub;
let ids: string[];
beforeAll(async () => {
  hub = await startHub();
  const { data } = await ask(hub, "{ commitments(states: [NOT_REPORTED], first: 5) { nodes { id } } }");
  ids = data.commitments.nodes.map(({ id }: { id: string }) => id);
}, 120_000);
afterAll(async () => hub[Symbol.asyncDispose]());

/** A commitment that no other test changes, and its version. */
async function takeCommitment(): Promise<{ id: string; version: number }> {
  const id = ids.pop();
  if (!id) throw new Error("The demonstration data have too few commitments");
  return { id, version: await versionOf(id) };
}

async function versionOf(id: string): Promise<number> {
  const { data } = await ask(hub, "query ($id: ID!) { node(id: $id) { ... on Commitment { version } } }", {
    variables: { id },
  });
  return data.node.version;
}

interface Posted {
  readonly id: string;
  readonly version: number;
  readonly state?: string;
  readonly header?: string;
  readonly extension?: unknown;
  readonly accept?: string;
}

async function post({
  id,
  version,
  state = "IN_PROGRESS",
  header,
  extension,
  accept = "application/json",
}: Posted) {
  const response = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept,
      authorization: await hub.authorization(),
      ...(header && { "idempotency-key": header }),
    },
    body: JSON.stringify({
      query: SET_STATE,
      variables: { id, state, version },
      extensions: { idempotencyKey: extension },
    }),
  });
  return response.text();
}

async function overWebSocket(id: string, version: number, key: string): Promise<unknown> {
  const client = createClient({
    url: hub.url.replace(/^http/, "ws").concat("/graphql"),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: await hub.authorization() },
  });
  try {
    const variables = { id, state: "IN_PROGRESS", version };
    const results = client.iterate({ query: SET_STATE, variables, extensions: { idempotencyKey: key } });
    for await (const result of results) return result;
    throw new Error("The hub has not answered");
  } finally {
    await client.dispose();
  }
}

describe("a write that is sent again with its idempotency key", () => {
  it("is made once by fifty equal posts at a time, which are all answered alike", async () => {
    const { id, version } = await takeCommitment();
    const header = randomUUID();
    const answers = new Set(
      await Promise.all(Array.from({ length: 50 }, () => post({ id, version, header }))),
    );
    expect(answers.size).toBe(1);
    const [{ data, errors }] = [...answers].map((answer) => JSON.parse(answer));
    expect(errors).toBeUndefined();
    expect(data.setCommitmentState).toMatchObject({ state: "IN_PROGRESS", version: version + 1 });
    expect(await versionOf(id)).toBe(version + 1);
  });

  it("is answered as it was the first time over HTTP, as events and over WebSocket", async () => {
    const { id, version } = await takeCommitment();
    const key = randomUUID();
    const first = await post({ id, version, header: key });
    await setCommitmentState(hub, id, "DONE");
    expect(await post({ id, version, header: `"${key}"` })).toBe(first);
    expect(await post({ id, version, extension: key })).toBe(first);
    expect(await post({ id, version, header: key, extension: key })).toBe(first);
    expect(await post({ id, version, header: key, accept: "text/event-stream" })).toContain(`data: ${first}`);
    expect(await overWebSocket(id, version, key)).toEqual(JSON.parse(first));
    expect(await versionOf(id)).toBe(version + 2);
  });

  it("is refused when it is another write", async () => {
    const { id, version } = await takeCommitment();
    const header = randomUUID();
    await post({ id, version, header });
    const { errors } = JSON.parse(await post({ id, version, header, state: "DONE" }));
    expect(errors).toMatchObject([
      { path: ["setCommitmentState"], extensions: { code: "BAD_USER_INPUT", member: "association" } },
    ]);
    expect(errors[0].message).toContain("đã dùng cho một thao tác ghi khác");
    expect(await versionOf(id)).toBe(version + 1);
  });
});
