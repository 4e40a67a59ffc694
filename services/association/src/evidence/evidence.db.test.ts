import { randomUUID } from "node:crypto";
import type { Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { Change } from "@hub/subgraph-kit/change";
import { startLoadedMember, type TestMember, WRITERS_ORGANISATION } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { Commitment } from "../commitments/commitment.js";
import { CommitmentOwner } from "../commitments/commitment-owner.js";
import { CommitmentState } from "../commitments/commitment-state.js";
import { EvidenceKind } from "../commitments/evidence-kind.js";
import { PartyRole, ProgrammeParty } from "../programmes/programme-party.js";
import { insertRight } from "../rights/record-right.js";
import { associationAlone } from "../testing/association-alone.js";
import { eventsOfProgramme, versionsInHistory } from "../testing/events-of-programme.js";
import {
  addExampleProgramme,
  addOrganisation,
  EXAMPLE_UNIT,
  type ExampleProgramme,
} from "../testing/example-programme.js";

const EVIDENCE = `id number version state kind member note url missing title { vi } offeredAt decidedAt
  offeredBy { id } decidedBy { id } acceptedBy { id } activity { id title { vi } } figure { id numerator } document { id }
  memberCopy { member isUpToDate hasLeft } commitment { id state version }
  enteredOnBehalf { by { role organisation { id } } contest { reason } }`;
const OFFER = `mutation ($input: OfferEvidenceInput!, $expectedVersion: Int) {
  offerEvidence(input: $input, expectedVersion: $expectedVersion) { ${EVIDENCE} }
}`;
const ACCEPT = `mutation ($id: ID!, $expectedVersion: Int!) {
  acceptEvidence(evidenceId: $id, expectedVersion: $expectedVersion) { ${EVIDENCE} }
}`;
const RETURN = `mutation ($id: ID!, $expectedVersion: Int!) {
  returnEvidence(evidenceId: $id, expectedVersion: $expectedVersion, missing: "Thiếu danh sách lớp") { ${EVIDENCE} }
}`;
const WITHDRAW = `mutation ($id: ID!, $expectedVersion: Int!) {
  withdrawEvidence(evidenceId: $id, expectedVersion: $expectedVersion, reason: "Gửi nhầm") { ${EVIDENCE} }
}`;
const CONTEST = `mutation ($id: ID!, $expectedVersion: Int!) {
  contestRecord(recordId: $id, expectedVersion: $expectedVersion, reason: "Không phải của chúng tôi") { contest { reason } }
}`;
const PAPER = {
  document: { number: "12/BC-MTTQ" },
  publishedAt: "2022-12-20",
  publisher: "Ủy ban MTTQ tỉnh",
  url: "https://example.vn/12-bc-mttq.pdf",
};
const ADDRESS = "https://example.vn/ke-hoach.pdf";
const LEFT = "former-teachers";

let member: TestMember;
let programme: ExampleProgramme;
let commitmentId: string;
let lead: string;
let partner: string;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  await member.dataSource.query("INSERT INTO joint_record_version (member, version) VALUES ($1, 1)", [LEFT]);
});

