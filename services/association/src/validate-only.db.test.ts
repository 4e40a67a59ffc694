import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { associationAlone } from "./testing/association-alone.js";
import { eventsOfProgramme } from "./testing/events-of-programme.js";
import { addExampleProgramme, EXAMPLE_UNIT, type ExampleProgramme } from "./testing/example-programme.js";

interface Command {
  readonly name: string;
  /** The mutation's arguments, in which nothing is wrong, and in which two rules find something at once. */
  readonly right: (programme: ExampleProgramme) => string;
  readonly wrong: (programme: ExampleProgramme) => string;
  /** The fields that these two rules name. */
  readonly mistaken: readonly string[];
}

const SOURCE = `source: { title: "Nguồn chưa ai ghi" }`;
const CEREMONY = `${SOURCE}, title: { vi: "Lễ ký kết" }`;
const REPORT = `${SOURCE}, cadence: PERIODIC, title: { vi: "Báo cáo năm 2022" }, issuedOn: "2022-12-20"`;
const newProgramme = (code: string) =>
  `${SOURCE}, code: "MOI-${code}", title: { vi: "Chương trình" }, unitId: "${EXAMPLE_UNIT}"`;
const STRANGER = "00000000-0000-4000-8000-000000000000";

const COMMANDS: readonly Command[] = [
  {
    name: "createProgramme",
    right: ({ code, organisationIds: [organisationId] }) =>
      `input: { ${newProgramme(code)}, parties: [{ organisationId: "${organisationId}", role: LEAD }] }`,
    wrong: ({ code, organisationIds: [organisationId] }) =>
      `input: { ${newProgramme(code)}, declaredPartyCount: 0, parties: [{ organisationId: "${organisationId}", role: LEAD }, { organisationId: "${STRANGER}", role: PARTNER }] }`,
    mistaken: ["input.declaredPartyCount", "input.parties.1.organisationId"],
  },
  {
    name: "nameParty",
    right: ({ id, organisationIds: [, partner] }) =>
      `programmeId: "${id}", expectedVersion: 1, input: { ${SOURCE}, organisationId: "${partner}", role: CO_LEAD }`,
    wrong: ({ id }) =>
      `programmeId: "${id}", expectedVersion: 9, input: { ${SOURCE}, organisationId: "${STRANGER}", role: PARTNER }`,
    mistaken: ["expectedVersion", "input.organisationId"],
  },
  {
    name: "setClauses",
    right: ({ id }) =>
      `programmeId: "${id}", expectedVersion: 1, input: { ${SOURCE}, clauses: [{ number: "1", text: { vi: "Tuyên truyền" } }] }`,
    wrong: ({ id }) =>
      `programmeId: "${id}", expectedVersion: 9, input: { ${SOURCE}, clauses: [{ number: "1/a", text: { vi: "Tuyên truyền" } }] }`,
    mistaken: ["expectedVersion", "input.clauses.0.number"],
  },
  {
    name: "addCommitment",
    right: ({ id }) =>
      `programmeId: "${id}", input: { ${SOURCE}, code: "C-9", title: { vi: "Tuyên truyền" } }`,
    wrong: ({ id }) =>
      `programmeId: "${id}", input: { ${SOURCE}, code: "C-1", title: { vi: "Tuyên truyền" }, clauseId: "${STRANGER}" }`,
    mistaken: ["input.code", "input.clauseId"],
  },
  {
    name: "updateProgramme",
    right: ({ id }) =>
      `programmeId: "${id}", expectedVersion: 1, input: { ${SOURCE}, evaluationEveryMonths: 12 }`,
    wrong: ({ id }) =>
      `programmeId: "${id}", expectedVersion: 1, input: { ${SOURCE}, declaredPartyCount: 0, evaluationEveryMonths: 0 }`,
    mistaken: ["input.declaredPartyCount", "input.evaluationEveryMonths"],
  },
  {
    name: "recordCeremony",
    right: ({ id, organisationIds: [hostId] }) =>
      `programmeId: "${id}", expectedVersion: 1, input: { ${CEREMONY}, heldOn: "2022-05-19", hostId: "${hostId}" }`,
    wrong: ({ id }) =>
      `programmeId: "${id}", expectedVersion: 1, input: { ${CEREMONY}, heldOn: "1990-05-19", hostId: "${STRANGER}" }`,
    mistaken: ["input.heldOn", "input.hostId"],
  },
  {
    name: "recordEvaluationRound",
    right: ({ id }) =>
      `programmeId: "${id}", number: 1, expectedVersion: 1, input: { ${SOURCE}, heldOn: "2024-05-20" }`,
    wrong: ({ id }) =>
      `programmeId: "${id}", number: 1, expectedVersion: 1, input: { ${SOURCE}, dueOn: "1900-01-01", heldOn: "2022-01-01" }`,
    mistaken: ["input.dueOn", "input.heldOn"],
  },
  {
    name: "submitReport",
    right: ({ id, organisationIds: [organisationId] }) =>
      `programmeId: "${id}", input: { ${REPORT}, organisationId: "${organisationId}", periodFrom: "2022-01-01", periodTo: "2022-12-31" }`,
    wrong: ({ id }) =>
      `programmeId: "${id}", input: { ${REPORT}, organisationId: "${STRANGER}", periodFrom: "2022-01-01", periodTo: "2022-12-31", roundNumber: 7 }`,
    mistaken: ["input.organisationId", "input.roundNumber"],
  },
  {
    name: "setCommitmentState",
    right: ({ commitmentIds: [id] }) =>
      `commitmentId: "${id}", ${SOURCE}, state: DONE, reason: "Đã tổng kết", expectedVersion: 1`,
    wrong: ({ commitmentIds: [, id] }) =>
      `commitmentId: "${id}", ${SOURCE}, state: NOT_REPORTED, expectedVersion: 9`,
    mistaken: ["expectedVersion", "state"],
  },
  {
    name: "offerEvidence",
    right: ({ commitmentIds: [id] }) =>
      `input: { commitmentId: "${id}", kind: FILE, url: "https://example.vn/x.pdf", title: { vi: "Kế hoạch" } }`,
    wrong: ({ commitmentIds: [id] }) =>
      `input: { commitmentId: "${id}", kind: FIGURE, url: "https://example.vn/x.pdf", title: { vi: "Kế hoạch" } }`,
    mistaken: ["input.figureId", "input.url"],
  },
];

