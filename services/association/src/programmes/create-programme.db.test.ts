import { startLoadedMember, type TestMember, WRITERS_ORGANISATION } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../testing/association-alone.js";
import { eventsOfProgramme, versionsInHistory } from "../testing/events-of-programme.js";
import { addExampleProgramme, addOrganisation, EXAMPLE_UNIT } from "../testing/example-programme.js";

const CREATED = `id code version period { from to } declaredPartyCount predecessor { code }
  parties { role organisation { id } }
  clauses { id number text { vi en } partOf { id } parts { number text { vi } partOf { number } } commitments { code } }`;
const CREATE = `mutation ($input: CreateProgrammeInput!, $validateOnly: Boolean! = false) {
  createProgramme(input: $input, validateOnly: $validateOnly) { ${CREATED} }
}`;
const NAME_PARTY = `mutation ($id: ID!, $input: NamePartyInput!, $expectedVersion: Int!) {
  nameParty(programmeId: $id, input: $input, expectedVersion: $expectedVersion) {
    version parties { role organisation { id } }
  }
}`;
const SET_CLAUSES = `mutation ($id: ID!, $input: SetClausesInput!, $expectedVersion: Int!) {
  setClauses(programmeId: $id, input: $input, expectedVersion: $expectedVersion) { ${CREATED} }
}`;
const ADD_COMMITMENT = `mutation ($id: ID!, $input: AddCommitmentInput!) {
  addCommitment(programmeId: $id, input: $input) {
    id code title { vi } printedText state dueOn version clause { number } owners { id } programme { id }
  }
}`;
const HISTORY = `query ($code: String!) {
  programme(code: $code) { history { nodes { version changed { field before after } } } }
}`;

const SOURCE = { title: "Dự thảo chương trình phối hợp" };
const LEAD = { organisationId: `org_${WRITERS_ORGANISATION}`, role: "LEAD" };
const CLAUSES = [
  { number: "1", text: { vi: "Tuyên truyền về xã hội học tập" } },
  {
    number: "2",
    text: { vi: "Xây dựng quỹ khuyến học" },
    parts: [
      { number: "a", text: { vi: "Vận động doanh nghiệp" } },
      { number: "b", text: { vi: "Khen thưởng kịp thời", en: "Timely reward" } },
    ],
  },
];

let member: TestMember;
let partner: string;
let programmeCount = 0;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  // Those who write in tests lead this one, and so are there.
  await addExampleProgramme(member.dataSource.manager, { code: "P-2021-2025", commitments: 0 });
  partner = await addOrganisation(member.dataSource.manager);
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function newProgramme(input: object = {}) {
  programmeCount += 1;
  return {
    code: `QT-${programmeCount}`,
    title: { vi: "Chương trình phối hợp" },
    unitId: `unit_${EXAMPLE_UNIT}`,
    parties: [LEAD, { organisationId: `org_${partner}`, role: "PARTNER" }],
    source: SOURCE,
    ...input,
  };
}

async function create(input: object = {}) {
  const { data, errors } = await member.ask(CREATE, { input: newProgramme(input) });
  expect(errors).toBeUndefined();
  return data.createProgramme;
}

interface ToldMistake {
  readonly field: string;
  readonly message: { readonly vi: string };
}

function mistakesIn({ errors }: Awaited<ReturnType<TestMember["ask"]>>): readonly ToldMistake[] {
  const mistakes = errors?.[0]?.extensions?.["mistakes"];
  return Array.isArray(mistakes) ? mistakes : [];
}

const keyOf = (id: string) => id.slice(id.indexOf("_") + 1);

