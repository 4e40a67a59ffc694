import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createParser } from "eventsource-parser";
import type { GraphQLResponse } from "../../operation/prepared-operation.js";
import { numberOf } from "../../wire/exact-number.js";

const REFUSED = '{"errors":[{"message":"x","extensions":{"code":"BAD_USER_INPUT"}}]}';
const FIELDS = "changedAt member type aggregateType aggregateId version";

let association: FakeRelay;
let education: FakeRelay;
let hub: HubGateway;
let left: AbortController;

beforeEach(async () => {
  left = new AbortController();
  association = await FakeRelay.start("association");
  education = await FakeRelay.start("education");
  hub = await startHubGateway([], { relays: [association, education] });
});

afterEach(async () => {
  left.abort();
  await hub[Symbol.asyncDispose]();
  await association[Symbol.asyncDispose]();
  await education[Symbol.asyncDispose]();
});

/** What is told of everything that the arguments let pass; accepted when this resolves. */
async function watch(args = "", fields = FIELDS): Promise<AsyncGenerator<GraphQLResponse>> {
  const response = await fetch(hub.endpoint, {
    method: "POST",
    headers: { accept: "text/event-stream", "content-type": "application/json" },
    body: JSON.stringify({ query: `subscription { somethingChanged${args} { ${fields} } }` }),
    signal: left.signal,
  });
  return read(response);
}

/** Holds on to the response: fetch cancels a body that is not being read yet when its response is collected. */
async function* read(response: Response): AsyncGenerator<GraphQLResponse> {
  let responses: GraphQLResponse[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === "next") responses.push(JSON.parse(data));
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    const ready = responses;
    responses = [];
    yield* ready;
  }
}

async function next(told: AsyncGenerator<GraphQLResponse>): Promise<GraphQLResponse> {
  const { value, done } = await told.next();
  if (done) throw new Error("the stream has ended");
  return value;
}

const note = (unitId: string, relay = association) => relay.emit("unit.noted", { unitId });

/** The versions of the next so many events; each relay counts its own. */
async function versions(told: AsyncGenerator<GraphQLResponse>, count: number): Promise<string[]> {
  const result: string[] = [];
  while (result.length < count) {
    const { data } = await next(told);
    const { member, version }: { member: string; version: number } = JSON.parse(
      JSON.stringify(data?.["somethingChanged"]),
    );
    result.push(`${member} ${version}`);
  }
  return result;
}