const WRITTEN = ["change", "source", "evaluation_round", "report", "evidence"];

let member: TestMember;
let programme: ExampleProgramme;
let programmeCount = 0;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});

beforeEach(async () => {
  programmeCount += 1;
  const { manager } = member.dataSource;
  programme = await addExampleProgramme(manager, { code: `P-${programmeCount}`, commitments: 2 });
  await manager.query("UPDATE commitment SET state = 'DONE' WHERE id = $1", [programme.commitmentIds[1]]);
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function perform({ name }: Command, args: string, validateOnly: boolean) {
  return member.ask(`mutation { ${name}(${args}, validateOnly: ${validateOnly}) { version } }`);
}

/** What has been told of the programme, the numbers of rows that commands add to, and the versions of what they change. */
async function readRows(): Promise<unknown> {
  const counts = WRITTEN.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(", ");
  const versions = ["coordination_programme", "signing_ceremony", "commitment"].map(
    (table) => `(SELECT sum(version) FROM ${table}) AS ${table}`,
  );
  const rows = await member.dataSource.query(`SELECT ${counts}, ${versions.join(", ")}`);
  return { rows, events: await eventsOfProgramme(member.dataSource, programme.id) };
}

describe("a command that is only validated", () => {
  it.each(COMMANDS)(
    "$name answers null where nothing speaks against it, and leaves nothing",
    async (command) => {
      const before = await readRows();
      const validated = await perform(command, command.right(programme), true);
      expect(validated).toEqual({ data: { [command.name]: null } });
      expect(await readRows()).toEqual(before);
      const recorded = await perform(command, command.right(programme), false);
      expect(recorded.data[command.name].version).toBeGreaterThan(0);
      expect(await readRows()).not.toEqual(before);
    },
  );

  it.each(COMMANDS)("$name is refused for all that is wrong, as it would be", async (command) => {
    const validated = await perform(command, command.wrong(programme), true);
    expect(validated.errors?.[0]?.extensions?.["mistakes"]).toMatchObject(
      command.mistaken.map((field) => ({ field })),
    );
    expect(await perform(command, command.wrong(programme), false)).toEqual(validated);
  });
});
