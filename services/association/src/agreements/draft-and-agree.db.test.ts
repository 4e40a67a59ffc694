import { randomUUID } from "node:crypto";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import type { Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { unitId } from "../administrative-units/unit-id.js";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { Organisation } from "../organisations/organisation.js";
import { OrganisationSuccession } from "../organisations/organisation-succession.js";
import { associationAlone } from "../testing/association-alone.js";
import { eventsOfProgramme } from "../testing/events-of-programme.js";
import {
  addExampleProgramme,
  addOrganisation,
  EXAMPLE_UNIT,
  type ExampleProgramme,
} from "../testing/example-programme.js";
import { SharingAgreement } from "./sharing-agreement.js";

const TODAY = todayInVietnam();
const ELSEWHERE = unitId(AdministrativeLevel.PROVINCE, "46", "2025-03-01");
const FACTS = `id code state inForce version validFrom validTo smallestCell indicators { code } fields unit { id }
  agreedBy { organisation { id } } revokedAt
  history { nodes { version reason source { id } actor { role organisation { id } } changed { field after } } }`;
const DRAFT = `mutation ($input: DraftAgreementInput!, $validateOnly: Boolean! = false) {
  draftAgreement(input: $input, validateOnly: $validateOnly) { ${FACTS} }
}`;
const AGREE = `mutation ($id: ID!, $expectedVersion: Int!) {
  agree(agreementId: $id, expectedVersion: $expectedVersion) { ${FACTS} }
}`;
const REVOKE = `mutation ($id: ID!, $expectedVersion: Int!) {
  revokeAgreement(agreementId: $id, expectedVersion: $expectedVersion, reason: "Không còn nhu cầu") { ${FACTS} }
}`;

let member: TestMember;
let programme: ExampleProgramme;
let owner: string;
let partner: string;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  programme = await addExampleProgramme(member.dataSource.manager, { code: "DRAFTS", commitments: 1 });
  [owner, partner] = programme.organisationIds;
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function officer(organisationId: string, role: Role = "SECRETARY"): Caller {
  return { id: "cán bộ", mayWrite: true, rights: [{ role, organisationId, unitId: EXAMPLE_UNIT }] };
}

async function draft(input: object = {}, { caller = officer(owner), validateOnly = false } = {}) {
  const whole = {
    code: `TT-${randomUUID()}`,
    commitmentId: `commitment_${programme.commitmentIds[0]}`,
    ownerId: `org_${owner}`,
    partnerId: `org_${partner}`,
    purpose: "Phối hợp trao học bổng",
    legalBasis: "Nghị quyết 26/2025/NQ-HĐND",
    indicatorCodes: ["LM01"],
    validTo: "2099-12-31",
    contact: "Văn phòng Hội Khuyến học tỉnh",
    ...input,
  };
  const { data, errors } = await member.ask(DRAFT, { input: whole, validateOnly }, caller);
  return { agreement: data?.draftAgreement, error: errors?.[0] };
}

async function step(text: string, id: string, expectedVersion: number, caller: Caller) {
  const { data, errors } = await member.ask(text, { id, expectedVersion }, caller);
  return { agreement: data?.agree ?? data?.revokeAgreement, error: errors?.[0] };
}

function mistakes(error: { extensions?: Record<string, unknown> } | undefined): unknown {
  const found = error?.extensions?.["mistakes"];
  return Array.isArray(found) ? found.map(({ field }) => field) : found;
}

describe("an agreement", () => {
  it("is drafted by a secretary of a side, agreed by both, in force between its days, and revoked by either", async () => {
    const { agreement: drafted, error } = await draft({
      code: "TT-01/2026",
      indicatorCodes: ["lm01", "LM01", "CL02"],
    });
    expect(error).toBeUndefined();
    expect(drafted).toMatchObject({
      code: "TT-01/2026",
      ...{ state: "DRAFTED", inForce: false, version: 1, validFrom: TODAY, validTo: "2099-12-31" },
      ...{ smallestCell: 5, indicators: [{ code: "LM01" }, { code: "CL02" }], unit: null, agreedBy: [] },
    });
    const { id } = drafted;

    const first = await step(AGREE, id, 1, officer(partner, "APPROVER"));
    expect(first.agreement).toMatchObject({
      ...{ state: "DRAFTED", inForce: false, version: 2 },
      agreedBy: [{ organisation: { id: `org_${partner}` } }],
    });
    const again = await step(AGREE, id, 2, officer(partner));
    expect(again.error?.extensions?.["code"]).toBe("REFUSED");
    expect(again.error?.message).toContain("Your side has agreed");

    const second = await step(AGREE, id, 2, officer(owner));
    expect(second.agreement).toMatchObject({
      ...{ state: "AGREED", inForce: true, version: 3 },
      agreedBy: [{ organisation: { id: `org_${partner}` } }, { organisation: { id: `org_${owner}` } }],
    });
    const opened = () =>
      member.dataSource.query("SELECT FROM sharing_agreement WHERE revoked_at IS NULL AND id = $1", [
        id.replace("agreement_", ""),
      ]);
    expect(await opened()).toHaveLength(1);

    const { agreement: revoked } = await step(REVOKE, id, 3, officer(partner));
    expect(revoked).toMatchObject({ state: "REVOKED", inForce: false, version: 4 });
    expect(revoked.history.nodes).toMatchObject([
      {
        version: 1,
        reason: null,
        source: null,
        actor: { role: "SECRETARY", organisation: { id: `org_${owner}` } },
      },
      {
        version: 2,
        actor: { role: "APPROVER", organisation: { id: `org_${partner}` } },
        changed: [{ field: "partnerAgreedOn" }],
      },
      {
        version: 3,
        actor: { role: "SECRETARY", organisation: { id: `org_${owner}` } },
        changed: [{ field: "ownerAgreedOn" }],
      },
      {
        ...{ version: 4, reason: "Không còn nhu cầu" },
        ...{
          actor: { role: "SECRETARY", organisation: { id: `org_${partner}` } },
          changed: [{ field: "revokedOn" }],
        },
      },
    ]);
    const events = (await eventsOfProgramme(member.dataSource, programme.id)).filter(
      ({ aggregateId }) => aggregateId === id,
    );
    expect(events).toMatchObject(
      [1, 2, 3, 4].map((version) => ({
        type: "agreement.changed",
        version,
        payload: {
          ...{ agreementId: id, ownerId: `org_${owner}`, partnerId: `org_${partner}` },
          commitmentId: `commitment_${programme.commitmentIds[0]}`,
        },
      })),
    );
  });

  it("is not written at a version that is another one by now", async () => {
    const { agreement } = await draft();
    const { error } = await step(AGREE, agreement.id, 7, officer(owner));
    expect(error?.extensions).toMatchObject({ code: "CONFLICT", currentVersion: 1 });
    const revoking = await step(REVOKE, agreement.id, 7, officer(owner));
    expect(revoking.error?.extensions).toMatchObject({ code: "CONFLICT", currentVersion: 1 });
  });

  it("is agreed for each side by one who speaks for both", async () => {
    const { agreement } = await draft();
    const both: Caller = {
      id: "cả hai",
      mayWrite: true,
      rights: [owner, partner].map((organisationId) => ({ role: "APPROVER", organisationId, unitId: null })),
    };
    await step(AGREE, agreement.id, 1, both);
    const { agreement: agreed } = await step(AGREE, agreement.id, 2, both);
    expect(agreed).toMatchObject({ state: "AGREED", inForce: true });
  });

  it("is also of what has succeeded a side", async () => {
    const { manager } = member.dataSource;
    const { agreement } = await draft();
    const heir = await addOrganisation(manager);
    expect((await step(AGREE, agreement.id, 1, officer(heir))).error?.extensions?.["code"]).toBe("FORBIDDEN");
    const { sourceId } = await manager.findOneByOrFail(Organisation, { id: heir });
    const succession = { predecessorId: partner, successorId: heir, effectiveOn: null, doubts: [], sourceId };
    await manager.insert(OrganisationSuccession, succession);
    const { agreement: agreed } = await step(AGREE, agreement.id, 1, officer(heir));
    expect(agreed.agreedBy).toEqual([{ organisation: { id: `org_${partner}` } }]);
    const named = await draft({ partnerId: `org_${heir}` }, { caller: officer(heir) });
    expect(named.error).toBeUndefined();
  });

  it("that there is not, is neither agreed to nor revoked", async () => {
    for (const text of [AGREE, REVOKE]) {
      const { error } = await step(text, `agreement_${randomUUID()}`, 1, officer(owner));
      expect(error?.extensions?.["code"]).toBe("NOT_FOUND");
    }
  });
});

describe("a draft", () => {
  it.each<[string, object, code: string, fields: string[]]>([
    ["of no commitment", { commitmentId: randomUUID() }, "NOT_FOUND", ["input.commitmentId"]],
    ["of no owner", { ownerId: randomUUID() }, "NOT_FOUND", ["input.ownerId"]],
    ["of no indicator", { indicatorCodes: [] }, "BAD_USER_INPUT", ["input.indicatorCodes"]],
    ["of unknown indicators", { indicatorCodes: ["LM01", "XX99"] }, "NOT_FOUND", ["input.indicatorCodes"]],
    [
      "of an unknown field",
      { fields: ["Figure.numerator", "Figure.id"] },
      "BAD_USER_INPUT",
      ["input.fields"],
    ],
    ["of no unit", { unitId: randomUUID() }, "NOT_FOUND", ["input.unitId"]],
    ["of a unit of another programme", { unitId: ELSEWHERE }, "REFUSED", ["input.unitId"]],
    ["that begins in the past", { validFrom: "2026-01-01" }, "BAD_USER_INPUT", ["input.validFrom"]],
    [
      "that ends before it begins",
      { validFrom: "2099-01-02", validTo: "2099-01-01" },
      "BAD_USER_INPUT",
      ["input.validTo"],
    ],
    [
      "of scholarships with a cell below 5",
      { indicatorCodes: ["LM01", "FD04"], smallestCell: 4 },
      "BAD_USER_INPUT",
      ["input.smallestCell"],
    ],
    ["with a cell of none", { smallestCell: 0 }, "BAD_USER_INPUT", ["input.smallestCell"]],
    ...["TT\u201101/2026", "TT-01/2026\u200b", "TT-01 / 2026", "ＴＴ-01/2026", "ТТ-01/2026", "TT-01/"].map(
      (code): [string, object, string, string[]] => [
        `with ${JSON.stringify(code)} as its number`,
        { code },
        "BAD_USER_INPUT",
        ["input.code"],
      ],
    ),
    ["with a long code", { code: "T".repeat(61) }, "BAD_USER_INPUT", ["input.code"]],
    [
      "with all of it",
      { indicatorCodes: ["XX99"], validFrom: "2026-01-01", validTo: "2025-01-01", smallestCell: -1 },
      "NOT_FOUND",
      ["input.indicatorCodes", "input.validFrom", "input.validTo", "input.smallestCell"],
    ],
  ])("%s is refused", async (_, input, code, fields) => {
    const { error } = await draft(input);
    expect(error?.extensions?.["code"]).toBe(code);
    expect(mistakes(error)).toEqual(fields);
    expect(error?.message).toMatch(/; .* \/ .*; /);
  });

  it("is between two parties of the programme", async () => {
    const stranger = await addOrganisation(member.dataSource.manager);
    const strange = await draft({ partnerId: `org_${stranger}` });
    expect(strange.error?.extensions?.["code"]).toBe("REFUSED");
    expect(strange.error?.message).toContain("is no named party of programme DRAFTS");
    const same = await draft({ partnerId: `org_${owner}` });
    expect(mistakes(same.error)).toEqual(["input.partnerId"]);
  });

  it("is made from a commitment of a signed programme", async () => {
    const { manager } = member.dataSource;
    const unsigned = await addExampleProgramme(manager, { code: "UNSIGNED", commitments: 1 });
    await manager.delete(SigningCeremony, { programmeId: unsigned.id });
    const [giving, receiving] = unsigned.organisationIds;
    const { error } = await draft(
      {
        commitmentId: `commitment_${unsigned.commitmentIds[0]}`,
        ...{ ownerId: `org_${giving}`, partnerId: `org_${receiving}` },
      },
      { caller: officer(giving) },
    );
    expect(error?.extensions?.["code"]).toBe("REFUSED");
    expect(error?.message).toContain("No signing of programme UNSIGNED is recorded");
  });

  it("has a code that no other has, however it is written", async () => {
    expect((await draft({ code: "TT-ab/2026" })).error).toBeUndefined();
    const { error } = await draft({ code: "tt-AB/2026" });
    expect(mistakes(error)).toEqual(["input.code"]);
    const many = await Promise.all(Array.from({ length: 5 }, () => draft({ code: "TT-once/2026" })));
    expect(many.filter((answer) => answer.error === undefined)).toHaveLength(1);
    expect(many.flatMap((answer) => answer.error?.extensions?.["code"] ?? [])).toEqual(
      Array(4).fill("REFUSED"),
    );
  });

  it("opens all fields of figures, or those that it names", async () => {
    const fieldsOf = async (fields: unknown) => {
      const { agreement } = await draft({ fields });
      const [{ changed }] = agreement.history.nodes;
      expect(changed).toContainEqual({ field: "fields", after: agreement.fields.join(", ") });
      return agreement.fields;
    };
    for (const all of [undefined, null, [], ["Figure"], ["Figure.amount", "Figure"]])
      expect(await fieldsOf(all)).toEqual(["Figure"]);
    const some = ["Figure.reason", "Figure.numerator"];
    expect(await fieldsOf([...some, "Figure.reason"])).toEqual(some);
  });

  it("that is only validated leaves nothing", async () => {
    const before = await member.dataSource.getRepository(SharingAgreement).count();
    const { agreement, error } = await draft({}, { validateOnly: true });
    expect([agreement, error]).toEqual([null, undefined]);
    expect(await member.dataSource.getRepository(SharingAgreement).count()).toBe(before);
  });

  it("is made by no approver, and by nobody of another organisation", async () => {
    const stranger = await addOrganisation(member.dataSource.manager);
    for (const caller of [officer(owner, "APPROVER"), officer(stranger)])
      expect((await draft({}, { caller })).error?.extensions?.["code"]).toBe("FORBIDDEN");
  });
});
