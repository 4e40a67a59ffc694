import { randomUUID } from "node:crypto";
import type { Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { Change } from "@hub/subgraph-kit/change";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Commitment } from "../commitments/commitment.js";
import { CommitmentOwner } from "../commitments/commitment-owner.js";
import { associationAlone } from "../testing/association-alone.js";
import { eventsOfProgramme } from "../testing/events-of-programme.js";
import { addExampleProgramme, type ExampleProgramme } from "../testing/example-programme.js";

const EXTENSION = `id number version state dueOn previousDueOn reason decisionReason decidedAt
  requestedBy { id } decidedBy { id } commitment { dueOn firstDueOn extensionCount isOverdue version extensions { number state } }`;
const REQUEST = `mutation ($input: RequestExtensionInput!) { requestExtension(input: $input) { ${EXTENSION} } }`;
const DECIDE = `mutation ($id: ID!, $granted: Boolean!, $expectedVersion: Int!) {
  decideExtension(extensionId: $id, granted: $granted, reason: "Đã xem xét", expectedVersion: $expectedVersion) { ${EXTENSION} }
}`;
const FIRST = "2024-12-31";
const YEAR = Number(todayInVietnam().slice(0, 4));
const NEXT_YEAR = `${YEAR + 1}-06-30`;
const IN_TWO_YEARS = `${YEAR + 2}-06-30`;

let member: TestMember;
let programme: ExampleProgramme;
let commitmentId: string;
let lead: string;
let partner: string;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});

beforeEach(async () => {
  programme = await addExampleProgramme(member.dataSource.manager, { code: randomUUID(), commitments: 1 });
  [commitmentId = ""] = programme.commitmentIds;
  [lead, partner] = programme.organisationIds;
  await member.dataSource
    .getRepository(CommitmentOwner)
    .update({ commitmentId }, { organisationId: partner });
  await member.dataSource.getRepository(Commitment).update({ id: commitmentId }, { dueOn: FIRST });
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function by(organisationId: string, role: Role): Caller {
  return { id: "thử", mayWrite: true, rights: [{ role, organisationId, unitId: null }] };
}

async function request(dueOn: string, caller = by(partner, "REPORTER")) {
  const input = { commitmentId, dueOn, reason: "Chờ kinh phí" };
  const { data, errors } = await member.ask(REQUEST, { input }, caller);
  return { extension: data?.requestExtension, code: errors?.[0]?.extensions?.["code"] };
}

async function decide(id: string, granted: boolean, expectedVersion = 1, caller = by(lead, "SECRETARY")) {
  const { data, errors } = await member.ask(DECIDE, { id, granted, expectedVersion }, caller);
  return { extension: data?.decideExtension, code: errors?.[0]?.extensions?.["code"] };
}

describe("an extension", () => {
  it("is requested by who answers for the commitment, which is due as before until a lead decides", async () => {
    const { extension } = await request(NEXT_YEAR);
    expect(extension).toMatchObject({
      ...{ number: 1, version: 1, state: "REQUESTED", dueOn: NEXT_YEAR, previousDueOn: FIRST },
      ...{ reason: "Chờ kinh phí", decidedBy: null, requestedBy: { id: `org_${partner}` } },
      commitment: { dueOn: FIRST, firstDueOn: FIRST, extensionCount: 0, isOverdue: true, version: 2 },
    });
    expect((await request(IN_TWO_YEARS)).code).toBe("REFUSED");
  });

  it("that is granted moves the due day; the first one and the number stay visible, and the history tells", async () => {
    const first = await request(NEXT_YEAR);
    const granted = await decide(first.extension.id, true);
    expect(granted.extension).toMatchObject({
      ...{ state: "GRANTED", version: 2, decisionReason: "Đã xem xét", decidedBy: { id: `org_${lead}` } },
      commitment: { dueOn: NEXT_YEAR, firstDueOn: FIRST, extensionCount: 1, isOverdue: false, version: 3 },
    });
    const second = await request(IN_TWO_YEARS);
    expect((await decide(second.extension.id, true)).extension.commitment).toMatchObject({
      ...{ dueOn: IN_TWO_YEARS, firstDueOn: FIRST, extensionCount: 2, version: 5 },
      extensions: [
        { number: 1, state: "GRANTED" },
        { number: 2, state: "GRANTED" },
      ],
    });
    const changes = await member.dataSource
      .getRepository(Change)
      .find({ where: { entityId: commitmentId }, order: { version: "ASC" } });
    expect(changes[1]).toMatchObject({
      version: 3,
      reason: "Đã xem xét",
      role: "SECRETARY",
      organisationId: lead,
    });
    expect(changes[1]?.changed).toEqual(
      expect.arrayContaining([
        { field: "dueOn", before: FIRST, after: NEXT_YEAR },
        { field: "extensions.0.state", before: "REQUESTED", after: "GRANTED" },
      ]),
    );
    const events = await eventsOfProgramme(member.dataSource, programme.id);
    expect(events.map(({ type, version }) => `${type} ${version}`)).toEqual(
      [2, 3, 4, 5].map((version) => `commitment.changed ${version}`),
    );
  });

  it("that is declined leaves the day, and another one can be requested", async () => {
    const { extension } = await request(NEXT_YEAR);
    expect((await decide(extension.id, false)).extension).toMatchObject({
      state: "DECLINED",
      commitment: { dueOn: FIRST, extensionCount: 0, isOverdue: true },
    });
    expect((await decide(extension.id, true, 2)).code).toBe("REFUSED");
    expect((await request(NEXT_YEAR)).extension).toMatchObject({ number: 2, state: "REQUESTED" });
  });

  it("is neither requested nor decided by anybody else", async () => {
    expect((await request(NEXT_YEAR, by(lead, "SECRETARY"))).code).toBe("FORBIDDEN");
    const { extension } = await request(NEXT_YEAR);
    expect((await decide(extension.id, true, 1, by(partner, "SECRETARY"))).code).toBe("FORBIDDEN");
    expect((await decide(extension.id, true, 1, by(lead, "APPROVER"))).code).toBe("FORBIDDEN");
    expect((await decide(extension.id, true, 7)).code).toBe("CONFLICT");
    expect((await decide(`extension_${randomUUID()}`, true)).code).toBe("NOT_FOUND");
  });
});
