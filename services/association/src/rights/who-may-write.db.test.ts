/** Every mutation × role × organisation × unit of the right: who may, and nobody else, as docs/rights.md has it. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { ROLES, type Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { startLoadedMember, type TestMember, WRITERS_ORGANISATION } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { buildSchema, print } from "graphql";
import type { EntityManager } from "typeorm";
import { unitId } from "../administrative-units/unit-id.js";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { Commitment } from "../commitments/commitment.js";
import { CommitmentOwner } from "../commitments/commitment-owner.js";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { Organisation } from "../organisations/organisation.js";
import { OrganisationSuccession } from "../organisations/organisation-succession.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { PartyRole, ProgrammeParty } from "../programmes/programme-party.js";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleAgreement } from "../testing/example-agreement.js";
import {
  addExampleProgramme,
  addOrganisation,
  EXAMPLE_UNIT,
  type ExampleProgramme,
} from "../testing/example-programme.js";
import { insertRight } from "./record-right.js";

const repository = new URL("../../../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, repository), "utf8");

/** Of what is written about: the former province of Quảng Trị, which went whole into the new one. */
const OWN_UNIT = EXAMPLE_UNIT;
const RIGHT_UNITS: Readonly<Record<string, string | null>> = {
  everywhere: null,
  "the very unit": OWN_UNIT,
  "what it was merged into": unitId(AdministrativeLevel.PROVINCE, "44", "2025-07-01"),
  "a unit below": unitId(AdministrativeLevel.DISTRICT, "461", "2025-03-01"),
  "a neighbour": unitId(AdministrativeLevel.PROVINCE, "46", "2025-03-01"),
  "what a neighbour was merged into it with": unitId(AdministrativeLevel.PROVINCE, "44", "2025-03-01"),
};
const COVERING = ["everywhere", "the very unit", "what it was merged into"];

const SOURCE = `source: { title: "Nguồn chưa ai ghi" }`;

interface Command {
  /** As the public schema names the mutation. */
  readonly mutation: string;
  readonly about: string;
  /** The field of the association, with arguments by which only who may not is refused for not having the right. */
  readonly text: () => string;
  readonly roles: readonly Role[];
  /** Whose it is. */
  readonly owner: () => string;
  /** A right for whatever unit will do. */
  readonly anywhere?: true;
}

let member: TestMember;
let manager: EntityManager;
let programme: ExampleProgramme;
let host: string;
/** The standing body of the programme, which does not lead it. */
let standing: string;
let partner: string;
let activity: string;
let agreement: string;
let given: string;
let givenToAuditor: string;
let entered: string;
/** Evidence of the second commitment, for which the partner answers. */
let offered: string;
/** A request to extend that commitment. */
let extension: string;

const LEAD = () => WRITERS_ORGANISATION;
const CEREMONY = `title: { vi: "Lễ ký kết" }, heldOn: "2022-05-18"`;
const REPORT = `cadence: PERIODIC, title: { vi: "Báo cáo" }, periodFrom: "2022-01-01", periodTo: "2022-12-31", issuedOn: "2022-12-20"`;
const recordCeremony = () =>
  `recordCeremony(programmeId: "${programme.id}", expectedVersion: 1, input: { ${CEREMONY}, hostId: "${host}", ${SOURCE} }`;
const recordRound = () =>
  `recordEvaluationRound(programmeId: "${programme.id}", number: 1, expectedVersion: 1, input: { heldOn: "2024-05-20", ${SOURCE} }`;
const PAPER = `onBehalf: { document: { number: "1/BC" }, publishedAt: "2022-12-20", publisher: "MTTQ", title: "1-bc.pdf" }`;
const submitReport = (more = "") =>
  `submitReport(programmeId: "${programme.id}", input: { organisationId: "${partner}", ${REPORT}, ${SOURCE}, ${more} }`;
const giveRight = (role: Role, organisationId = WRITERS_ORGANISATION) =>
  `giveRight(input: { account: "binh", role: ${role}, organisationId: "${organisationId}", unitId: "${OWN_UNIT}" }, reason: "Phân công"`;

