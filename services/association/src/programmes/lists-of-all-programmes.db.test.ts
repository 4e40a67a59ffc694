import { randomUUID } from "node:crypto";
import { recordSource } from "@hub/subgraph-kit/source";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Commitment } from "../commitments/commitment.js";
import { CommitmentState } from "../commitments/commitment-state.js";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { Report, ReportCadence } from "../reports/report.js";
import { Target } from "../targets/target.js";
import { Task } from "../tasks/task.js";
import { associationAlone } from "../testing/association-alone.js";
import {
  addExampleProgramme,
  addExampleTarget,
  EXAMPLE_UNIT,
  type ExampleProgramme,
} from "../testing/example-programme.js";

let member: TestMember;
let first: ExampleProgramme;
let second: ExampleProgramme;
let documentId: string;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  const { manager } = member.dataSource;
  first = await addExampleProgramme(manager, { code: "A", commitments: 2, lead: "another" });
  second = await addExampleProgramme(manager, { code: "B", commitments: 1, lead: "another" });
  await manager.update(Commitment, { id: second.commitmentIds[0] }, { state: CommitmentState.DONE });
  const [lead, partner] = first.organisationIds;
  const round = await manager.findOneByOrFail(EvaluationRound, { programmeId: first.id });
  const further = [
    { number: 2, dueOn: "2999-05-18", hostId: partner },
    { number: 3, dueOn: "2026-05-18", isCarriedOver: true },
    { number: 4, dueOn: "2025-05-18", heldOn: "2025-05-20" },
  ];
  await manager.insert(
    EvaluationRound,
    further.map((change) => ({ ...round, id: randomUUID(), ...change })),
  );
  const source = await recordSource(manager, { title: "báo cáo năm" });
  const report = {
    programmeId: first.id,
    organisationId: lead,
    cadence: ReportCadence.PERIODIC,
    title: { vi: "Báo cáo năm 2022", en: null },
    periodFrom: "2022-01-01",
    periodTo: "2022-12-31",
    summary: null,
    roundId: null,
    supersedesId: null,
    reason: null,
    isCurrent: true,
    sourceId: source.id,
    submittedAt: new Date(),
    version: 1,
  };
  await manager.insert(Report, [
    { ...report, id: randomUUID(), issuedOn: "2022-12-20", documentNumber: "1", isCurrent: false },
    { ...report, id: randomUUID(), issuedOn: "2022-12-21", documentNumber: "2" },
    {
      ...report,
      id: randomUUID(),
      programmeId: second.id,
      organisationId: second.organisationIds[0],
      cadence: ReportCadence.AD_HOC,
      issuedOn: "2022-12-22",
      documentNumber: "3",
    },
  ]);
  await addExampleTarget(manager, "LM01");
  ({ documentId } = await manager.findOneByOrFail(Target, { indicatorCode: "LM01" }));
  const task = { title: { vi: "Tuyên truyền", en: null }, owner: null, unitId: EXAMPLE_UNIT, position: 1 };
  await manager.insert(Task, [
    { ...task, id: randomUUID(), code: "NV-2", documentId: null, printedText: "b", sourceId: source.id },
    { ...task, id: randomUUID(), code: "NV-1", documentId, printedText: "a", sourceId: source.id },
  ]);
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function list(field: string, args: string, selection: string): Promise<unknown[]> {
  const given = args === "" ? "" : `(${args})`;
  const { data, errors } = await member.ask(`{ ${field}${given} { nodes { ${selection} } } }`);
  expect(errors).toBeUndefined();
  return data[field].nodes.map(
    (node: Readonly<Record<string, unknown>>) => node[selection.split(" ")[0] ?? ""],
  );
}

