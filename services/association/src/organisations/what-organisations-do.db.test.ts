import { randomUUID } from "node:crypto";
import { recordSource } from "@hub/subgraph-kit/source";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { Report, ReportCadence } from "../reports/report.js";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleProgramme, EXAMPLE_UNIT, type ExampleProgramme } from "../testing/example-programme.js";

const DEEDS = `
  participations { role programme { code } }
  commitments { code programme { code } }
  evaluationRounds { number dueOn programme { code } }
  reports { documentNumber isCurrent programme { code } }
`;

let member: TestMember;
let programme: ExampleProgramme;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  const { manager } = member.dataSource;
  programme = await addExampleProgramme(manager, { code: "A", commitments: 2 });
  await addExampleProgramme(manager, { code: "B", commitments: 1 });
  const [lead, partner] = programme.organisationIds;
  await manager.update(EvaluationRound, { programmeId: programme.id }, { hostId: partner });
  const source = await recordSource(manager, { title: "báo cáo năm" });
  await manager.insert(Report, {
    id: randomUUID(),
    programmeId: programme.id,
    organisationId: lead,
    cadence: ReportCadence.PERIODIC,
    title: { vi: "Báo cáo năm 2022", en: null },
    periodFrom: "2022-01-01",
    periodTo: "2022-12-31",
    issuedOn: "2022-12-20",
    documentNumber: "12/BC-HKH",
    summary: null,
    roundId: null,
    supersedesId: null,
    reason: null,
    isCurrent: true,
    sourceId: source.id,
    submittedAt: new Date("2023-01-03T02:00:00Z"),
    version: 1,
  });
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function deedsOf(id: string) {
  const { data, errors } = await member.ask(
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { ${DEEDS} } } }`,
    { of: [{ __typename: "Organisation", id: `org_${id}` }] },
  );
  expect(errors).toBeUndefined();
  return data._entities[0];
}

describe("an organisation", () => {
  it("tells what it has signed, owes and has reported", async () => {
    expect(await deedsOf(programme.organisationIds[0])).toEqual({
      participations: [{ role: "LEAD", programme: { code: "A" } }],
      commitments: [
        { code: "C-1", programme: { code: "A" } },
        { code: "C-2", programme: { code: "A" } },
      ],
      evaluationRounds: [],
      reports: [{ documentNumber: "12/BC-HKH", isCurrent: true, programme: { code: "A" } }],
    });
  });

  it("tells which evaluations it chairs, and nothing of what others owe", async () => {
    expect(await deedsOf(programme.organisationIds[1])).toEqual({
      participations: [{ role: "PARTNER", programme: { code: "A" } }],
      commitments: [],
      evaluationRounds: [{ number: 1, dueOn: "2024-05-18", programme: { code: "A" } }],
      reports: [],
    });
  });
});

describe("an administrative unit", () => {
  it("tells which programmes apply in it", async () => {
    const { data } = await member.ask(
      `query ($id: ID!) { administrativeUnit(id: $id) { programmes { code } } }`,
      { id: EXAMPLE_UNIT },
    );
    expect(data.administrativeUnit.programmes).toEqual([{ code: "A" }, { code: "B" }]);
  });
});