const setState = (state: string) =>
  `setCommitmentState(commitmentId: "${programme.commitmentIds[0]}", state: ${state}, expectedVersion: 1, reason: "Đã xong", ${SOURCE}`;
const offerEvidence = (more = "") =>
  `offerEvidence(input: { commitmentId: "${programme.commitmentIds[1]}", kind: FILE, url: "https://example.vn/x.pdf", title: { vi: "Kế hoạch" }, ${more} }`;
const draftAgreement = () =>
  `draftAgreement(input: { code: "TT-01/2026", commitmentId: "${programme.commitmentIds[0]}", ownerId: "${partner}", partnerId: "${host}", purpose: "Học bổng", legalBasis: "Nghị quyết 26", indicatorCodes: ["CL02"], validTo: "2099-12-31", contact: "Văn phòng" }`;
const ofAgreement = () => `agreementId: "${agreement}", expectedVersion: 1`;

const ACTIVITY = `input: { title: { vi: "Trao học bổng" }, kind: SUPPORT, unitId: "${OWN_UNIT}", ${SOURCE} }`;
const ofActivity = () => `activityId: "${activity}", expectedVersion: 1, reason: "Ghi nhầm"`;

const COMMANDS: readonly Command[] = [
  {
    mutation: "reportFigure",
    about: "of the member",
    text: () =>
      `reportAssociationFigure(input: { unitId: "${OWN_UNIT}", indicatorCode: "LM01", numerator: 1, printedText: "một", asOf: "2022-12-31", ${SOURCE} }`,
    roles: ["REPORTER"],
    owner: LEAD,
  },
  {
    mutation: "recordActivity",
    about: "of the member",
    text: () => `recordAssociationActivity(${ACTIVITY}`,
    roles: ["REPORTER"],
    owner: LEAD,
  },
  {
    mutation: "updateActivity",
    about: "of the member",
    text: () => `updateAssociationActivity(${ofActivity()}, ${ACTIVITY}`,
    roles: ["REPORTER"],
    owner: LEAD,
  },
  {
    mutation: "withdrawActivity",
    about: "of the member",
    text: () => `withdrawAssociationActivity(${ofActivity()}`,
    roles: ["REPORTER"],
    owner: LEAD,
  },
  {
    mutation: "updateProgramme",
    about: "of its lead",
    text: () =>
      `updateProgramme(programmeId: "${programme.id}", expectedVersion: 1, input: { evaluationEveryMonths: 12, ${SOURCE} }`,
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "createProgramme",
    about: "of who is to lead it",
    text: () =>
      `createProgramme(input: { code: "MOI", title: { vi: "Chương trình" }, unitId: "${OWN_UNIT}", parties: [{ organisationId: "${partner}", role: LEAD }, { organisationId: "${host}", role: PARTNER }], ${SOURCE} }`,
    roles: ["SECRETARY"],
    owner: () => partner,
  },
  {
    mutation: "nameParty",
    about: "of its lead",
    text: () =>
      `nameParty(programmeId: "${programme.id}", expectedVersion: 1, input: { organisationId: "${host}", role: PARTNER, ${SOURCE} }`,
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "setClauses",
    about: "of its lead",
    text: () =>
      `setClauses(programmeId: "${programme.id}", expectedVersion: 1, input: { clauses: [{ number: "1", text: { vi: "Tuyên truyền" } }], ${SOURCE} }`,
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "addCommitment",
    about: "of the programme's lead",
    text: () =>
      `addCommitment(programmeId: "${programme.id}", input: { code: "C-9", title: { vi: "Tuyên truyền" }, ${SOURCE} }`,
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "setCommitmentState",
    about: "of the programme's lead",
    text: () => setState("DONE"),
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "setCommitmentState",
    about: "that is still owed, of the standing body",
    text: () => setState("IN_PROGRESS"),
    roles: ["SECRETARY"],
    owner: () => standing,
  },
  {
    mutation: "offerEvidence",
    about: "of who answers for the commitment",
    text: () => offerEvidence(),
    roles: ["REPORTER", "APPROVER", "SECRETARY"],
    owner: () => partner,
  },
  {
    mutation: "offerEvidence",
    about: "on behalf, of the lead",
    text: () => offerEvidence(`organisationId: "${partner}", ${PAPER}`),
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "acceptEvidence",
    about: "of another party that leads",
    text: () => `acceptEvidence(evidenceId: "${offered}", expectedVersion: 1`,
    roles: ["SECRETARY", "APPROVER"],
    owner: LEAD,
  },
  {
    mutation: "returnEvidence",
    about: "of another party that leads",
    text: () => `returnEvidence(evidenceId: "${offered}", expectedVersion: 1, missing: "Thiếu bản ký"`,
    roles: ["SECRETARY", "APPROVER"],
    owner: LEAD,
  },
  {
    mutation: "withdrawEvidence",
    about: "of who has offered it",
    text: () => `withdrawEvidence(evidenceId: "${offered}", expectedVersion: 1, reason: "Gửi nhầm"`,
    roles: ["REPORTER", "APPROVER", "SECRETARY"],
    owner: () => partner,
  },
  {
    mutation: "requestExtension",
    about: "of who answers for the commitment",
    text: () =>
      `requestExtension(input: { commitmentId: "${programme.commitmentIds[1]}", dueOn: "2040-12-31", reason: "Chờ kinh phí" }`,
    roles: ["REPORTER", "APPROVER", "SECRETARY"],
    owner: () => partner,
  },
  {
    mutation: "decideExtension",
    about: "of the programme's lead",
    text: () =>
      `decideExtension(extensionId: "${extension}", granted: true, expectedVersion: 1, reason: "Chính đáng"`,
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "recordCeremony",
    about: "of the lead",
    text: recordCeremony,
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "recordCeremony",
    about: "of its host",
    text: recordCeremony,
    roles: ["SECRETARY"],
    owner: () => host,
  },
  {
    mutation: "recordEvaluationRound",
    about: "of the lead",
    text: recordRound,
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "recordEvaluationRound",
    about: "of its host",
    text: recordRound,
    roles: ["SECRETARY"],
    owner: () => host,
  },
  {
    mutation: "submitReport",
    about: "of the party",
    text: () => submitReport(),
    roles: ["REPORTER", "SECRETARY"],
    owner: () => partner,
  },
  {
    mutation: "submitReport",
    about: "on behalf, of the lead",
    text: () => submitReport(PAPER),
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "contestRecord",
    about: "of the party",
    text: () => `contestRecord(recordId: "${entered}", expectedVersion: 1, reason: "Không đúng"`,
    roles: ["REPORTER", "SECRETARY"],
    owner: () => partner,
  },
  {
    mutation: "draftAgreement",
    about: "of the side that gives",
    text: draftAgreement,
    roles: ["SECRETARY"],
    owner: () => partner,
  },
  {
    mutation: "draftAgreement",
    about: "of the side that receives",
    text: draftAgreement,
    roles: ["SECRETARY"],
    owner: () => host,
  },
  {
    mutation: "draftAgreement",
    about: "of the programme's lead",
    text: draftAgreement,
    roles: ["SECRETARY"],
    owner: LEAD,
  },
  {
    mutation: "agree",
    about: "of the side that gives",
    text: () => `agree(${ofAgreement()}`,
    roles: ["SECRETARY", "APPROVER"],
    owner: () => partner,
  },
  {
    mutation: "agree",
    about: "of the side that receives",
    text: () => `agree(${ofAgreement()}`,
    roles: ["SECRETARY", "APPROVER"],
    owner: () => host,
  },
  {
    mutation: "revokeAgreement",
    about: "of the side that gives",
    text: () => `revokeAgreement(${ofAgreement()}, reason: "Hết nhu cầu"`,
    roles: ["SECRETARY", "APPROVER"],
    owner: () => partner,
  },
  {
    mutation: "revokeAgreement",
    about: "of the side that receives",
    text: () => `revokeAgreement(${ofAgreement()}, reason: "Hết nhu cầu"`,
    roles: ["SECRETARY", "APPROVER"],
    owner: () => host,
  },
  {
    mutation: "giveRight",
    about: "of a reporter",
    text: () => giveRight("REPORTER"),
    roles: ["MEMBER_ADMINISTRATOR"],
    owner: LEAD,
  },
  {
    mutation: "giveRight",
    about: "of an auditor of the organisation that runs the hub",
    text: () => giveRight("AUDITOR"),
    roles: ["OPERATOR"],
    owner: LEAD,
    anywhere: true,
  },
  {
    mutation: "giveRight",
    about: "of another organisation's auditor, by its own operator",
    text: () => giveRight("AUDITOR", partner),
    roles: ["OPERATOR"],
    owner: () => partner,
  },
  {
    mutation: "giveRight",
    about: "of another organisation's operator, by one of the organisation that runs the hub",
    text: () => giveRight("OPERATOR", partner),
    roles: ["OPERATOR"],
    owner: LEAD,
    anywhere: true,
  },
  {
    mutation: "endRight",
    about: "of a reporter",
    text: () => `endRight(rightId: "${given}", expectedVersion: 1, reason: "Nghỉ hưu"`,
    roles: ["MEMBER_ADMINISTRATOR"],
    owner: LEAD,
  },
  {
    mutation: "endRight",
    about: "of an auditor of the organisation that runs the hub",
    text: () => `endRight(rightId: "${givenToAuditor}", expectedVersion: 1, reason: "Nghỉ hưu"`,
    roles: ["OPERATOR"],
    owner: LEAD,
    anywhere: true,
  },
];

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  manager = member.dataSource.manager;
  programme = await addExampleProgramme(manager, { code: "WHOSE", commitments: 2 });
  [, partner] = programme.organisationIds;
  host = await addOrganisation(manager);
  standing = await addOrganisation(manager);
  await manager.insert(ProgrammeParty, {
    programmeId: programme.id,
    organisationId: standing,
    role: PartyRole.STANDING_BODY,
    position: 3,
  });
  await manager.update(SigningCeremony, { programmeId: programme.id }, { hostId: host });
  await manager.update(EvaluationRound, { programmeId: programme.id }, { hostId: host });
  const parties = { ownerId: partner, partnerId: host, ownerAgreedAt: null, partnerAgreedAt: null };
  agreement = (await addExampleAgreement(manager, programme, { ...parties, version: 1 })).id;
  given = await addRight("REPORTER");
  givenToAuditor = await addRight("AUDITOR");
  const { data } = await member.ask(`mutation { ${submitReport(PAPER)}) { id } }`);
  entered = data.submitReport.id;
  const recorded = await member.ask(`mutation { recordAssociationActivity(${ACTIVITY}) { id } }`);
  activity = recorded.data.recordAssociationActivity.id;
  await manager.update(
    CommitmentOwner,
    { commitmentId: programme.commitmentIds[1] ?? "" },
    { organisationId: partner },
  );
  const rights = [{ role: "REPORTER", organisationId: partner, unitId: null } as const];
  const answer = await member.ask(
    `mutation { ${offerEvidence()}) { id } }`,
    {},
    { id: "thử", mayWrite: true, rights },
  );
  offered = answer.data.offerEvidence.id;
  await manager.update(Commitment, { id: programme.commitmentIds[1] ?? "" }, { dueOn: "2024-12-31" });
  const requested = await member.ask(
    `mutation ($id: ID!) { requestExtension(input: { commitmentId: $id, dueOn: "2040-12-31", reason: "Chờ kinh phí" }) { id } }`,
    { id: programme.commitmentIds[1] },
    { id: "thử", mayWrite: true, rights },
  );
  extension = requested.data.requestExtension.id;
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function addRight(role: Role): Promise<string> {
  const id = randomUUID();
  await insertRight(manager, {
    id,
    account: "an",
    accountName: null,
    role,
    organisationId: WRITERS_ORGANISATION,
    unitId: OWN_UNIT,
    validFrom: "2025-07-01",
    validTo: null,
    endedAt: null,
    reason: "Phân công",
    version: 1,
  });
  return id;
}

