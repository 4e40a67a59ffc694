import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../../testing/association-alone.js";
import { addExampleProgramme, EXAMPLE_UNIT } from "../../testing/example-programme.js";
import { jointChanges } from "./joint-changes.js";

const DRAFT = `mutation ($input: DraftAgreementInput!) { draftAgreement(input: $input) { id } }`;

let member: TestMember;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

describe("a record of the association that is copied anew", () => {
  it("has what histories tell of agreements, by their ids and where their programmes apply", async () => {
    const { manager } = member.dataSource;
    const programme = await addExampleProgramme(manager, { code: "ANEW", commitments: 1 });
    const [owner, partner] = programme.organisationIds;
    const input = {
      code: "TT-01/2026",
      commitmentId: `commitment_${programme.commitmentIds[0]}`,
      ownerId: `org_${owner}`,
      partnerId: `org_${partner}`,
      purpose: "Phối hợp trao học bổng",
      legalBasis: "Nghị quyết 26/2025/NQ-HĐND",
      indicatorCodes: ["LM01"],
      validTo: "2099-12-31",
      contact: "Văn phòng",
    };
    const { data, errors } = await member.ask(DRAFT, { input });
    expect(errors).toBeUndefined();
    await manager.transaction((transaction) => jointChanges.restored(transaction, "association"));
    const rows = await manager.query(
      "SELECT entity_id, what, unit_id FROM joint_change WHERE kind = 'SharingAgreement'",
    );
    expect(rows).toEqual([{ entity_id: data.draftAgreement.id, what: "ADDED", unit_id: EXAMPLE_UNIT }]);
  });
});
