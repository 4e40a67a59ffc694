import { randomUUID } from "node:crypto";
import { recordSource } from "@hub/subgraph-kit/source";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Commitment } from "../commitments/commitment.js";
import { CommitmentOwner } from "../commitments/commitment-owner.js";
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
let other: ExampleProgramme;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  const { manager } = member.dataSource;
  programme = await addExampleProgramme(manager, { code: "A", commitments: 2 });
  other = await addExampleProgramme(manager, { code: "B", commitments: 1, lead: "another" });
  await manager.update(Commitment, { id: programme.commitmentIds[0] }, { dueOn: "2020-01-01" });
  await manager.delete(CommitmentOwner, { commitmentId: other.commitmentIds[0] });
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

describe("what organisations owe", () => {
  it("is what each answers for or chairs, and of a lead what nobody does", async () => {
    const owedIn = async ({ id }: ExampleProgramme) => {
      const nodes = await organisationsIn(`programmeId: "prog_${id}", orderBy: URGENCY`);
      return new Map(nodes.map((node) => [node.id, node.owed]));
    };
    const [lead, partner] = programme.organisationIds;
    expect(await owedIn(programme)).toEqual(
      new Map([
        [`org_${lead}`, { open: 2, overdue: 1, unknown: 0, unassigned: 0 }],
        [`org_${partner}`, { open: 1, overdue: 0, unknown: 1, unassigned: 0 }],
      ]),
    );
    const [otherLead, otherPartner] = other.organisationIds;
    expect(await owedIn(other)).toEqual(
      new Map([
        [`org_${otherLead}`, { open: 1, overdue: 0, unknown: 1, unassigned: 1 }],
        [`org_${otherPartner}`, { open: 0, overdue: 0, unknown: 0, unassigned: 0 }],
      ]),
    );
  });

  it.each([
    ["ANYTHING", [0, 1, 2]],
    ["OVERDUE", [0]],
    ["UNKNOWN", [1, 2]],
  ] as const)("lists them, the most urgent first: %s", async (owing, expected) => {
    const [lead, partner] = programme.organisationIds;
    const ids = [lead, other.organisationIds[0], partner].map((id) => `org_${id}`);
    const found = await organisationsIn(`owing: ${owing}, orderBy: URGENCY`);
    expect(found.map(({ id }) => id)).toEqual(expected.map((index) => ids[index]));
  });

  it.each(["ID", "NAME", "URGENCY"])("keeps the order over all pages, both ways: %s", async (orderBy) => {
    const whole = (await organisationsIn(`first: 200, orderBy: ${orderBy}`)).map(({ id }) => id);
    expect(whole.length).toBeGreaterThan(3);
    const forward: string[] = [];
    for (let page = await pageIn(`first: 3, orderBy: ${orderBy}`); ; ) {
      forward.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      page = await pageIn(`first: 3, orderBy: ${orderBy}, after: "${page.pageInfo.endCursor}"`);
    }
    expect(forward).toEqual(whole);
    const last = await pageIn(`last: 2, orderBy: ${orderBy}`);
    const before = await pageIn(`last: 2, orderBy: ${orderBy}, before: "${last.pageInfo.startCursor}"`);
    expect([...before.nodes, ...last.nodes].map(({ id }) => id)).toEqual(whole.slice(-4));
  });

  it("has the evaluations that are still to be held, each with whoever owes it", async () => {
    const roundsOf = async (id: string) => {
      const { data } = await member.ask(
        `{ evaluationRounds(owedById: "org_${id}") { nodes { programme { code } number } } }`,
      );
      return data.evaluationRounds.nodes;
    };
    expect(await roundsOf(programme.organisationIds[0])).toEqual([]);
    expect(await roundsOf(programme.organisationIds[1])).toEqual([{ programme: { code: "A" }, number: 1 }]);
    expect(await roundsOf(other.organisationIds[0])).toEqual([{ programme: { code: "B" }, number: 1 }]);
  });
});

interface OrganisationPage {
  readonly nodes: readonly { readonly id: string; readonly owed: unknown }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
}

async function pageIn(args: string): Promise<OrganisationPage> {
  const { data, errors } = await member.ask(`{ organisations(${args}) {
    nodes { id owed { open overdue unknown unassigned } } pageInfo { hasNextPage startCursor endCursor }
  } }`);
  expect(errors).toBeUndefined();
  return data.organisations;
}

async function organisationsIn(args: string) {
  return (await pageIn(args)).nodes;
}

describe("an administrative unit", () => {
  it("tells which programmes apply in it", async () => {
    const { data } = await member.ask(
      `query ($id: ID!) { administrativeUnit(id: $id) { programmes { code } } }`,
      { id: EXAMPLE_UNIT },
    );
    expect(data.administrativeUnit.programmes).toEqual([{ code: "A" }, { code: "B" }]);
  });
});
