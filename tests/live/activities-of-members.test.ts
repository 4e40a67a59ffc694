import { until } from "@hub/gateway-fixtures/until";
import { MEMBERS, organisationOf } from "@hub/local/members";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Answer, ask } from "../support/ask.js";
import { openEventStream } from "../support/live-client.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const SOURCE = { title: "kiểm thử tự động" };
const WEEK = {
  title: { vi: "Tuần lễ học tập suốt đời" },
  kind: "COORDINATION",
  period: { from: "2025-10-01", to: "2025-10-07" },
  place: { vi: "Nhà văn hóa" },
  audience: { who: { vi: "học sinh" }, count: 1200 },
  source: SOURCE,
};
const RECORD = `mutation ($member: String!, $input: RecordActivityInput!, $validateOnly: Boolean! = false) {
  recordActivity(member: $member, input: $input, validateOnly: $validateOnly) {
    id version organiser { id name { vi } } partners { id } programme { code } commitment { code }
  }
}`;
const LIST = `query ($programme: ID!) {
  activities(programmeIds: [$programme]) {
    nodes { id title { vi } place { vi } audience { who { vi } count } organiser { id } partners { name { vi } } version }
    members { member isUpToDate confirmedAt }
  }
}`;

let hub: RunningHub;
let programme: string;
let commitment: string;
beforeAll(async () => {
  hub = await startHub();
  const { data } = await ask(hub, `{ programme(code: "QT-2021-2025") { id commitments { id code } } }`);
  programme = data.programme.id;
  commitment = data.programme.commitments[0].id;
}, 120_000);
afterAll(async () => hub[Symbol.asyncDispose]());

function record(member: string, more: object = {}, variables: object = {}): Promise<Answer> {
  return ask(hub, RECORD, {
    variables: {
      member,
      input: { ...WEEK, programmeId: programme, commitmentId: commitment, ...more },
      ...variables,
    },
    authorization: hub.authorization(`system-${member}`),
  });
}

async function recorded(member: string, more: object = {}): Promise<string> {
  const { data, errors } = await record(member, more);
  expect(errors).toBeUndefined();
  return data.recordActivity.id;
}

async function listed() {
  const { data, errors } = await ask(hub, LIST, { variables: { programme } });
  expect(errors).toBeUndefined();
  return data.activities;
}

async function isListed(id: string): Promise<boolean> {
  return (await listed()).nodes.some((node: { id: string }) => node.id === id);
}