async function isForbidden(
  text: string,
  right: { role: Role; organisationId: string; unitId: string | null },
) {
  const caller: Caller = { id: "thử", mayWrite: true, rights: [right] };
  const { errors } = await member.ask(`mutation { ${text}, validateOnly: true) { __typename } }`, {}, caller);
  const codes = (errors ?? []).map(({ extensions }) => extensions?.["code"]);
  expect(codes).not.toContain("INTERNAL_SERVER_ERROR");
  expect(codes).not.toContain("GRAPHQL_VALIDATION_FAILED");
  return codes.includes("FORBIDDEN");
}

describe("whose a mutation is", () => {
  it("is demanded in the schema as well, as far as it is a matter of roles", () => {
    const supergraph = buildSchema(read("schema/supergraph.graphql"), { assumeValidSDL: true });
    const mutations = Object.values(supergraph.getMutationType()?.getFields() ?? {});
    const demanded = mutations.flatMap(({ name, astNode }) => {
      const rule = astNode?.directives?.find((directive) => directive.name.value === "requiresScopes");
      const roles = [...(rule ? print(rule) : "").matchAll(/"([A-Z_]+)"/g)].map(([, role]) => role);
      return rule ? [[name, roles.sort()]] : [];
    });
    const tested = Object.groupBy(COMMANDS, ({ mutation }) => mutation);
    const roles = Object.entries(tested).map(([name, commands = []]) => [
      name,
      [...new Set(commands.flatMap((command) => command.roles))].sort(),
    ]);
    expect(Object.fromEntries(demanded)).toEqual(Object.fromEntries(roles));
  });

  it("is said of every one of the public schema, here and in docs/rights.md", () => {
    const schema = buildSchema(read("schema/api.graphql"), { assumeValidSDL: true });
    const mutations = Object.keys(schema.getMutationType()?.getFields() ?? {}).sort();
    expect([...new Set(COMMANDS.map(({ mutation }) => mutation))].sort()).toEqual(mutations);
    const rows = read("docs/rights.md").matchAll(/^\| `(\w+)`[^|]*\|([^|]*)\|/gm);
    const told = [...rows].map(([, name, roles = ""]) => ({
      name,
      roles: new Set([...roles.matchAll(/`([A-Z_]+)`/g)].map(([, role]) => role)),
    }));
    const tested = mutations.map((name) => ({
      name,
      roles: new Set(COMMANDS.filter(({ mutation }) => mutation === name).flatMap(({ roles }) => roles)),
    }));
    expect(told.toSorted((one, other) => String(one.name).localeCompare(String(other.name)))).toEqual(
      tested.toSorted((one, other) => one.name.localeCompare(other.name)),
    );
  });

  it.each(COMMANDS)("lets who has the right: $mutation $about", async ({ text, roles, owner, anywhere }) => {
    const another = await addOrganisation(manager);
    for (const role of ROLES) {
      for (const organisationId of [owner(), another]) {
        for (const [place, unit] of Object.entries(RIGHT_UNITS)) {
          const isOwners = organisationId === owner();
          const may = roles.includes(role) && isOwners && (anywhere === true || COVERING.includes(place));
          const told = {
            role,
            isOwners,
            place,
            may: !(await isForbidden(text(), { role, organisationId, unitId: unit })),
          };
          expect(told).toEqual({ role, isOwners, place, may });
        }
      }
    }
  });
});