describe("creating a programme", () => {
  it("has the parties and clauses in the order given, a history and one event", async () => {
    const period = { from: "2026-01-01", to: "2030-12-31", printedText: "giai đoạn 2026-2030" };
    const programme = await create({ period, clauses: CLAUSES, declaredPartyCount: 10 });
    expect(programme).toMatchObject({
      version: 1,
      period: { from: "2026-01-01", to: "2030-12-31" },
      declaredPartyCount: 10,
      predecessor: null,
      parties: [
        { role: "LEAD", organisation: { id: LEAD.organisationId } },
        { role: "PARTNER", organisation: { id: `org_${partner}` } },
      ],
      clauses: [
        { number: "1", text: { vi: "Tuyên truyền về xã hội học tập", en: null }, partOf: null, parts: [] },
        {
          number: "2",
          parts: [
            { number: "a", text: { vi: "Vận động doanh nghiệp" }, partOf: { number: "2" } },
            { number: "b", partOf: { number: "2" } },
          ],
        },
      ],
    });
    const id = keyOf(programme.id);
    expect(
      (await eventsOfProgramme(member.dataSource, id)).map(({ type, version }) => [type, version]),
    ).toEqual([["programme.changed", 1]]);
    const { data } = await member.ask(HISTORY, { code: programme.code });
    const [told] = data.programme.history.nodes;
    expect(told.changed).toEqual(
      expect.arrayContaining([
        { field: "parties.1.organisation.id", before: null, after: `org_${partner}` },
        { field: "clauses.1.parts.1.text.en", before: null, after: "Timely reward" },
      ]),
    );
  });

  it("follows a phase, which is followed by one alone", async () => {
    const before = await create();
    const after = await create({ predecessorId: before.id });
    expect(after.predecessor).toEqual({ code: before.code });
    const answer = await member.ask(CREATE, { input: newProgramme({ predecessorId: before.id }) });
    expect(mistakesIn(answer)).toEqual([
      {
        field: "input.predecessorId",
        message: expect.objectContaining({ vi: expect.stringContaining(`giai đoạn sau là ${after.code}`) }),
      },
    ]);
  });

  it("tells all that is wrong at once, and keeps nothing", async () => {
    const input = newProgramme({
      code: "P—2021",
      unitId: "unit_00000000-0000-4000-8000-000000000000",
      period: { from: "2030-01-01", to: "2026-12-31", printedText: "2030-2026" },
      parties: [LEAD, LEAD, { organisationId: "org_00000000-0000-4000-8000-000000000000", role: "PARTNER" }],
      clauses: [CLAUSES[0], CLAUSES[0]],
      predecessorId: "prog_00000000-0000-4000-8000-000000000000",
    });
    const answer = await member.ask(CREATE, { input });
    const fields = mistakesIn(answer).map(({ field }) => field);
    expect(fields).toEqual([
      "input.code",
      "input.unitId",
      "input.period",
      "input.parties.1.organisationId",
      "input.parties.2.organisationId",
      "input.clauses.1.number",
      "input.predecessorId",
    ]);
  });

  it.each([
    ["in other letters and dashes", "p-2021-2025"],
    ["as it is", "P-2021-2025"],
  ])("refuses a code that is taken, %s", async (_how, code) => {
    const answer = await member.ask(CREATE, { input: newProgramme({ code }) });
    expect(mistakesIn(answer)).toMatchObject([{ field: "input.code" }]);
  });

  it("refuses one that nobody leads", async () => {
    const input = newProgramme({ parties: [{ ...LEAD, role: "PARTNER" }] });
    expect(mistakesIn(await member.ask(CREATE, { input }))).toMatchObject([{ field: "input.parties" }]);
  });

  it("is refused to who is not to lead it", async () => {
    const others = newProgramme({ parties: [{ organisationId: `org_${partner}`, role: "LEAD" }] });
    expect((await member.ask(CREATE, { input: others })).errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });

  it("changes nothing where it is only to be checked", async () => {
    const input = newProgramme();
    const { data, errors } = await member.ask(CREATE, { input, validateOnly: true });
    expect(errors).toBeUndefined();
    expect(data.createProgramme).toBeNull();
    const again = await member.ask(`query ($code: String!) { programme(code: $code) { id } }`, {
      code: input.code,
    });
    expect(again.data.programme).toBeNull();
  });

  it("is done once of two that take one code at the same time", async () => {
    const input = newProgramme();
    const answers = await Promise.all([1, 2].map(() => member.ask(CREATE, { input })));
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(answers.flatMap(mistakesIn)).toMatchObject([{ field: "input.code" }]);
  });
});

describe("naming a party", () => {
  it("puts it after the others, gives it another role, and tells of both", async () => {
    const programme = await create();
    const third = await addOrganisation(member.dataSource.manager);
    const name = (role: string, expectedVersion: number) =>
      member.ask(NAME_PARTY, {
        id: programme.id,
        input: { organisationId: `org_${third}`, role, source: SOURCE },
        expectedVersion,
      });
    expect((await name("PARTNER", 1)).data.nameParty).toMatchObject({
      version: 2,
      parties: [{}, {}, { role: "PARTNER", organisation: { id: `org_${third}` } }],
    });
    expect((await name("CO_LEAD", 2)).data.nameParty.parties[2]).toMatchObject({ role: "CO_LEAD" });
    expect((await name("CO_LEAD", 3)).data.nameParty.version).toBe(3);
    expect((await name("PARTNER", 1)).errors?.[0]?.extensions).toMatchObject({
      code: "CONFLICT",
      currentVersion: 3,
    });
    const { data } = await member.ask(HISTORY, { code: programme.code });
    expect(data.programme.history.nodes.slice(1).map(({ changed }: { changed: unknown }) => changed)).toEqual(
      expect.arrayContaining([
        [{ field: "parties.2.role", before: "PARTNER", after: "CO_LEAD" }],
        [
          { field: "parties.2.organisation.id", before: null, after: `org_${third}` },
          { field: "parties.2.role", before: null, after: "PARTNER" },
        ],
      ]),
    );
  });

  it("refuses to leave a programme led by nobody", async () => {
    const programme = await create();
    const answer = await member.ask(NAME_PARTY, {
      id: programme.id,
      input: { ...LEAD, role: "PARTNER", source: SOURCE },
      expectedVersion: 1,
    });
    expect(mistakesIn(answer)).toMatchObject([{ field: "input.role" }]);
  });
});

describe("setting clauses", () => {
  const set = (id: string, clauses: object[], expectedVersion: number) =>
    member.ask(SET_CLAUSES, { id, input: { clauses, source: SOURCE }, expectedVersion });

  it("keeps those of the same numbers with their commitments, adds, amends and drops the others", async () => {
    const { id, code, clauses } = await create({ clauses: CLAUSES });
    const [first] = clauses;
    await member.ask(ADD_COMMITMENT, {
      id,
      input: { code: "C-1", title: { vi: "Tuyên truyền" }, clauseId: first.id, source: SOURCE },
    });
    const amended = [
      { number: "2", text: { vi: "Xây dựng quỹ" }, parts: [{ number: "b", text: { vi: "Khen thưởng" } }] },
      { number: "1", text: { vi: "Tuyên truyền rộng rãi" } },
      { number: "3", text: { vi: "Đánh giá hai năm một lần" } },
    ];
    const { data, errors } = await set(id, amended, 1);
    expect(errors).toBeUndefined();
    expect(data.setClauses).toMatchObject({
      version: 2,
      clauses: [
        { number: "2", text: { vi: "Xây dựng quỹ" }, parts: [{ number: "b", text: { vi: "Khen thưởng" } }] },
        { id: first.id, number: "1", text: { vi: "Tuyên truyền rộng rãi" }, commitments: [{ code: "C-1" }] },
        { number: "3" },
      ],
    });
    expect((await set(id, amended, 2)).data.setClauses.version).toBe(2);
    expect(await versionsInHistory(member.dataSource, keyOf(id))).toEqual([1, 2]);
    const history = (await member.ask(HISTORY, { code })).data.programme.history.nodes;
    const last = history.find(({ version }: { version: number }) => version === 2);
    expect(last.changed).toEqual(
      expect.arrayContaining([
        { field: "clauses.1.text.vi", before: "Xây dựng quỹ khuyến học", after: "Tuyên truyền rộng rãi" },
        { field: "clauses.2.text.vi", before: null, after: "Đánh giá hai năm một lần" },
      ]),
    );
  });

  it("refuses to drop a clause that has commitments", async () => {
    const { id, clauses } = await create({ clauses: CLAUSES });
    const input = { code: "C-1", title: { vi: "Tuyên truyền" }, clauseId: clauses[0].id, source: SOURCE };
    await member.ask(ADD_COMMITMENT, { id, input });
    expect(mistakesIn(await set(id, [], 1))).toMatchObject([
      { field: "input.clauses", message: { vi: expect.stringContaining("C-1") } },
    ]);
  });
});

describe("adding a commitment", () => {
  it("puts it after the others, of its clause and owners, and tells of it", async () => {
    const { id, clauses } = await create({ clauses: CLAUSES });
    const input = {
      code: "QT-1",
      title: { vi: "Vận động doanh nghiệp", en: "Mobilise enterprises" },
      clauseId: clauses[1].id,
      ownerIds: [`org_${partner}`, `org_${partner}`],
      dueOn: "2026-12-31",
      source: SOURCE,
    };
    const { data, errors } = await member.ask(ADD_COMMITMENT, { id, input });
    expect(errors).toBeUndefined();
    expect(data.addCommitment).toMatchObject({
      code: "QT-1",
      printedText: "Vận động doanh nghiệp",
      state: "NOT_REPORTED",
      dueOn: "2026-12-31",
      version: 1,
      clause: { number: "2" },
      owners: [{ id: `org_${partner}` }],
      programme: { id },
    });
    expect((await eventsOfProgramme(member.dataSource, keyOf(id))).at(-1)).toMatchObject({
      type: "commitment.changed",
      aggregateId: data.addCommitment.id,
      version: 1,
    });
    expect(
      mistakesIn(await member.ask(ADD_COMMITMENT, { id, input: { ...input, code: "qt-1" } })),
    ).toMatchObject([{ field: "input.code" }]);
  });

  it("tells all that is wrong at once", async () => {
    const other = await create({ clauses: CLAUSES });
    const { id } = await create();
    const stranger = await addOrganisation(member.dataSource.manager);
    const input = {
      code: "C/",
      title: { vi: "Tuyên truyền" },
      clauseId: other.clauses[0].id,
      ownerIds: [`org_${stranger}`],
      dueOn: "1900-01-01",
      source: SOURCE,
    };
    const fields = mistakesIn(await member.ask(ADD_COMMITMENT, { id, input })).map(({ field }) => field);
    expect(fields).toEqual(["input.code", "input.clauseId", "input.dueOn", "input.ownerIds.0"]);
  });
});