beforeEach(async () => {
  programme = await addExampleProgramme(member.dataSource.manager, { code: randomUUID(), commitments: 1 });
  [commitmentId = ""] = programme.commitmentIds;
  [lead, partner] = programme.organisationIds;
  await member.dataSource
    .getRepository(CommitmentOwner)
    .update({ commitmentId }, { organisationId: partner });
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function by(organisationId: string, role: Role = "REPORTER"): Caller {
  return { id: "thử", mayWrite: true, rights: [{ role, organisationId, unitId: null }] };
}

interface Answered {
  // A test looks into the answer of its own query; its shape is the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly evidence: any;
  readonly code: unknown;
  readonly fields: string[];
}

async function ask(mutation: string, variables: Record<string, unknown>, caller: Caller): Promise<Answered> {
  const { data, errors } = await member.ask(mutation, variables, caller);
  const { code, mistakes } = errors?.[0]?.extensions ?? {};
  const [evidence = null] = Object.values(data ?? {});
  const fields = Array.isArray(mistakes) ? mistakes.map(({ field }) => String(field)) : [];
  return { evidence, code, fields };
}

function offer(input: object = {}, caller = by(partner), expectedVersion?: number): Promise<Answered> {
  const basic = { commitmentId, kind: "FILE", url: ADDRESS, title: { vi: "Kế hoạch đã ký" } };
  return ask(OFFER, { input: { ...basic, ...input }, expectedVersion }, caller);
}

function commitment(): Promise<Commitment> {
  return member.dataSource.getRepository(Commitment).findOneByOrFail({ id: commitmentId });
}

async function addActivity(recorder: string | null, of = LEFT): Promise<string> {
  const id = `act_${of}_${randomUUID()}`;
  await member.dataSource.query(
    `INSERT INTO joint_activity (id, member, title, kind, period, results, doubts, source_id, begins_on, ends_on)
     VALUES ($1, $2, '{"vi": "Trao xe đạp", "en": null}', 'SUPPORT', '{"from": null, "to": null}', '[]', '[]', 'src_x', '0001-01-01', '9999-12-31')`,
    [id, of],
  );
  await member.dataSource.query(
    `INSERT INTO joint_change (member, kind, entity_id, version, what, at, organisation_id, role, changed)
     VALUES ($1, 'Activity', $2, 1, 'ADDED', now(), $3, 'DATA_LOADER', '[]')`,
    [of, id, recorder],
  );
  return id;
}

async function addFigure(recorder: string | null): Promise<string> {
  const id = `fig_${LEFT}_${randomUUID()}`;
  await member.dataSource.query(
    `INSERT INTO joint_figure (id, member, unit_id, indicator_code, numerator, printed_text, qualifier, as_of, known_at,
       organisation_id, role, source_id, own_flags, doubts, unit_order)
     VALUES ($1, $2, $3, 'LM01', 7, '7 hộ', 'EXACT', '2025-06-30', now(), $4, $5, 'src_x', '[]', '[]', '~')`,
    [id, LEFT, EXAMPLE_UNIT, recorder, recorder && "REPORTER"],
  );
  return id;
}

async function giveAccount(organisationId: string): Promise<void> {
  await insertRight(member.dataSource.manager, {
    ...{ id: randomUUID(), account: "an", accountName: null, role: "REPORTER", organisationId, unitId: null },
    ...{ validFrom: "2025-07-01", validTo: null, endedAt: null, reason: "Phân công", version: 1 },
  });
}

const events = () => eventsOfProgramme(member.dataSource, programme.id);

async function history() {
  const changes = await member.dataSource
    .getRepository(Change)
    .find({ where: { entityId: commitmentId }, order: { version: "ASC" } });
  return changes.map(({ version, reason, role, organisationId, changed }) => ({
    ...{ version, reason, role, organisationId },
    fields: Object.fromEntries(changed.map(({ field, before, after }) => [field, [before, after]])),
  }));
}

describe("evidence", () => {
  it("is offered by who answers for the commitment, which is under way by that; history and event tell", async () => {
    const { evidence } = await offer({ note: "Bản đã ký" });
    expect(evidence).toMatchObject({
      ...{ number: 1, version: 1, state: "OFFERED", kind: "FILE", member: "association" },
      ...{
        note: "Bản đã ký",
        url: ADDRESS,
        missing: null,
        decidedAt: null,
        decidedBy: null,
        acceptedBy: null,
      },
      ...{ offeredBy: { id: `org_${partner}` }, activity: null, figure: null, memberCopy: null },
      commitment: { id: `commitment_${commitmentId}`, state: "IN_PROGRESS", version: 2 },
      enteredOnBehalf: null,
    });
    expect(await history()).toMatchObject([
      {
        ...{ version: 2, role: "REPORTER", organisationId: partner },
        fields: {
          state: ["NOT_REPORTED", "IN_PROGRESS"],
          "evidence.0.state": [null, "OFFERED"],
          "evidence.0.title.vi": [null, "Kế hoạch đã ký"],
          "evidence.0.url": [null, ADDRESS],
          "evidence.0.offeredBy.id": [null, `org_${partner}`],
        },
      },
    ]);
    expect(await events()).toMatchObject([
      {
        type: "commitment.changed",
        version: 2,
        payload: { state: "IN_PROGRESS", previousState: "NOT_REPORTED" },
      },
    ]);
  });

  it("is accepted by another party that leads, and makes the commitment done in the same step", async () => {
    const { evidence } = await offer();
    const accepted = await ask(ACCEPT, { id: evidence.id, expectedVersion: 1 }, by(lead, "APPROVER"));
    expect(accepted.evidence).toMatchObject({
      ...{
        state: "ACCEPTED",
        version: 2,
        acceptedBy: { id: `org_${lead}` },
        decidedBy: { id: `org_${lead}` },
      },
      commitment: { state: "DONE", version: 3 },
    });
    expect((await history()).at(-1)).toMatchObject({
      ...{ version: 3, role: "APPROVER", organisationId: lead },
      fields: {
        state: ["IN_PROGRESS", "DONE"],
        "evidence.0.state": ["OFFERED", "ACCEPTED"],
        "evidence.0.acceptedBy.id": [null, `org_${lead}`],
      },
    });
    expect(await versionsInHistory(member.dataSource, commitmentId)).toEqual(
      (await events()).map(({ version }) => version),
    );
  });

  it("of another kind than was stated leaves the commitment under way when it is accepted", async () => {
    const repository = member.dataSource.getRepository(Commitment);
    await repository.update({ id: commitmentId }, { evidenceKind: EvidenceKind.FIGURE });
    const { evidence } = await offer();
    const accepted = await ask(ACCEPT, { id: evidence.id, expectedVersion: 1 }, by(lead, "SECRETARY"));
    expect(accepted.evidence).toMatchObject({ state: "ACCEPTED", commitment: { state: "IN_PROGRESS" } });
  });

  it("is returned with what is missing, and offered again in a new version that the history keeps", async () => {
    const { evidence } = await offer();
    const returned = await ask(RETURN, { id: evidence.id, expectedVersion: 1 }, by(lead, "SECRETARY"));
    expect(returned.evidence).toMatchObject({
      ...{ state: "RETURNED", missing: "Thiếu danh sách lớp", version: 2, acceptedBy: null },
      ...{ decidedBy: { id: `org_${lead}` }, commitment: { state: "IN_PROGRESS" } },
    });
    const better = `${ADDRESS}?ban=2`;
    const again = { evidenceId: evidence.id, url: better };
    expect((await offer(again, by(partner), 1)).code).toBe("CONFLICT");
    const corrected = await offer(again, by(partner), 2);
    expect(corrected.evidence).toMatchObject({
      ...{
        id: evidence.id,
        number: 1,
        version: 3,
        state: "OFFERED",
        url: better,
        missing: null,
        decidedBy: null,
      },
    });
    expect((await history()).slice(1)).toMatchObject([
      { reason: "Thiếu danh sách lớp", fields: { "evidence.0.missing": [null, "Thiếu danh sách lớp"] } },
      {
        reason: null,
        fields: {
          "evidence.0.state": ["RETURNED", "OFFERED"],
          "evidence.0.url": [ADDRESS, better],
          "evidence.0.missing": ["Thiếu danh sách lớp", null],
        },
      },
    ]);
  });

  it("is withdrawn by who offered it, and by nobody else", async () => {
    const { evidence } = await offer();
    const withdraw = { id: evidence.id, expectedVersion: 1 };
    expect((await ask(WITHDRAW, withdraw, by(lead, "SECRETARY"))).code).toBe("FORBIDDEN");
    expect((await ask(WITHDRAW, withdraw, by(partner))).evidence).toMatchObject({ state: "WITHDRAWN" });
    expect((await ask(ACCEPT, { ...withdraw, expectedVersion: 2 }, by(lead, "SECRETARY"))).code).toBe(
      "REFUSED",
    );
  });

  it("is a list of its commitment, the same for everybody, in constant statements", async () => {
    await offer();
    await offer({ url: `${ADDRESS}?2`, title: { vi: "Biên bản" } });
    const query =
      "query ($code: String!) { programme(code: $code) { commitments { evidence { number title { vi } state } } } }";
    const { data } = await member.ask(query, { code: programme.code }, { id: "anyone", mayWrite: false });
    expect(data.programme.commitments[0].evidence).toEqual([
      { number: 1, title: { vi: "Kế hoạch đã ký" }, state: "OFFERED" },
      { number: 2, title: { vi: "Biên bản" }, state: "OFFERED" },
    ]);
  });
});

describe("who may", () => {
  it("offer is nobody but who answers for the commitment", async () => {
    expect((await offer({}, by(lead, "SECRETARY"))).code).toBe("FORBIDDEN");
    expect((await offer({}, by(partner, "READER"))).code).toBe("FORBIDDEN");
    const other = await addOrganisation(member.dataSource.manager);
    expect((await offer({ organisationId: other }, by(other))).fields).toEqual(["input.organisationId"]);
    for (const role of ["REPORTER", "APPROVER", "SECRETARY"] as const)
      expect((await offer({ url: `${ADDRESS}?${role}` }, by(partner, role))).code).toBeUndefined();
  });

  it("offer is any named party where nobody answers for it", async () => {
    await member.dataSource.getRepository(CommitmentOwner).delete({ commitmentId });
    expect((await offer({}, by(lead))).evidence.offeredBy).toEqual({ id: `org_${lead}` });
    expect((await offer({}, by(partner))).evidence.offeredBy).toEqual({ id: `org_${partner}` });
  });

  it("decide is another organisation alone: any other named party where the only lead offers", async () => {
    await member.dataSource.getRepository(CommitmentOwner).update({ commitmentId }, { organisationId: lead });
    const { evidence } = await offer({}, by(lead));
    const accept = { id: evidence.id, expectedVersion: 1 };
    expect((await ask(ACCEPT, accept, by(lead, "SECRETARY"))).code).toBe("FORBIDDEN");
    expect((await ask(ACCEPT, accept, by(partner, "REPORTER"))).code).toBe("FORBIDDEN");
    expect((await ask(ACCEPT, accept, by(partner, "APPROVER"))).evidence.state).toBe("ACCEPTED");
  });

  it("decide is no partner while another one leads", async () => {
    const { manager } = member.dataSource;
    const third = await addOrganisation(manager);
    await manager.insert(ProgrammeParty, {
      ...{ programmeId: programme.id, organisationId: third, role: PartyRole.PARTNER, position: 3 },
    });
    const { evidence } = await offer();
    const accept = { id: evidence.id, expectedVersion: 1 };
    expect((await ask(ACCEPT, accept, by(third, "SECRETARY"))).code).toBe("FORBIDDEN");
    expect((await ask(RETURN, accept, by(third, "SECRETARY"))).code).toBe("FORBIDDEN");
  });

  it("decide is refused in words where the programme names nobody else", async () => {
    const { manager } = member.dataSource;
    await manager.delete(ProgrammeParty, { programmeId: programme.id, organisationId: lead });
    const { evidence } = await offer();
    const answer = await ask(ACCEPT, { id: evidence.id, expectedVersion: 1 }, by(partner, "SECRETARY"));
    expect(answer).toMatchObject({ code: "REFUSED", fields: ["evidenceId"] });
  });
});

describe("what is offered", () => {
  it("is an activity of a member, read from the joint record with its age while the member is away", async () => {
    const activityId = await addActivity(partner);
    const { evidence } = await offer({ kind: "ACTIVITY", url: null, activityId });
    expect(evidence).toMatchObject({
      ...{ member: LEFT, activity: { id: activityId, title: { vi: "Trao xe đạp" } }, figure: null },
      memberCopy: { member: LEFT, isUpToDate: false, hasLeft: true },
    });
  });

  it("is a figure of a member", async () => {
    const figureId = await addFigure(partner);
    const { evidence } = await offer({ kind: "FIGURE", url: null, figureId });
    expect(evidence).toMatchObject({ member: LEFT, figure: { id: figureId, numerator: 7 } });
  });

  it("is refused where another organisation has recorded it", async () => {
    const activity = await offer({ kind: "ACTIVITY", url: null, activityId: await addActivity(lead) });
    expect(activity).toMatchObject({ code: "REFUSED", fields: ["input.activityId"] });
    const figure = await offer({ kind: "FIGURE", url: null, figureId: await addFigure(lead) });
    expect(figure).toMatchObject({ code: "REFUSED", fields: ["input.figureId"] });
  });

  it("is refused alike where there is no such record and where it is internal, which is not in the joint record", async () => {
    const figure = await offer({ kind: "FIGURE", url: null, figureId: `fig_education_${randomUUID()}` });
    expect(figure).toMatchObject({ code: "NOT_FOUND", fields: ["input.figureId"] });
    const activity = await offer({
      kind: "ACTIVITY",
      url: null,
      activityId: `act_education_${randomUUID()}`,
    });
    expect(activity).toMatchObject({ code: "NOT_FOUND", fields: ["input.activityId"] });
    const document = await offer({ kind: "DOCUMENT", url: null, documentId: randomUUID() });
    expect(document).toMatchObject({ code: "NOT_FOUND", fields: ["input.documentId"] });
  });

  it.each([
    [{ kind: "ACTIVITY", url: null }, ["input.activityId"]],
    [{ kind: "DOCUMENT", url: null }, ["input.documentId"]],
    [{ kind: "FIGURE" }, ["input.figureId", "input.url"]],
    [{ url: "tệp của tôi" }, ["input.url"]],
  ])("is refused where it does not fit the kind: %j", async (input, fields) => {
    expect(await offer(input)).toMatchObject({ code: "BAD_USER_INPUT", fields });
  });

  it("is offered once while it waits, and never of what was dropped", async () => {
    await offer();
    expect(await offer()).toMatchObject({ code: "REFUSED", fields: ["input"] });
    const repository = member.dataSource.getRepository(Commitment);
    await repository.update({ id: commitmentId }, { state: CommitmentState.DROPPED });
    expect((await offer({ url: `${ADDRESS}?2` })).fields).toEqual(["input.commitmentId"]);
  });

  it("loses no state: only one of two that decide at once does", async () => {
    const { evidence } = await offer();
    const accept = () => ask(ACCEPT, { id: evidence.id, expectedVersion: 1 }, by(lead, "SECRETARY"));
    const answers = await Promise.all([accept(), accept()]);
    expect(answers.map(({ code }) => code ?? "accepted").sort()).toEqual(["CONFLICT", "accepted"]);
    expect(await commitment()).toMatchObject({ state: "DONE", version: 3 });
  });
});

describe("evidence that is entered on behalf of a party without an account", () => {
  const SECRETARY = by(WRITERS_ORGANISATION, "SECRETARY");

  it("is recorded by the programme's secretary from the party's document, and says so", async () => {
    const { evidence } = await offer({ organisationId: partner, onBehalf: PAPER }, SECRETARY);
    expect(evidence).toMatchObject({
      offeredBy: { id: `org_${partner}` },
      enteredOnBehalf: { by: { role: "SECRETARY", organisation: { id: `org_${lead}` } }, contest: null },
    });
    expect((await offer({ onBehalf: PAPER }, SECRETARY)).fields).toEqual(["input.organisationId"]);
  });

  it("is refused of a party that has one, which contests what was entered before", async () => {
    const { evidence } = await offer({ organisationId: partner, onBehalf: PAPER }, SECRETARY);
    await giveAccount(partner);
    const again = await offer({ organisationId: partner, onBehalf: PAPER, url: `${ADDRESS}?2` }, SECRETARY);
    expect(again.fields).toEqual(["input.onBehalf"]);
    const contested = await ask(CONTEST, { id: evidence.id, expectedVersion: 1 }, by(partner));
    expect(contested.evidence).toEqual({ contest: { reason: "Không phải của chúng tôi" } });
    expect((await history()).at(-1)).toMatchObject({
      ...{ reason: "Không phải của chúng tôi", organisationId: partner },
      fields: { "evidence.0.enteredOnBehalf.contest.reason": [null, "Không phải của chúng tôi"] },
    });
    expect((await events()).at(-1)).toMatchObject({ type: "commitment.changed", version: 3 });
    expect((await ask(CONTEST, { id: evidence.id, expectedVersion: 2 }, SECRETARY)).code).toBe("FORBIDDEN");
  });
});
