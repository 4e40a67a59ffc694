import { randomUUID } from "node:crypto";
import type { Caller } from "@hub/schema/signed-request";
import { startLoadedMember, type TestMember, WRITERS_ORGANISATION } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { insertRight } from "../rights/record-right.js";
import { associationAlone } from "../testing/association-alone.js";
import { eventsOfProgramme } from "../testing/events-of-programme.js";
import { addExampleProgramme, type ExampleProgramme } from "../testing/example-programme.js";

const ON_BEHALF = `enteredOnBehalf {
  by { role organisation { id } } document { document { number } publisher publishedAt url }
  contest { reason at by { role organisation { id } } }
}`;
const SUBMIT = `mutation ($id: ID!, $input: SubmitReportInput!) {
  submitReport(programmeId: $id, input: $input) { id version isCurrent ${ON_BEHALF} }
}`;
const RECORD = `mutation ($id: ID!, $input: RecordCeremonyInput!) {
  recordCeremony(programmeId: $id, input: $input, expectedVersion: 1) { id version ${ON_BEHALF} }
}`;
const CONTEST = `mutation ($id: ID!, $expectedVersion: Int!, $reason: String = "Số liệu không phải của chúng tôi") {
  contestRecord(recordId: $id, reason: $reason, expectedVersion: $expectedVersion) { contest { reason by { role organisation { id } } } }
}`;
const PAPER = {
  document: { number: "12/BC-MTTQ" },
  publishedAt: "2022-12-20",
  publisher: "Ủy ban MTTQ tỉnh",
  url: "https://example.vn/12-bc-mttq.pdf",
};

let member: TestMember;
let programme: ExampleProgramme;
let party: string;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});