describe("that a commitment has ended", () => {
  it("is not the standing body's to decide while somebody leads the programme", async () => {
    const right = { role: "SECRETARY", organisationId: standing, unitId: null } as const;
    expect(await isForbidden(setState("DONE"), right)).toBe(true);
    expect(await isForbidden(setState("DROPPED"), right)).toBe(true);
    const led = { programmeId: programme.id, organisationId: WRITERS_ORGANISATION };
    await manager.update(ProgrammeParty, led, { role: PartyRole.PARTNER });
    expect(await isForbidden(setState("DONE"), right)).toBe(false);
    await manager.update(ProgrammeParty, led, { role: PartyRole.LEAD });
  });
});

describe("a programme", () => {
  const update = () =>
    `updateProgramme(programmeId: "${programme.id}", expectedVersion: 1, input: { evaluationEveryMonths: 12, ${SOURCE} }`;
  const may = async (organisationId: string) =>
    !(await isForbidden(update(), { role: "SECRETARY", organisationId, unitId: null }));

  it("belongs to what has succeeded its lead, and that one's successor, as well", async () => {
    const heir = await addOrganisation(manager);
    const last = await addOrganisation(manager);
    expect(await may(last)).toBe(false);
    const { sourceId } = await manager.findOneByOrFail(Organisation, { id: heir });
    const succession = { effectiveOn: null, doubts: [], sourceId };
    await manager.insert(OrganisationSuccession, [
      { predecessorId: WRITERS_ORGANISATION, successorId: heir, ...succession },
      { predecessorId: heir, successorId: last, ...succession },
    ]);
    expect([await may(WRITERS_ORGANISATION), await may(heir), await may(last)]).toEqual([true, true, true]);
    await manager.delete(OrganisationSuccession, { successorId: last });
    await manager.delete(OrganisationSuccession, { successorId: heir });
  });

  it("belongs to the Hội Khuyến học of its place where no source names a lead", async () => {
    const ofPlace = await addOrganisation(manager, RIGHT_UNITS["what it was merged into"] ?? undefined);
    const elsewhere = await addOrganisation(manager, RIGHT_UNITS["a neighbour"] ?? undefined);
    expect(await may(ofPlace)).toBe(false);
    const parties = await manager.findBy(ProgrammeParty, { programmeId: programme.id });
    await manager.delete(ProgrammeParty, { programmeId: programme.id });
    expect([await may(ofPlace), await may(elsewhere)]).toEqual([true, false]);
    await manager.insert(ProgrammeParty, parties);
  });

  it("of the new unit is nothing to who has a right for the former one", async () => {
    const { id } = await addExampleProgramme(manager, { code: "NEW", commitments: 0 });
    await manager.update(
      CoordinationProgramme,
      { id },
      { unitId: RIGHT_UNITS["what it was merged into"] ?? OWN_UNIT },
    );
    const text = `updateProgramme(programmeId: "${id}", expectedVersion: 1, input: { evaluationEveryMonths: 12, ${SOURCE} }`;
    const right = { role: "SECRETARY", organisationId: WRITERS_ORGANISATION } as const;
    expect(await isForbidden(text, { ...right, unitId: OWN_UNIT })).toBe(true);
    expect(
      await isForbidden(text, { ...right, unitId: RIGHT_UNITS["what it was merged into"] ?? null }),
    ).toBe(false);
  });

  it("is refused by naming who leads it, and where", async () => {
    const { errors } = await member.ask(
      `mutation { ${update()}, validateOnly: true) { code } }`,
      {},
      {
        id: "thử",
        mayWrite: true,
        rights: [{ role: "SECRETARY", organisationId: partner, unitId: null }],
      },
    );
    expect(errors?.[0]?.message).toBe(
      "Tài khoản này không có quyền đang hiệu lực để làm việc này. Cần vai trò thường trực chương trình của Hội Khuyến học cho Tỉnh Quảng Trị hoặc nơi bao gồm đơn vị này; hãy đề nghị quản trị cơ quan hoặc quản trị hệ thống giao. / " +
        "This account has no right in force to do this. It needs the role of secretary of Association for Promoting Education for Quảng Trị Province or a unit around it; ask a member administrator or an operator for it.",
    );
  });
});
