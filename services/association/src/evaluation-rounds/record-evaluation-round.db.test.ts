import { randomUUID } from "node:crypto";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { unitId } from "../administrative-units/unit-id.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { associationAlone } from "../testing/association-alone.js";
import { eventsOfProgramme, versionsInHistory } from "../testing/events-of-programme.js";
import {
  addExampleProgramme,
  addOrganisation,
  EXAMPLE_UNIT,
  type ExampleProgramme,
} from "../testing/example-programme.js";
import { retryConflicts } from "../testing/retry-conflicts.js";

const SON_LA = unitId(AdministrativeLevel.PROVINCE, "14", "2025-03-01");
const NEW_QUANG_TRI = unitId(AdministrativeLevel.PROVINCE, "44", "2025-07-01");

const RECORD = `mutation ($id: ID!, $number: Int!, $input: RecordEvaluationRoundInput!, $expectedVersion: Int!) {
  recordEvaluationRound(programmeId: $id, number: $number, input: $input, expectedVersion: $expectedVersion) {
    id number dueOn heldOn status version source { title } host { id } flags { rule } programme { id }
  }
}`;

let member: TestMember;
let programme: ExampleProgramme;
let programmeCount = 0;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});

beforeEach(async () => {
  programmeCount += 1;
  programme = await addExampleProgramme(member.dataSource.manager, {
    code: `P-${programmeCount}`,
    commitments: 0,
  });
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function record(
  input: object,
  { number = 1, expectedVersion = 1 }: { number?: number; expectedVersion?: number } = {},
) {
  const variables = {
    id: programme.id,
    number,
    input: { source: { title: "Báo cáo" }, ...input },
    expectedVersion,
  };
  return member.ask(RECORD, variables);
}

const events = () => eventsOfProgramme(member.dataSource, programme.id);

describe("recording an evaluation", () => {
  it("says when it was held and who chaired it, keeps the change and sends one event", async () => {
    const [, hostId] = programme.organisationIds;
    const { data, errors } = await record({ heldOn: "2024-05-20", hostId }, { expectedVersion: 1 });
    expect(errors).toBeUndefined();
    const round = data.recordEvaluationRound;
    expect(round).toMatchObject({
      number: 1,
      dueOn: "2024-05-18",
      heldOn: "2024-05-20",
      status: "HELD",
      version: 2,
      source: { title: "Báo cáo" },
      host: { id: `org_${hostId}` },
      flags: [{ rule: "COMPUTED" }],
      programme: { id: `prog_${programme.id}` },
    });
    expect(await events()).toEqual([
      {
        type: "evaluation-round.changed",
        aggregateId: round.id,
        version: 2,
        payload: {
          programmeId: `prog_${programme.id}`,
          unitId: `unit_${EXAMPLE_UNIT}`,
          evaluationRoundId: round.id,
          number: 1,
          isWithdrawn: false,
        },
      },
    ]);
    expect(await versionsInHistory(member.dataSource, round.id)).toEqual([2]);
  });

  it("adds a round whose day was published; one after the programme is carried over", async () => {
    const { data } = await record({ dueOn: "2026-05-18" }, { number: 2, expectedVersion: 0 });
    expect(data.recordEvaluationRound).toMatchObject({ number: 2, version: 1, status: "CARRIED_OVER" });
    expect((await events()).map(({ version }) => version)).toEqual([1]);
  });

  it("that says nothing new changes nothing and sends no event", async () => {
    await record({ heldOn: "2024-05-20" });
    const { data } = await record({ heldOn: "2024-05-20" }, { expectedVersion: 2 });
    expect(data.recordEvaluationRound.version).toBe(2);
    expect(await events()).toHaveLength(1);
  });

  it.each([
    ["BAD_USER_INPUT", {}, {}],
    ["CONFLICT", { heldOn: "2024-05-20" }, { expectedVersion: 2 }],
    ["NOT_FOUND", { heldOn: "2024-05-20" }, { number: 2, expectedVersion: 0 }],
    ["NOT_FOUND", { hostId: randomUUID() }, {}],
    ["REFUSED", { heldOn: "2999-01-01" }, {}],
    ["REFUSED", { heldOn: "2022-05-17" }, {}],
    ["BAD_USER_INPUT", { heldOn: "2024-05-20", source: { title: "" } }, {}],
  ])("is refused with %s for %j %j, and tells nobody", async (code, input, options) => {
    const { data, errors } = await record(input, options);
    expect([data, errors?.[0]?.extensions?.["code"]]).toEqual([{ recordEvaluationRound: null }, code]);
    expect(await events()).toEqual([]);
  });

  it("is refused with all that is wrong in the form at once", async () => {
    const { errors } = await record({ dueOn: "1900-01-01", heldOn: "2999-01-01", hostId: randomUUID() });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      mistakes: [{ field: "input.dueOn" }, { field: "input.heldOn" }, { field: "input.hostId" }],
    });
    expect(await events()).toEqual([]);
  });

  it("with a host that is no party is refused once all parties are named", async () => {
    const hostId = await addOrganisation(member.dataSource.manager);
    const programmes = member.dataSource.getRepository(CoordinationProgramme);
    await programmes.update({ id: programme.id }, { declaredPartyCount: 1 });
    const { errors } = await record({ hostId });
    expect(errors?.[0]?.extensions?.["code"]).toBe("REFUSED");
    expect(errors?.[0]?.message).toContain("không phải là một bên");
    await programmes.update({ id: programme.id }, { declaredPartyCount: 10 });
    expect((await record({ hostId })).data.recordEvaluationRound.host.id).toBe(`org_${hostId}`);
    const read = await member.ask(
      "query ($code: String!) { programme(code: $code) { flags { message { en } } } }",
      {
        code: programme.code,
      },
    );
    expect(JSON.stringify(read.data)).toContain("somebody has to confirm that it is one");
  });

  it("with a host of another province is refused while parties are unnamed", async () => {
    const { manager } = member.dataSource;
    const hosts = {
      sonLa: await addOrganisation(manager, SON_LA),
      newQuangTri: await addOrganisation(manager, NEW_QUANG_TRI),
    };
    const { errors } = await record({ hostId: hosts.sonLa });
    expect(errors?.[0]?.extensions?.["code"]).toBe("REFUSED");
    expect(errors?.[0]?.message).toContain("works elsewhere");
    expect(await events()).toEqual([]);
    // What the province became part of.
    expect((await record({ hostId: hosts.newQuangTri })).errors).toBeUndefined();
  });

  it("by many at once loses nothing and keeps the versions in order", async () => {
    const days = Array.from({ length: 10 }, (_, index) => `2024-06-${String(index + 10)}`);
    await Promise.all(
      days.map((heldOn) => retryConflicts((expectedVersion) => record({ heldOn }, { expectedVersion }))),
    );
    expect((await events()).map(({ version }) => version)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