describe("the commitments of all programmes", () => {
  const codes = (args: string) => list("commitments", args, "code");

  it("are listed programme by programme, and found by programme, by who answers for them, and by state", async () => {
    const isFirst = first.id < second.id;
    expect(await codes("")).toEqual(isFirst ? ["C-1", "C-2", "C-1"] : ["C-1", "C-1", "C-2"]);
    expect(await codes(`programmeId: "prog_${first.id}"`)).toEqual(["C-1", "C-2"]);
    const [lead, partner] = second.organisationIds;
    expect(await codes(`organisationId: "org_${lead}"`)).toHaveLength(1);
    expect(await codes(`organisationId: "org_${partner}"`)).toEqual([]);
    expect(await codes("states: [DONE]")).toHaveLength(1);
    expect(await codes(`programmeId: "prog_${first.id}", states: [DONE]`)).toEqual([]);
  });

  it("are found by whether they are overdue, which only what is still owed is", async () => {
    const dueOf = (id: string | undefined, dueOn: string) =>
      member.dataSource.getRepository(Commitment).update({ id }, { dueOn });
    await dueOf(first.commitmentIds[1], "2024-12-31");
    await dueOf(second.commitmentIds[0], "2024-12-31");
    expect(await codes("isOverdue: true")).toEqual(["C-2"]);
    expect(await codes("isOverdue: false")).toEqual(["C-1", "C-1"]);
    const flags = await list("commitments", "isOverdue: true", "isOverdue firstDueOn extensionCount");
    expect(flags).toEqual([true]);
  });
});

describe("the evaluations of all programmes", () => {
  const numbers = (args: string) => list("evaluationRounds", args, "number");

  it("are listed by the days on which they are due, and found by programme, host and status", async () => {
    expect(await numbers(`programmeId: "prog_${first.id}"`)).toEqual([1, 4, 3, 2]);
    expect(await numbers("")).toHaveLength(5);
    expect(await numbers(`hostId: "org_${first.organisationIds[1]}"`)).toEqual([2]);
  });

  it.each(["PLANNED", "HELD", "CARRIED_OVER", "NOT_PUBLISHED"])(
    "are %s in the list where each says so itself",
    async (status) => {
      const found = await list("evaluationRounds", `statuses: [${status}]`, "status");
      expect(found).not.toEqual([]);
      expect(new Set(found)).toEqual(new Set([status]));
    },
  );
});

describe("the reports on all programmes", () => {
  const numbers = (args: string) => list("reports", args, "documentNumber");

  it("are listed by their days without those superseded, and found by programme, organisation and cadence", async () => {
    expect(await numbers("")).toEqual(["2", "3"]);
    expect(await numbers("includeSuperseded: true")).toEqual(["1", "2", "3"]);
    expect(await numbers(`programmeId: "prog_${second.id}"`)).toEqual(["3"]);
    expect(await numbers(`organisationId: "org_${first.organisationIds[0]}"`)).toEqual(["2"]);
    expect(await numbers("cadence: AD_HOC")).toEqual(["3"]);
  });
});

describe("the tasks of all documents", () => {
  const codes = (args: string) => list("tasks", args, "code");

  it("are listed by their codes, and found by document and unit", async () => {
    expect(await codes("")).toEqual(["NV-1", "NV-2"]);
    expect(await codes(`documentId: "doc_${documentId}"`)).toEqual(["NV-1"]);
    expect(await codes(`unitId: "unit_${EXAMPLE_UNIT}"`)).toEqual(["NV-1", "NV-2"]);
    const [unit] = await list("tasks", "first: 1", "unit { id }");
    expect(unit).toEqual({ id: `unit_${EXAMPLE_UNIT}` });
  });
});

describe("a list of what there is not", () => {
  it.each([
    ["commitments", "programmeId", "prog"],
    ["commitments", "organisationId", "org"],
    ["evaluationRounds", "programmeId", "prog"],
    ["evaluationRounds", "hostId", "org"],
    ["reports", "programmeId", "prog"],
    ["reports", "organisationId", "org"],
    ["tasks", "documentId", "doc"],
    ["tasks", "unitId", "unit"],
  ])("is refused: %s(%s:)", async (field, argument, prefix) => {
    const { errors } = await member.ask(
      `{ ${field}(${argument}: "${prefix}_${randomUUID()}") { nodes { __typename } } }`,
    );
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      mistakes: [{ field: argument }],
    });
  });
});
