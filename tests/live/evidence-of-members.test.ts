import { until } from "@hub/gateway-fixtures/until";
import { organisationOf, UNIT_OF_MEMBERS } from "@hub/local/members";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ask } from "../support/ask.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const SOURCE = { title: "kiểm thử tự động" };
const ADD = `mutation ($programme: ID!, $input: AddCommitmentInput!) {
  addCommitment(programmeId: $programme, input: $input) { id }
}`;
const RECORD = `mutation ($member: String!, $input: RecordActivityInput!) {
  recordActivity(member: $member, input: $input) { id }
}`;
const OFFER = `mutation ($input: OfferEvidenceInput!) { offerEvidence(input: $input) { id version } }`;
const ACCEPT = `mutation ($id: ID!) { acceptEvidence(evidenceId: $id, expectedVersion: 1) { state commitment { state } } }`;
const READ = `query ($id: ID!) { node(id: $id) { ... on Commitment {
  state
  evidence {
    member kind state offeredBy { id } acceptedBy { id } memberCopy { isUpToDate confirmedAt }
    activity { id title { vi } audience { count } organiser { id } }
  }
} } }`;

let hub: RunningHub;
let programme: string;
beforeAll(async () => {
  hub = await startHub();
  programme = (await ask(hub, `{ programme(code: "SL-PHOI-HOP") { id } }`)).data.programme.id;
}, 120_000);
afterAll(async () => hub[Symbol.asyncDispose]());

async function write(query: string, variables: Record<string, unknown>, member = "association") {
  const { data, errors } = await ask(hub, query, {
    variables,
    authorization: hub.authorization(`system-${member}`),
  });
  expect(errors).toBeUndefined();
  return data;
}

/** A commitment that the member's organisation answers for, of which it offers an activity that it has recorded. */
async function offer(member: string): Promise<{ commitment: string; activity: string; evidence: string }> {
  const commitment = await write(ADD, {
    programme,
    input: {
      code: `SL-${member}`,
      title: { vi: "Trao học bổng" },
      ownerIds: [organisationOf(member)],
      doneWhen: { vi: "Đã trao trong năm học" },
      evidenceKind: "ACTIVITY",
      source: SOURCE,
    },
  });
  const recorded = await write(
    RECORD,
    {
      member,
      input: {
        title: { vi: "Trao học bổng đầu năm học" },
        kind: "SUPPORT",
        period: { from: "2025-09-05", to: "2025-09-05" },
        audience: { who: { vi: "học sinh" }, count: 120 },
        unitId: UNIT_OF_MEMBERS,
        source: SOURCE,
      },
    },
    member,
  );
  const [commitmentId, activityId] = [commitment.addCommitment.id, recorded.recordActivity.id];
  const known = async () => {
    const { data } = await ask(hub, `{ activities(last: 100) { nodes { id } } }`);
    return data.activities.nodes.some(({ id }: { id: string }) => id === activityId);
  };
  await until(known);
  const input = { commitmentId, kind: "ACTIVITY", activityId, title: { vi: "Buổi trao học bổng" } };
  const { offerEvidence } = await write(OFFER, { input }, member);
  return { commitment: commitmentId, activity: activityId, evidence: offerEvidence.id };
}

async function read(id: string) {
  const { data, errors } = await ask(hub, READ, { variables: { id } });
  expect(errors).toBeUndefined();
  return data.node;
}

describe("evidence of a commitment", () => {
  it.each(["education", "womens-union", "youth-union"])(
    "is an activity of %s, accepted by another party that leads, which makes it done",
    async (member) => {
      const { commitment, activity, evidence } = await offer(member);
      expect((await read(commitment)).state).toBe("IN_PROGRESS");
      expect((await write(ACCEPT, { id: evidence })).acceptEvidence).toEqual({
        state: "ACCEPTED",
        commitment: { state: "DONE" },
      });
      expect(await read(commitment)).toEqual({
        state: "DONE",
        evidence: [
          {
            ...{ member, kind: "ACTIVITY", state: "ACCEPTED" },
            offeredBy: { id: organisationOf(member) },
            acceptedBy: { id: organisationOf("association") },
            memberCopy: { isUpToDate: expect.any(Boolean), confirmedAt: expect.any(String) },
            activity: {
              id: activity,
              title: { vi: "Trao học bổng đầu năm học" },
              audience: { count: 120 },
              organiser: { id: organisationOf(member) },
            },
          },
        ],
      });
    },
    60_000,
  );

  it("is not accepted by who has offered it, nor is another member's activity one's own", async () => {
    const code = async (query: string, variables: Record<string, unknown>, member: string) => {
      const authorization = hub.authorization(`system-${member}`);
      const { errors } = await ask(hub, query, { variables, authorization });
      return errors?.[0]?.extensions?.["code"];
    };
    const { data } = await ask(
      hub,
      `{ programme(code: "SL-PHOI-HOP") { commitments { id code evidence { id activity { id } } } } }`,
    );
    const [ofEducation, ofWomen] = ["SL-education", "SL-womens-union"].map((name) =>
      data.programme.commitments.find((commitment: { code: string }) => commitment.code === name),
    );
    expect(await code(ACCEPT, { id: ofEducation.evidence[0].id }, "education")).toBe("FORBIDDEN");
    const input = {
      commitmentId: ofWomen.id,
      kind: "ACTIVITY",
      activityId: ofEducation.evidence[0].activity.id,
      title: { vi: "Của cơ quan khác" },
    };
    expect(await code(OFFER, { input }, "womens-union")).toBe("REFUSED");
  });

  it("stays in the list while its member is down, with an age", async () => {
    const { data } = await ask(hub, `{ programme(code: "SL-PHOI-HOP") { commitments { id code } } }`);
    const { id } = data.programme.commitments.find(({ code }: { code: string }) => code === "SL-youth-union");
    const { pid } = hub.processes().members["youth-union"] ?? {};
    if (pid === undefined) throw new Error("the hub runs no youth-union");
    process.kill(pid, "SIGSTOP");
    try {
      await until(async () => !(await read(id)).evidence[0].memberCopy.isUpToDate);
      expect(await read(id)).toMatchObject({
        state: "DONE",
        evidence: [
          {
            memberCopy: { isUpToDate: false, confirmedAt: expect.any(String) },
            activity: { title: { vi: "Trao học bổng đầu năm học" }, audience: { count: 120 } },
          },
        ],
      });
    } finally {
      process.kill(pid, "SIGCONT");
    }
  }, 120_000);
});
