import { type LiveQueryGateway, startLiveQueryGateway } from "@hub/gateway-fixtures/live-query-gateway";
import { until } from "@hub/gateway-fixtures/until";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { ask } from "../support/ask.js";
import { type LiveQueryClient, watchQuery } from "../support/live-query-client.js";

const MEMBERS =
  "{ members { name state silentSince lastEventAt behindBy schemaChangedAt organisation { name } } }";
const STATES = "{ members { name state } }";
const CHANGES = "subscription { membersChanged { name state silentSince organisation { name } } }";
const HEALTHY = { state: "HEALTHY", silentSince: null, behindBy: 0, schemaChangedAt: null };
const UNAVAILABLE = 503;

let hub: LiveQueryGateway;
beforeEach(async () => {
  hub = await startLiveQueryGateway([], { environment: { MEMBER_EDUCATION_ORGANISATION: "u2" } });
});
afterEach(async () => hub[Symbol.asyncDispose]());

function serverOf(member: string) {
  const server = hub.members.find(({ name }) => name === member);
  if (!server) throw new Error(`There is no member ${member}`);
  return server;
}

async function stateOf(member: string): Promise<string> {
  const { data } = await ask(hub, STATES);
  return data.members.find(({ name }: { name: string }) => name === member).state;
}

/** The payloads up to the first in which the member has the state. */
async function readUntil(client: LiveQueryClient, name: string, state: string) {
  for (;;) {
    const payload = await client.next();
    if (!payload) throw new Error("the stream has ended");
    const changed = payload.data?.membersChanged;
    if (changed?.name === name && changed.state === state) return payload;
  }
}

describe("the members", () => {
  it("are told with their state and the organisation that the settings name", async () => {
    const { occurredAt } = hub.world.education.emit("unit.changed", { unitId: "u1" });
    await until(async () => (await ask(hub, MEMBERS)).data.members[1].lastEventAt !== null);
    const { data, errors } = await ask(hub, MEMBERS);
    expect(errors).toBeUndefined();
    expect(data.members).toEqual([
      { name: "association", ...HEALTHY, lastEventAt: null, organisation: null },
      { name: "education", ...HEALTHY, lastEventAt: occurredAt, organisation: { name: "Huế" } },
    ]);
  });

  it("are told while the member that keeps organisations is down, without its address", async () => {
    serverOf("association").answerWith((_, response) => response.writeHead(UNAVAILABLE).end("at 10.0.0.7"));
    await hub.world.association.close();
    await until(async () => (await stateOf("association")) === "SILENT");
    const answer = await ask(hub, MEMBERS);
    expect(answer.data.members).toMatchObject([
      { name: "association", state: "SILENT", silentSince: expect.any(String), behindBy: null },
      { name: "education", ...HEALTHY, organisation: { name: null } },
    ]);
    expect(answer.errors).toMatchObject([
      { path: ["members", 1, "organisation", "name"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/127\.0\.0\.1|10\.0\.0\.7|ECONN/);
  });

  it("are silent while their requests fail, and healthy again once they are heard of and answer", async () => {
    const education = serverOf("education");
    education.answerWith((_, response) => response.writeHead(UNAVAILABLE).end());
    await until(async () => {
      await ask(hub, "{ year }");
      return (await stateOf("education")) === "SILENT";
    });
    education.answerWith(undefined);
    // Nobody asks the member: its events are what the gateway hears.
    await until(async () => {
      hub.world.education.emit("unit.changed", { unitId: "u1" });
      return (await stateOf("education")) === "HEALTHY";
    });
  });

  it("have the time at which their schema changed", async () => {
    await hub.replaceSupergraph((sdl) => sdl.replace("year: Int", "year: Int month: Int"));
    const changes = async () => (await ask(hub, "{ members { name schemaChangedAt } }")).data;
    await until(async () => (await changes()).members[1].schemaChangedAt !== null);
    const data = await changes();
    expect(data.members).toEqual([
      { name: "association", schemaChangedAt: null },
      { name: "education", schemaChangedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
    ]);
  });
});

describe.each(["ws", "sse"] as const)("a change of a member's state over %s", (transport) => {
  it("is told to those who subscribe", async () => {
    await using client = watchQuery(hub.url, transport, CHANGES);
    await until(() => {
      hub.world.association.cut();
      return client.payloads.length > 0;
    });
    await hub.world.education.close();
    const silent = await readUntil(client, "education", "SILENT");
    expect(silent.data.membersChanged).toMatchObject({
      silentSince: expect.any(String),
      organisation: { name: "Huế" },
    });
    await hub.world.education.listen();
    const back = await readUntil(client, "education", "HEALTHY");
    expect(back.data.membersChanged).toMatchObject({ silentSince: null });
  });

  it("answers a live query again", async () => {
    await using client = watchQuery(hub.url, transport, `query @live(throttleMs: 0) ${STATES}`);
    const states = async (wanted: string) => {
      for (;;) {
        const payload = await client.next();
        if (payload?.data.members[1].state === wanted) return;
      }
    };
    await states("HEALTHY");
    await hub.world.education.close();
    await states("SILENT");
    await hub.world.education.listen();
    await states("HEALTHY");
  });
});