beforeEach(async () => {
  programme = await addExampleProgramme(member.dataSource.manager, { code: randomUUID(), commitments: 0 });
  [, party] = programme.organisationIds;
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function enter(onBehalf: object | null = PAPER, organisationId = party) {
  const input = {
    organisationId,
    cadence: "PERIODIC",
    title: { vi: "Báo cáo năm 2022" },
    periodFrom: "2022-01-01",
    periodTo: "2022-12-31",
    issuedOn: "2022-12-20",
    source: { title: "Báo cáo" },
    onBehalf,
  };
  const { data, errors } = await member.ask(SUBMIT, { id: programme.id, input });
  return { report: data?.submitReport, error: errors?.[0] };
}

function ofParty(): Caller {
  return {
    id: "người của bên",
    mayWrite: true,
    rights: [{ role: "REPORTER", organisationId: party, unitId: null }],
  };
}

async function contest(id: string, expectedVersion: number, caller = ofParty()) {
  const { data, errors } = await member.ask(CONTEST, { id, expectedVersion }, caller);
  return { contested: data?.contestRecord, code: errors?.[0]?.extensions?.["code"] };
}

async function giveAccount(organisationId: string): Promise<void> {
  await insertRight(member.dataSource.manager, {
    ...{ id: randomUUID(), account: "an", accountName: null, role: "REPORTER", organisationId, unitId: null },
    ...{ validFrom: "2025-07-01", validTo: null, endedAt: null, reason: "Phân công", version: 1 },
  });
}

const events = () => eventsOfProgramme(member.dataSource, programme.id);
const BY_LEAD = { role: "SECRETARY", organisation: { id: `org_${WRITERS_ORGANISATION}` } };

describe("what is entered on behalf of a party without an account", () => {
  it("is recorded by the programme's secretary, from the party's document, and says so", async () => {
    const { report, error } = await enter();
    expect(error).toBeUndefined();
    expect(report.enteredOnBehalf).toEqual({ by: BY_LEAD, document: PAPER, contest: null });
    const { data } = await member.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Report { history { nodes { changed { field after } } } } } }`,
      { of: [{ __typename: "Report", id: report.id }] },
    );
    expect(data._entities[0].history.nodes[0].changed).toContainEqual({
      field: "enteredOnBehalf.by.role",
      after: "SECRETARY",
    });
  });

  it("is given back when it is sent again", async () => {
    const first = await enter();
    const again = await enter();
    expect(again).toEqual(first);
    expect(await events()).toHaveLength(1);
  });

  it("is a ceremony that its host has held, too", async () => {
    const input = {
      heldOn: "2022-05-18",
      title: { vi: "Lễ ký kết" },
      hostId: party,
      source: { title: "Báo" },
    };
    const { data, errors } = await member.ask(RECORD, {
      id: programme.id,
      input: { ...input, onBehalf: PAPER },
    });
    expect(errors).toBeUndefined();
    const { id, version, enteredOnBehalf } = data.recordCeremony;
    expect(enteredOnBehalf).toEqual({ by: BY_LEAD, document: PAPER, contest: null });
    expect((await contest(id, version)).contested.contest).toMatchObject({ by: { role: "REPORTER" } });
    expect((await events()).at(-1)).toMatchObject({ type: "ceremony.changed", version: version + 1 });
  });

  it("is nobody's to enter without a document: it is the party's then", async () => {
    const { error } = await enter(null);
    expect(error?.extensions?.["code"]).toBe("FORBIDDEN");
  });

  it.each([
    ["its number", { document: null }, "document.number"],
    ["its day", { publishedAt: null }, "publishedAt"],
    ["its issuer", { publisher: null }, "publisher"],
    ["where its scan is", { url: null }, "url"],
  ])("needs of the document %s", async (_, lack, field) => {
    const { error } = await enter({ ...PAPER, ...lack });
    expect(error?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      mistakes: [{ field: `input.onBehalf.${field}` }],
    });
    expect(await events()).toEqual([]);
  });

  it("is refused of a party that has an account", async () => {
    await giveAccount(party);
    const { error } = await enter();
    expect(error?.extensions).toMatchObject({ code: "REFUSED", mistakes: [{ field: "input.onBehalf" }] });
    expect(error?.message).toContain("has an account");
  });
});

describe("a party that has an account by now", () => {
  it("contests it: it counts as before, and its history and an event say so", async () => {
    const { report } = await enter();
    await giveAccount(party);
    const { contested } = await contest(report.id, 1);
    expect(contested.contest).toEqual({
      reason: "Số liệu không phải của chúng tôi",
      by: { role: "REPORTER", organisation: { id: `org_${party}` } },
    });
    expect((await events()).at(-1)).toMatchObject({ type: "report.contested", version: 2 });
    const { data } = await member.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Report {
        isCurrent version ${ON_BEHALF} history(last: 1) { nodes { version reason actor { role } changed { field } } }
      } } }`,
      { of: [{ __typename: "Report", id: report.id }] },
    );
    const [{ history, ...now }] = data._entities;
    expect(now).toMatchObject({
      isCurrent: true,
      version: 2,
      enteredOnBehalf: { contest: { by: { role: "REPORTER" } } },
    });
    expect(history.nodes).toEqual([
      {
        version: 2,
        reason: "Số liệu không phải của chúng tôi",
        actor: { role: "REPORTER" },
        changed: expect.arrayContaining([{ field: "enteredOnBehalf.contest.reason" }]),
      },
    ]);
  });

  it("contests it once for a reason, and by the version that it has read", async () => {
    const { report } = await enter();
    expect((await contest(report.id, 7)).code).toBe("CONFLICT");
    await contest(report.id, 1);
    expect((await contest(report.id, 2)).code).toBeUndefined();
    expect((await events()).filter(({ type }) => type === "report.contested")).toHaveLength(1);
  });

  it("contests nothing that it has recorded itself, nor what there is not", async () => {
    const { report } = await enter(null, WRITERS_ORGANISATION);
    const own = {
      ...ofParty(),
      rights: [{ role: "REPORTER", organisationId: WRITERS_ORGANISATION, unitId: null } as const],
    };
    expect((await contest(report.id, 1, own)).code).toBe("REFUSED");
    expect((await contest(`report_${randomUUID()}`, 1)).code).toBe("NOT_FOUND");
  });

  it("is the only one to do so", async () => {
    const { report } = await enter();
    const lead = {
      ...ofParty(),
      rights: [{ role: "SECRETARY", organisationId: WRITERS_ORGANISATION, unitId: null } as const],
    };
    expect((await contest(report.id, 1, lead)).code).toBe("FORBIDDEN");
  });
});
