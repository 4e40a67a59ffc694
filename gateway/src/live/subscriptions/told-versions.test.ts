import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createParser } from "eventsource-parser";
import { buildSchema, parse, print } from "graphql";
import { readComparedFields, withVersions } from "./told-versions.js";

/** The member says that every commitment is at this version. */
const CURRENT = 5;

let relay: FakeRelay;
let hub: HubGateway;
let left: AbortController;

beforeEach(async () => {
  left = new AbortController();
  relay = await FakeRelay.start("commitments");
  hub = await startHubGateway([], { relays: [relay] });
});

afterEach(async () => {
  left.abort();
  await hub[Symbol.asyncDispose]();
  await relay[Symbol.asyncDispose]();
});

/** What a subscriber is told of so many changes, one for each version. */
async function payloads(selection: string, count: number): Promise<unknown[]> {
  const query = `subscription { commitmentChanged(programmeId: "p") ${selection} }`;
  const response = await fetch(hub.endpoint, {
    method: "POST",
    headers: { accept: "text/event-stream", "content-type": "application/json" },
    body: JSON.stringify({ query: query.replace("FRAGMENT", "") }),
    signal: left.signal,
  });
  for (let version = 1; version <= count; version += 1)
    relay.emit("commitment.changed", { programmeId: "p", commitmentId: "c" });
  const told: unknown[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === "next") told.push(JSON.parse(data).data?.commitmentChanged);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (told.length >= count) break;
  }
  return told;
}

describe("a payload", () => {
  it("says which version the event tells, and whether what it shows is newer", async () => {
    expect(await payloads("{ version isNewer commitment { title version } }", CURRENT)).toEqual(
      [1, 2, 3, 4, 5].map((version) => ({
        version,
        isNewer: version < CURRENT,
        commitment: { title: "Cam kết c", version: CURRENT },
      })),
    );
  });

  it("says nothing where what it shows is older than what the event tells", async () => {
    const told = await payloads("{ version isNewer commitment { version } }", CURRENT + 1);
    const version = CURRENT + 1;
    expect(told.at(-1)).toEqual({ version, isNewer: null, commitment: { version: CURRENT } });
  });

  it("reads the version with what it shows, in one request", async () => {
    await payloads("{ isNewer commitment { title } }", 1);
    expect(hub.member.requests).toHaveLength(1);
  });

  it.each([
    ["without what it shows", "{ isNewer }", { isNewer: true }],
    [
      "under other names, in fragments",
      "{ ... on CommitmentChange { newer: isNewer } shown: commitment { version: title } commitment: version }",
      { newer: true, shown: { version: "Cam kết c" }, commitment: 1 },
    ],
    [
      "where what it shows is left out",
      "{ isNewer commitment @skip(if: true) { title } version }",
      { isNewer: true, version: 1 },
    ],
  ])("says so %s", async (_, selection, payload) => {
    expect(await payloads(selection, 1)).toEqual([payload]);
  });
});

describe("the directive", () => {
  it("that names no entity with a version is refused", () => {
    const schema = buildSchema(`
      directive @newerThanTold(entity: String!) on FIELD_DEFINITION
      type Query { change: Change }
      type Change { isNewer: Boolean @newerThanTold(entity: "thing") thing: Thing }
      type Thing { id: ID! }
    `);
    expect(() => readComparedFields(schema)).toThrow('Change.isNewer: "thing" has no version');
  });

  it("on what may be of several types compares those that have a version", () => {
    const schema = buildSchema(`
      directive @newerThanTold(entity: String!) on FIELD_DEFINITION
      type Query { change: Change }
      type Change { isNewer: Boolean @newerThanTold(entity: "thing") thing: Thing }
      interface Thing { id: ID! }
      type Shelf implements Thing { id: ID! }
      type Book implements Thing { id: ID! version: Int! }
    `);
    const read = withVersions(parse("{ change { isNewer } }"), schema, readComparedFields(schema));
    expect(print(read)).toBe(
      print(parse("{ change { isNewer thing { ... on Book { hub__version: version } } } }")),
    );
  });
});