describe("a field that is fed by events", () => {
  it("keeps the digits of a number that JavaScript cannot hold", async () => {
    const response = await fetch(hub.endpoint, {
      method: "POST",
      headers: { accept: "text/event-stream", "content-type": "application/json" },
      body: `{"query":"subscription { commitmentChanged(programmeId: 9007199254740993) { commitment { id } } }"}`,
      signal: left.signal,
    });
    for (const programmeId of ["9007199254740992", "9007199254740993"].map(numberOf))
      association.emit("commitment.changed", { programmeId, commitmentId: numberOf(`${programmeId}000`) });
    const { data } = await next(read(response));
    expect(data).toEqual({ commitmentChanged: { commitment: { id: "9007199254740993000" } } });
  });

  it("tells what the envelope says", async () => {
    const told = await watch();
    const { occurredAt } = note("1");
    expect((await next(told)).data).toEqual({
      somethingChanged: {
        changedAt: occurredAt,
        member: "association",
        type: "unit.noted",
        aggregateType: "Thing",
        aggregateId: "1",
        version: 1,
      },
    });
  });

  it("tells of a batch each event that was asked for, and goes on from any of them", async () => {
    const told = await watch('(unitId: "1")', "cursor version");
    const parts = Array.from({ length: 500 }, (_, index) => ({
      type: index % 2 ? "unit.noted" : "unit.unheard",
      aggregateType: "Unit",
      aggregateId: "1",
      version: index,
      payload: { unitId: index % 10 === 1 ? "1" : "2" },
    }));
    association.emit("batch.written", { parts });
    note("1");
    const whole: { cursor: string; version: number }[] = [];
    while (whole.length < 51) {
      const { data } = await next(told);
      whole.push(JSON.parse(JSON.stringify(data?.["somethingChanged"])));
    }
    // The event after the batch is the relay's second.
    expect(whole.map(({ version }) => version)).toEqual([
      ...Array.from({ length: 50 }, (_, index) => 10 * index + 1),
      2,
    ]);
    const resumed = await watch(`(unitId: "1", after: "${whole[20]?.cursor}")`, "version");
    for (const { version } of whole.slice(21))
      expect((await next(resumed)).data).toEqual({ somethingChanged: { version } });
  });

  it("can be asked for what certain members tell, and for certain types", async () => {
    const ofMember = await watch('(members: ["education"])');
    const ofType = await watch('(types: ["unit.noted"])');
    association.emit("commitment.changed", { commitmentId: "1" });
    note("1", association);
    note("1", education);
    expect(await versions(ofMember, 1)).toEqual(["education 1"]);
    expect((await versions(ofType, 2)).sort()).toEqual(["association 2", "education 1"]);
  });

  it("can be asked for a unit and everything that lies in it", async () => {
    const told = await watch('(unitId: "1")');
    for (const unitId of ["1", "2.1", "1.2", "1.2.3", "12", "1.9"]) note(unitId);
    expect(await versions(told, 4)).toEqual([1, 3, 4, 6].map((version) => `association ${version}`));
  });

  it("asks once what an event lies in, however many want to know", async () => {
    const all = await Promise.all(["1", "2", "1.2"].map((unitId) => watch(`(unitId: "${unitId}")`)));
    note("1.2.3");
    note("2");
    const [first, second, third] = all;
    if (!first || !second || !third) throw new Error("three were asked for");
    expect(await versions(first, 1)).toEqual(["association 1"]);
    expect(await versions(second, 1)).toEqual(["association 2"]);
    expect(await versions(third, 1)).toEqual(["association 1"]);
    const asked = hub.member.requests.map(({ variables }) => variables["id"]);
    expect(asked.sort()).toEqual(["1.2.3", "2"]);
  });

  it("says that it does not know whether an event matches when that cannot be found out, and goes on", async () => {
    const told = await watch('(unitId: "1")');
    let tries = 0;
    hub.member.answerWith((_, response) => {
      tries += 1;
      response.writeHead(200, { "content-type": "application/json" }).end(REFUSED);
    });
    note("1.2");
    const unknown = await next(told);
    expect(unknown.errors?.[0]?.extensions).toMatchObject({
      code: "EVENT_UNREADABLE",
      member: "association",
    });
    expect(unknown.extensions?.["cursor"]).toEqual(expect.any(String));
    expect(tries).toBe(3);
    hub.member.answerWith(undefined);
    note("1.2");
    expect(await versions(told, 1)).toEqual(["association 2"]);
  });

  it("tells an event when the member that knows whom it concerns has come back", async () => {
    const told = await watch('(unitId: "1")');
    let tries = 0;
    hub.member.answerWith((_, response) => {
      tries += 1;
      if (tries === 5) hub.member.answerWith(undefined);
      response.writeHead(500).end();
    });
    note("1.2");
    note("2");
    note("1.2");
    expect(await versions(told, 2)).toEqual(["association 1", "association 3"]);
    expect(tries).toBe(5);
  });
});

describe("a member that had not been reached", () => {
  it("is reported as a gap to subscribers from before, and to those that start after an answer of that time", async () => {
    await education.close();
    await hub[Symbol.asyncDispose]();
    hub = await startHubGateway([], { relays: [association, education] });
    const told = await watch("", "version");
    note("1");
    const asOf = String((await next(told)).extensions?.["cursor"]);
    await education.listen();
    const gap = { code: "CURSOR_LACKS_MEMBER", member: "education", missed: null, oldest: 1, head: 0 };
    expect(await next(told)).toEqual({
      data: null,
      errors: [{ message: expect.any(String), extensions: gap }],
      extensions: { cursor: expect.any(String), gap },
    });
    note("1", education);
    expect((await next(told)).data).toEqual({ somethingChanged: { version: 1 } });
    const later = await watch(`(after: "${asOf}")`, "version");
    expect((await next(later)).extensions?.["gap"]).toEqual({ ...gap, head: 1 });
  });
});
