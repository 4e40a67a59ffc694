import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type Client, createClient } from "graphql-sse";
import { allOf, change, GREETING, present, told, UNKNOWN_FIELD, WATCH, WatchedFetch, WRITE } from "./hub.js";

let hub: HubGateway;
let network: WatchedFetch;
let client: Client<boolean>;

afterEach(async () => {
  client.dispose();
  await hub[Symbol.asyncDispose]();
});

describe.each([
  ["distinct connections", false],
  ["a single connection", true],
])("the client graphql-sse with %s", (_name, singleConnection) => {
  beforeEach(async () => {
    hub = await startHubGateway();
    network = new WatchedFetch();
    client = createClient({ url: hub.endpoint, singleConnection, fetchFn: network.fetch, retryAttempts: 0 });
  });

  it.each([
    [GREETING, { greeting: "chào" }],
    [WRITE, { write: "xong" }],
  ])("asks %s", async (query, data) => {
    const responses = await allOf(client.iterate({ query }));
    expect(responses).toEqual([expect.objectContaining({ data })]);
  });

  it("understands what is refused", async () => {
    const answer = client.iterate({ query: UNKNOWN_FIELD }).next();
    // With a single connection, the request that brings the operation is refused; its body is not read.
    if (singleConnection) await expect(answer).rejects.toMatchObject({ response: { status: 400 } });
    else expect(JSON.stringify(await answer)).toContain("GRAPHQL_VALIDATION_FAILED");
  });

  it("subscribes several times, and resumes after a cursor", async () => {
    const after = await present(hub);
    const first = client.iterate({ query: WATCH, variables: { after } });
    const others = client.iterate({ query: WATCH, variables: { after } });
    change(hub, "1");
    for (const responses of [first, others])
      expect((await responses.next()).value).toMatchObject({ data: told("1") });
    await first.return?.();
    change(hub, "2");
    const again = client.iterate({ query: WATCH, variables: { after } });
    for (const id of ["1", "2"]) expect((await again.next()).value).toMatchObject({ data: told(id) });
    expect((await others.next()).value).toMatchObject({ data: told("2") });
    const streams = network.mediaTypes.filter((mediaType) => mediaType === "text/event-stream");
    expect(streams).toHaveLength(singleConnection ? 1 : 3);
    await again.return?.();
    await others.return?.();
  });
});
