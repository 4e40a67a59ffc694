import { createHash } from "node:crypto";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Documents } from "./documents.js";

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const TRUSTED = "query Greeting { greeting }\n";
const QUERY = "{ greeting __typename }";

function ask(endpoint: string, body: object): Promise<Response> {
  return fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify(body),
  });
}

async function outcome(pending: Promise<Response>): Promise<[number, unknown]> {
  const response = await pending;
  const { data, errors } = JSON.parse(await response.text());
  return [response.status, errors?.[0].extensions.code ?? data.greeting];
}

const persisted = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });

describe("automatic persisted queries", () => {
  let hub: HubGateway;
  beforeAll(async () => {
    hub = await startHubGateway();
  });
  afterAll(async () => {
    await hub[Symbol.asyncDispose]();
  });

  it("are asked for by their hash once they were sent with it", async () => {
    const sha256 = hashOf(QUERY);
    const unknown = await ask(hub.endpoint, persisted(sha256));
    expect(unknown.status).toBe(200);
    expect(await unknown.json()).toEqual({
      errors: [{ message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }],
    });
    expect(await outcome(ask(hub.endpoint, { query: QUERY, ...persisted(sha256) }))).toEqual([200, "chào"]);
    expect(await outcome(ask(hub.endpoint, persisted(sha256)))).toEqual([200, "chào"]);
    expect(await outcome(ask(hub.endpoint, persisted(sha256.toUpperCase())))).toEqual([200, "chào"]);
    const parameters = new URLSearchParams({ extensions: JSON.stringify(persisted(sha256).extensions) });
    expect(await outcome(fetch(`${hub.endpoint}?${parameters}`))).toEqual([200, "chào"]);
  });

  it("are refused under a hash that is not theirs, and not remembered when they are not valid", async () => {
    const wrong = ask(hub.endpoint, { query: QUERY, ...persisted(hashOf("another")) });
    expect(await outcome(wrong)).toEqual([400, "PERSISTED_QUERY_HASH_MISMATCH"]);
    const invalid = "{ nothing }";
    await ask(hub.endpoint, { query: invalid, ...persisted(hashOf(invalid)) });
    expect(await outcome(ask(hub.endpoint, persisted(hashOf(invalid))))).toEqual([
      200,
      "PERSISTED_QUERY_NOT_FOUND",
    ]);
    expect(await outcome(ask(hub.endpoint, persisted("no hash")))).toEqual([400, "BAD_REQUEST"]);
  });

  it("are remembered in a bounded number, those in use first", () => {
    const documents = new Documents({ persistedQueries: 2 });
    for (const query of ["{ a }", "{ b }"]) documents.remember({ query, sha256: hashOf(query) });
    expect(documents.resolve({ sha256: hashOf("{ a }") })).toBe("{ a }");
    documents.remember({ query: "{ c }", sha256: hashOf("{ c }") });
    expect(documents.resolve({ sha256: hashOf("{ a }") })).toBe("{ a }");
    expect(() => documents.resolve({ sha256: hashOf("{ b }") })).toThrow("PersistedQueryNotFound");
  });

  it("may be switched off", async () => {
    await using without = await startHubGateway(["--persisted-queries", "0"]);
    expect(await outcome(ask(without.endpoint, persisted(hashOf(QUERY))))).toEqual([
      200,
      "PERSISTED_QUERY_NOT_SUPPORTED",
    ]);
  });
});

describe("trusted documents", () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "trusted-"));
    await mkdir(join(directory, "below"));
    await writeFile(join(directory, "below", "greeting.graphql"), TRUSTED);
    await writeFile(join(directory, "notes.txt"), QUERY);
  });

  it("are asked for by the hash of their file", async () => {
    await using hub = await startHubGateway(["--trusted-documents", directory]);
    const sha256 = hashOf(TRUSTED);
    expect(await outcome(ask(hub.endpoint, persisted(sha256)))).toEqual([200, "chào"]);
    expect(await outcome(ask(hub.endpoint, { documentId: `sha256:${sha256}` }))).toEqual([200, "chào"]);
    expect(await outcome(fetch(`${hub.endpoint}?documentId=${sha256}`))).toEqual([200, "chào"]);
    expect(await outcome(ask(hub.endpoint, { query: QUERY }))).toEqual([200, "chào"]);
  });

  it("are all there is when others are refused", async () => {
    await using hub = await startHubGateway(["--trusted-documents", directory, "--trusted-only", "true"]);
    expect(await outcome(ask(hub.endpoint, { documentId: hashOf(TRUSTED) }))).toEqual([200, "chào"]);
    expect(await outcome(ask(hub.endpoint, { query: TRUSTED }))).toEqual([200, "chào"]);
    const others = [
      { query: QUERY },
      { query: "{ __schema { types { name } } }" },
      { query: QUERY, ...persisted(hashOf(QUERY)) },
      persisted(hashOf(QUERY)),
    ];
    for (const other of others) {
      expect(await outcome(ask(hub.endpoint, other))).toEqual([403, "DOCUMENT_NOT_TRUSTED"]);
    }
  });
});