describe("an activity", () => {
  it.each(MEMBERS)(
    "is recorded in $name, and found by all that is said of it among those of all members",
    async ({ name }) => {
      const partner = organisationOf(name === "education" ? "womens-union" : "education");
      const { data, errors } = await record(name, { partnerIds: [partner] });
      expect(errors).toBeUndefined();
      const { id, ...told } = data.recordActivity;
      const organiser = organisationOf(name);
      expect(told).toMatchObject({
        version: 1,
        organiser: { id: organiser },
        partners: [{ id: partner }],
        programme: { code: "QT-2021-2025" },
        commitment: { code: "QT-1" },
      });
      await until(() => isListed(id));
      const found = (await listed()).nodes.find((node: { id: string }) => node.id === id);
      expect(found).toMatchObject({
        ...{
          title: WEEK.title,
          place: WEEK.place,
          audience: WEEK.audience,
          organiser: { id: organiser },
          version: 1,
        },
        partners: [{ name: { vi: expect.any(String) } }],
      });
      const changes = await ask(
        hub,
        `query ($id: ID!) { changes(nodeId: $id) { nodes { what member version } } node(id: $id) { id } }`,
        {
          variables: { id },
        },
      );
      expect(changes.data).toEqual({
        changes: { nodes: [{ what: "ADDED", member: name, version: 1 }] },
        node: { id },
      });
      const file = await fetch(`${hub.url}/export/activities.csv?programmeIds=${programme}`);
      expect(await file.text()).toContain(id);
    },
  );

  it("is told live as it is recorded, changed and withdrawn, and leaves the list", async () => {
    const stop = new AbortController();
    const told = await openEventStream(hub.url, {
      query: `subscription { told: hubEvents(types: ["activity.recorded"]) {
        aggregateId version member node { ... on Activity { isWithdrawn place { vi } } }
      } }`,
      signal: stop.signal,
    });
    const next = async () => (await told.next()).value?.data.told;
    const id = await recorded("education");
    const ofId = { aggregateId: id, member: "education" };
    expect(await next()).toMatchObject({ ...ofId, version: 1, node: { isWithdrawn: false } });
    const input = { ...WEEK, programmeId: programme, place: { vi: "Sân vận động" } };
    await change(
      "updateActivity",
      `input: $input, activityId: "${id}", expectedVersion: 1, reason: "Đổi nơi"`,
      input,
    );
    expect(await next()).toMatchObject({ ...ofId, version: 2, node: { place: { vi: "Sân vận động" } } });
    await until(() => isListed(id));
    await change("withdrawActivity", `activityId: "${id}", expectedVersion: 2, reason: "Ghi nhầm"`);
    expect(await next()).toMatchObject({ ...ofId, version: 3, node: { isWithdrawn: true } });
    stop.abort();
    await until(async () => !(await isListed(id)));
    const { data } = await ask(
      hub,
      "query ($id: ID!) { changes(nodeId: $id) { nodes { what change { reason } } } }",
      {
        variables: { id },
      },
    );
    expect(data.changes.nodes).toEqual([
      { what: "ADDED", change: { reason: null } },
      { what: "CHANGED", change: { reason: "Đổi nơi" } },
      { what: "WITHDRAWN", change: { reason: "Ghi nhầm" } },
    ]);
  });

  it("is written once, however often it is sent with one key", async () => {
    const authorization = (await hub.authorization("system-womens-union")) ?? "";
    const send = async () => {
      const response = await fetch(`${hub.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "idempotency-key": "7d5b1a52-activity",
          authorization,
        },
        body: JSON.stringify({ query: RECORD, variables: { member: "womens-union", input: WEEK } }),
      });
      const answer: Answer = await response.json();
      return answer;
    };
    const [first, again] = [await send(), await send()];
    expect(first.data.recordActivity.id).toMatch(/^act_womens-union_/);
    expect(again.data).toEqual(first.data);
  });

  it("of which something is wrong is refused with a sentence for each field, in both languages", async () => {
    const wrong = {
      partnerIds: ["org_00000000-0000-4000-8000-000000000000"],
      openedOn: "2025-10-08",
      title: null,
    };
    const { data, errors } = await record("education", wrong);
    expect(data).toEqual({ recordActivity: null });
    expect(errors?.[0]?.extensions?.["mistakes"]).toMatchObject([{ field: "input.title" }]);
    const others = await record("education", { ...wrong, title: WEEK.title }, { validateOnly: true });
    expect(others.errors?.[0]?.extensions?.["mistakes"]).toMatchObject([
      { field: "input.openedOn", message: { vi: expect.any(String), en: expect.any(String) } },
      { field: "input.partnerIds[0]", message: { vi: expect.any(String), en: expect.any(String) } },
    ]);
  });

  it("stays in the list while its member is down, with an age, and more are recorded in the others", async () => {
    const id = await recorded("youth-union");
    await until(() => isListed(id));
    const { pid } = hub.processes().members["youth-union"] ?? {};
    if (pid === undefined) throw new Error("the hub runs no youth-union");
    process.kill(pid, "SIGSTOP");
    try {
      const copyOf = async (name: string) =>
        (await listed()).members.find(({ member }: { member: string }) => member === name);
      await until(async () => !(await copyOf("youth-union")).isUpToDate);
      expect(await copyOf("youth-union")).toMatchObject({ confirmedAt: expect.any(String) });
      expect(await isListed(id)).toBe(true);
      const other = await recorded("education");
      await until(() => isListed(other));
    } finally {
      process.kill(pid, "SIGCONT");
    }
  }, 120_000);
});

async function change(field: string, args: string, input?: object): Promise<void> {
  const declared = input === undefined ? "" : "($input: RecordActivityInput!)";
  const { errors } = await ask(
    hub,
    `mutation ${declared} { ${field}(member: "education", ${args}) { version } }`,
    {
      variables: { input },
      authorization: hub.authorization("system-education"),
    },
  );
  expect(errors).toBeUndefined();
}
