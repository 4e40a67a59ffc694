import type { Caller } from "@hub/schema/signed-request";
import { startLoadedMember, type TestMember, WRITERS_ORGANISATION } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleProgramme, type ExampleProgramme } from "../testing/example-programme.js";

const FIELDS =
  "version at reason source { title } changed { field before after } actor { role organisation { id } }";
const HISTORY = `history { nodes { ${FIELDS} } }`;

let member: TestMember;
let programme: ExampleProgramme;
let programmeCount = 0;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});

beforeEach(async () => {
  programmeCount += 1;
  programme = await addExampleProgramme(member.dataSource.manager, {
    code: `H-${programmeCount}`,
    commitments: 2,
  });
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await member.ask(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

const SECRETARY = { role: "SECRETARY", organisation: { id: `org_${WRITERS_ORGANISATION}` } };

describe("the history of", () => {
  it("a programme shows who changed what, when, why and on which source", async () => {
    const { updateProgramme } = await ask(
      `mutation ($id: ID!, $input: UpdateProgrammeInput!) { updateProgramme(programmeId: $id, input: $input, expectedVersion: 1) { ${HISTORY} } }`,
      {
        id: programme.id,
        input: {
          title: { vi: "Tên mới" },
          period: { from: "2021-01-01", to: "2024-12-31", printedText: "giai đoạn 2021-2024" },
          source: { title: "Công văn 12/CV-KH", document: { number: "12/CV-KH" } },
          reason: "Rút ngắn giai đoạn",
        },
      },
    );
    expect(updateProgramme.history.nodes).toEqual([
      {
        version: 2,
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        reason: "Rút ngắn giai đoạn",
        source: { title: "Công văn 12/CV-KH" },
        changed: [
          { field: "title.en", before: `Programme ${programme.code}`, after: null },
          { field: "title.vi", before: `Chương trình ${programme.code}`, after: "Tên mới" },
          { field: "period.to", before: "2025-12-31", after: "2024-12-31" },
          { field: "printedPeriod", before: "giai đoạn 2021-2025", after: "giai đoạn 2021-2024" },
        ],
        actor: SECRETARY,
      },
    ]);
  });

  it("a programme names the organisation and role of the right by which it was changed", async () => {
    const [organisationId = ""] = programme.organisationIds;
    const { data, errors } = await member.ask(
      `mutation ($id: ID!) {
        updateProgramme(programmeId: $id, input: { title: { vi: "Tên mới" }, source: { title: "Công văn" } }, expectedVersion: 1) { ${HISTORY} }
      }`,
      { id: programme.id },
      {
        id: "an",
        name: "Nguyễn Văn An",
        mayWrite: true,
        rights: [{ role: "SECRETARY", organisationId, unitId: null }],
      },
    );
    expect(errors).toBeUndefined();
    const [{ actor }] = data.updateProgramme.history.nodes;
    expect(actor).toEqual({ role: "SECRETARY", organisation: { id: `org_${organisationId}` } });
  });

  it("a ceremony and of the evaluations that it moves tells of the same source", async () => {
    const { recordCeremony } = await ask(
      `mutation ($id: ID!, $input: RecordCeremonyInput!) {
        recordCeremony(programmeId: $id, input: $input, expectedVersion: 1) { ${HISTORY} programme { evaluationRounds { number ${HISTORY} } } }
      }`,
      {
        id: programme.id,
        input: {
          heldOn: "2022-05-20",
          title: { vi: "Lễ ký kết" },
          hostId: programme.organisationIds[0],
          source: { title: "Bài báo đính chính" },
          reason: "Báo đã in sai ngày",
        },
      },
    );
    expect(recordCeremony.history.nodes).toMatchObject([
      {
        version: 2,
        reason: "Báo đã in sai ngày",
        source: { title: "Bài báo đính chính" },
        changed: expect.arrayContaining([{ field: "heldOn", before: "2022-05-18", after: "2022-05-20" }]),
      },
    ]);
    const [round] = recordCeremony.programme.evaluationRounds;
    expect(round.history.nodes.at(-1)).toMatchObject({
      source: { title: "Bài báo đính chính" },
      changed: expect.arrayContaining([{ field: "dueOn", before: "2024-05-18", after: "2024-05-20" }]),
    });
  });

  it("an evaluation that is new begins with all that is known of it", async () => {
    const { recordEvaluationRound } = await ask(
      `mutation ($id: ID!, $input: RecordEvaluationRoundInput!) {
        recordEvaluationRound(programmeId: $id, number: 2, input: $input, expectedVersion: 0) { ${HISTORY} }
      }`,
      { id: programme.id, input: { dueOn: "2025-06-01", source: { title: "Kế hoạch" } } },
    );
    const [created] = recordEvaluationRound.history.nodes;
    expect(created).toMatchObject({ version: 1, source: { title: "Kế hoạch" }, reason: null });
    expect(created.changed).toContainEqual({ field: "dueOn", before: null, after: "2025-06-01" });
  });

  it("a report tells what superseded it, and why", async () => {
    const submit = (change: object) =>
      ask(
        `mutation ($id: ID!, $input: SubmitReportInput!) {
          submitReport(programmeId: $id, input: $input) { id version programme { reports { version isCurrent ${HISTORY} } } }
        }`,
        {
          id: programme.id,
          input: {
            organisationId: programme.organisationIds[0],
            cadence: "PERIODIC",
            title: { vi: "Báo cáo năm 2022" },
            periodFrom: "2022-01-01",
            periodTo: "2022-12-31",
            issuedOn: "2022-12-20",
            source: { title: "Báo cáo" },
            ...change,
          },
        },
      );
    const first = await submit({});
    const second = await submit({
      issuedOn: "2022-12-28",
      supersedesId: first.submitReport.id,
      reason: "Bổ sung số liệu",
    });
    const [superseded, current] = second.submitReport.programme.reports;
    expect([superseded.version, current.version]).toEqual([2, 1]);
    expect(superseded.history.nodes).toMatchObject([
      { version: 1, source: { title: "Báo cáo" } },
      {
        version: 2,
        reason: "Bổ sung số liệu",
        changed: [{ field: "isCurrent", before: "true", after: "false" }],
      },
    ]);
  });

  it("a commitment can be read in pages from either end", async () => {
    const [id] = programme.commitmentIds;
    const set = (state: string, version: number) =>
      ask(
        `mutation ($id: ID!, $state: CommitmentState!, $version: Int!) {
          setCommitmentState(commitmentId: $id, state: $state, expectedVersion: $version, reason: "Theo báo cáo", source: { title: "Báo cáo quý" }) {
            history(last: 1) { nodes { ${FIELDS} } pageInfo { hasPreviousPage hasNextPage } }
          }
        }`,
        { id, state, version },
      );
    await set("IN_PROGRESS", 1);
    const { setCommitmentState } = await set("DONE", 2);
    expect(setCommitmentState.history).toMatchObject({
      nodes: [
        {
          version: 3,
          reason: "Theo báo cáo",
          source: { title: "Báo cáo quý" },
          changed: [{ field: "state", before: "IN_PROGRESS", after: "DONE" }],
        },
      ],
      pageInfo: { hasPreviousPage: true, hasNextPage: false },
    });
  });

  it("many things takes one statement", async () => {
    const statements = async () => {
      const metrics = await (await fetch(`${member.operatorUrl}/metrics`)).text();
      return Number(/^hub_member_sql_statements_total (\d+)$/m.exec(metrics)?.[1]);
    };
    const countFor = async (fields: string) => {
      const before = await statements();
      await ask(`query ($code: String!) { programme(code: $code) { commitments { id ${fields} } } }`, {
        code: programme.code,
      });
      return (await statements()) - before;
    };
    expect((await countFor(HISTORY)) - (await countFor("code"))).toBe(1);
  });

  it("names the person who made a change within the organisation alone", async () => {
    const { id } = await addExampleProgramme(member.dataSource.manager, { code: "NAMED", commitments: 0 });
    const right = { role: "SECRETARY", organisationId: WRITERS_ORGANISATION, unitId: null } as const;
    const writer = { id: "an", name: "Nguyễn Thị An", mayWrite: true, rights: [right] };
    const written = await member.ask(
      `mutation ($id: ID!) {
        updateProgramme(programmeId: $id, expectedVersion: 1, input: { evaluationEveryMonths: 12, source: { title: "Công văn" } }) { code }
      }`,
      { id },
      writer,
    );
    expect(written.errors).toBeUndefined();
    const personFor = async (caller: Caller) => {
      const { data, errors } = await member.ask(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on CoordinationProgramme {
          history { nodes { actor { role person organisation { id } } } }
        } } }`,
        { of: [{ __typename: "CoordinationProgramme", id }] },
        caller,
      );
      expect(errors).toBeUndefined();
      const [{ actor }] = data._entities[0].history.nodes;
      expect(actor).toMatchObject({ role: "SECRETARY", organisation: { id: `org_${WRITERS_ORGANISATION}` } });
      return actor.person;
    };
    const reader = { ...right, role: "READER" } as const;
    const elsewhere = { ...reader, organisationId: id };
    expect(await personFor({ id: "binh", mayWrite: false, rights: [reader] })).toBe("Nguyễn Thị An");
    expect(await personFor({ id: "chi", mayWrite: false, rights: [elsewhere] })).toBeNull();
    expect(await personFor({ id: "anonymous", mayWrite: false })).toBeNull();
  });
});
