import { randomUUID } from "node:crypto";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import { reviseHistories } from "@hub/subgraph-kit/recorded-rows";
import { startTestMember, type TestMember, WRITERS_ORGANISATION } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Activity } from "./activity.js";
import { recordedActivities } from "./recorded-activity.js";
import { createReportingMember } from "./reporting-member.js";
import { activitiesOf } from "./tell-activities.js";
import { indicatorEntry, organisationEntry, unitEntry, withRegister } from "./testing/known-register.js";

const [UNIT, NEIGHBOUR, ENDED, PARTNER, FORMER_PARTNER, PROGRAMME, COMMITMENT] = Array.from(
  { length: 7 },
  () => randomUUID(),
) as [string, string, string, string, string, string, string];
const withoutRegister = createReportingMember({ name: "reporter", prefix: "reporter" });
const reporter = withRegister(withoutRegister, [
  ...[UNIT, NEIGHBOUR].map((id) => unitEntry(id)),
  unitEntry(ENDED, { validTo: "2025-06-30" }),
  indicatorEntry("LM03"),
  organisationEntry(PARTNER),
  organisationEntry(FORMER_PARTNER, { endedOn: "2025-06-30" }),
  organisationEntry(WRITERS_ORGANISATION, { name: { vi: "Hội LHPN", en: null } }),
]);

const FIELDS = `{
  id title { vi en } kind period { from to } openedOn place { vi en } audience { who { vi en } count }
  unit { id } organiser { id } partners { id } programme { id } commitment { id }
  results { label { vi en } count amount qualifier printedText figure { id printedText } source { title } }
  doubts { rule } source { title } isWithdrawn version
  history { nodes { version reason actor { role organisation { id } } source { title } changed { field before after } } }
}`;
const RECORD = `mutation ($input: RecordActivityInput!, $validateOnly: Boolean! = false) {
  recordReporterActivity(input: $input, validateOnly: $validateOnly) ${FIELDS}
}`;
const UPDATE = `mutation ($id: ID!, $version: Int!, $input: RecordActivityInput!) {
  updateReporterActivity(activityId: $id, expectedVersion: $version, reason: "Ghi thiếu", input: $input) ${FIELDS}
}`;
const WITHDRAW = `mutation ($id: ID!, $version: Int!) {
  withdrawReporterActivity(activityId: $id, expectedVersion: $version, reason: "Ghi nhầm") ${FIELDS}
}`;
const WEEK = {
  title: { vi: "Tuần lễ học tập suốt đời", en: "Lifelong learning week" },
  kind: "COORDINATION",
  period: { from: "2025-10-01", to: "2025-10-07" },
  openedOn: "2025-10-02",
  unitId: UNIT,
  place: { vi: "Trường THPT Chu Văn An" },
  audience: { who: { vi: "phụ nữ nuôi con nhỏ" }, count: 120 },
  partnerIds: [PARTNER],
  results: [{ label: { vi: "Lớp học" }, count: 6, printedText: "6 lớp" }],
  programmeId: PROGRAMME,
  commitmentId: COMMITMENT,
  source: { title: "Báo cáo tuần lễ" },
};
const ACTIVITY = { id: "act_reporter_" };

let member: TestMember;

beforeAll(async () => {
  member = await startTestMember(reporter);
});
afterAll(async () => member[Symbol.asyncDispose]());

// A test looks into an answer of its own query.
// biome-ignore lint/suspicious/noExplicitAny: see above
async function record(more: object = {}): Promise<any> {
  const { data, errors } = await member.ask(RECORD, { input: { ...WEEK, ...more } });
  expect(errors).toBeUndefined();
  return data.recordReporterActivity;
}

async function eventsOf(
  id: string,
): Promise<{ version: number; payload: { activity: object; change: object } }[]> {
  return member.dataSource.query(
    "SELECT version, payload FROM outbox WHERE type = 'activity.recorded' AND aggregate_id = $1 ORDER BY version",
    [id],
  );
}

async function count(table: string): Promise<number> {
  const [{ count }] = await member.dataSource.query(`SELECT count(*)::int AS count FROM ${table}`);
  return count;
}

async function mistakesIn(input: object): Promise<unknown> {
  const { data, errors } = await member.ask(RECORD, { input: { ...WEEK, ...input } });
  expect(data?.recordReporterActivity ?? null).toBeNull();
  const mistakes = errors?.[0]?.extensions?.["mistakes"];
  return Array.isArray(mistakes) ? mistakes.map(({ field }) => field) : errors;
}

/** What a later start would add to the histories. */
async function addedByNextStart(): Promise<number> {
  const before = await count("change");
  await member.dataSource.transaction((manager) =>
    reviseHistories(manager, loaderOf(null), "reporter", [activitiesOf("reporter")]),
  );
  return (await count("change")) - before;
}

describe("recording an activity", () => {
  it("keeps all that is said of it, in the name of the organisation that records", async () => {
    const activity = await record();
    expect(activity).toMatchObject({
      id: expect.stringContaining(ACTIVITY.id),
      title: WEEK.title,
      kind: "COORDINATION",
      period: WEEK.period,
      openedOn: "2025-10-02",
      place: { vi: "Trường THPT Chu Văn An", en: null },
      audience: { who: { vi: "phụ nữ nuôi con nhỏ", en: null }, count: 120 },
      unit: { id: `unit_${UNIT}` },
      organiser: { id: `org_${WRITERS_ORGANISATION}` },
      partners: [{ id: `org_${PARTNER}` }],
      programme: { id: `prog_${PROGRAMME}` },
      commitment: { id: `commitment_${COMMITMENT}` },
      results: [
        {
          label: { vi: "Lớp học", en: null },
          ...{ count: 6, amount: null, qualifier: "EXACT", printedText: "6 lớp", figure: null },
          source: { title: "Báo cáo tuần lễ" },
        },
      ],
      doubts: [],
      source: { title: "Báo cáo tuần lễ" },
      isWithdrawn: false,
      version: 1,
    });
    expect(activity.history.nodes).toMatchObject([
      {
        version: 1,
        reason: null,
        actor: { role: "REPORTER", organisation: { id: `org_${WRITERS_ORGANISATION}` } },
        source: { title: "Báo cáo tuần lễ" },
        changed: expect.arrayContaining([
          { field: "audience.count", before: null, after: "120" },
          { field: "partners.0.id", before: null, after: `org_${PARTNER}` },
        ]),
      },
    ]);
    expect(await addedByNextStart()).toBe(0);
  });

  it("tells the hub once, of the whole of it, as the snapshot does", async () => {
    const { id } = await record();
    const [event, ...others] = await eventsOf(id);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      version: 1,
      payload: {
        activityId: id,
        unitId: `unit_${UNIT}`,
        programmeId: `prog_${PROGRAMME}`,
        activity: { organiser: { id: `org_${WRITERS_ORGANISATION}` }, partners: [{ id: `org_${PARTNER}` }] },
        change: { version: 1, actor: { role: "REPORTER" } },
      },
    });
    const [row] = await member.dataSource.query(`${recordedActivities("reporter", "activity.id = $1")}`, [
      id.slice(ACTIVITY.id.length),
    ]);
    expect(event?.payload.activity).toEqual({ ...row.activity, isWithdrawn: false });
  });

  it("needs a title, a kind and a source, and nothing else", async () => {
    const { title, kind, source } = WEEK;
    const { data, errors } = await member.ask(RECORD, { input: { title, kind, source } });
    expect(errors).toBeUndefined();
    expect(data.recordReporterActivity).toMatchObject({
      ...{ period: { from: null, to: null }, openedOn: null, place: null, audience: null, unit: null },
      ...{ partners: [], results: [], programme: null, commitment: null },
      organiser: { id: `org_${WRITERS_ORGANISATION}` },
    });
    expect(await addedByNextStart()).toBe(0);
    expect(await mistakesIn({ title: null, kind: null, source: null })).toEqual([
      "input.title",
      "input.kind",
      "input.source",
    ]);
  });

  it("says of a result as which figure it was reported", async () => {
    const reported = await member.ask(
      `mutation { reportReporterFigure(input: { unitId: "${UNIT}", indicatorCode: "LM03", numerator: 6, printedText: "6 lớp", asOf: "2025-10-07", source: { title: "Báo cáo" } }) { figure { id } } }`,
    );
    const { id } = reported.data.reportReporterFigure.figure;
    const results = [{ label: { vi: "Lớp học" }, count: 6, figureId: id }];
    const activity = await record({ results });
    expect(activity.results[0].figure).toEqual({ id, printedText: "6 lớp" });
    const [event] = await eventsOf(activity.id);
    expect(event?.payload.activity).toMatchObject({ results: [{ figure: { id } }] });
    expect(await addedByNextStart()).toBe(0);
  });

  it("refuses what there is not, or was not then, all at once, and stores nothing", async () => {
    const stored = await count("activity");
    expect(
      await mistakesIn({
        unitId: ENDED,
        partnerIds: [FORMER_PARTNER, randomUUID(), WRITERS_ORGANISATION],
        results: [{ label: { vi: "Lớp" }, figureId: `fig_reporter_${randomUUID()}` }],
      }),
    ).toEqual([
      "input.unitId",
      "input.partnerIds[0]",
      "input.partnerIds[1]",
      "input.partnerIds[2]",
      "input.results[0].figureId",
    ]);
    expect(await mistakesIn({ unitId: randomUUID() })).toEqual(["input.unitId"]);
    expect(await mistakesIn({ organiserId: PARTNER })).toEqual(["input.organiserId"]);
    expect(await mistakesIn({ period: { from: "2025-10-07", to: "2025-10-01" } })).toEqual(["input.period"]);
    expect(await mistakesIn({ title: { vi: "a\u0007" }, openedOn: "2025-02-30" })).toEqual([
      "input.title.vi",
      "input.openedOn",
    ]);
    expect([await count("activity"), await count("outbox")]).toEqual([stored, await count("outbox")]);
  });

  it("takes its own organisation for the organiser where it is named", async () => {
    const activity = await record({ organiserId: WRITERS_ORGANISATION });
    expect(activity.organiser).toEqual({ id: `org_${WRITERS_ORGANISATION}` });
  });

  it("only validates if asked to: nothing is stored and nobody is told", async () => {
    const counted = () => Promise.all(["activity", "change", "outbox", "source"].map(count));
    const before = await counted();
    const input = { ...WEEK, source: { title: "Chưa ai ghi" } };
    expect(await member.ask(RECORD, { input, validateOnly: true })).toEqual({
      data: { recordReporterActivity: null },
    });
    const wrong = await member.ask(RECORD, {
      input: { ...input, partnerIds: [PARTNER, PARTNER] },
      validateOnly: true,
    });
    expect(wrong.errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    expect(await counted()).toEqual(before);
  });

  it("is for who reports for the organisation in the unit", async () => {
    const asks = async (right: object, more: object = {}) => {
      const rights = [
        { role: "REPORTER", organisationId: WRITERS_ORGANISATION, unitId: UNIT, ...right },
      ] as const;
      const caller = { id: "someone", mayWrite: true, rights };
      const { errors } = await member.ask(RECORD, { input: { ...WEEK, ...more } }, caller as never);
      return errors?.[0]?.extensions?.["code"] ?? "done";
    };
    expect(await asks({})).toBe("done");
    expect(await asks({}, { unitId: null })).toBe("done");
    expect(await asks({}, { unitId: NEIGHBOUR })).toBe("FORBIDDEN");
    expect(await asks({ role: "READER" })).toBe("FORBIDDEN");
    expect(await asks({ organisationId: PARTNER })).toBe("FORBIDDEN");
  });

  it("waits for the registers", async () => {
    await using without = await startTestMember(withoutRegister);
    const { errors } = await without.ask(RECORD, { input: WEEK });
    expect(errors?.[0]?.extensions?.["code"]).toBe("REFUSED");
    expect(errors?.[0]?.message).toContain("hãy gửi lại sau một phút");
  });
});

describe("a recorded activity", () => {
  it("is recorded anew as a whole, and its history keeps what it said", async () => {
    const { id } = await record();
    const input = { ...WEEK, audience: null, partnerIds: [], source: { title: "Báo cáo đính chính" } };
    const { data, errors } = await member.ask(UPDATE, { id, version: 1, input });
    expect(errors).toBeUndefined();
    const updated = data.updateReporterActivity;
    expect(updated).toMatchObject({
      ...{ id, version: 2, audience: null, partners: [], title: WEEK.title },
      source: { title: "Báo cáo đính chính" },
      results: [{ source: { title: "Báo cáo đính chính" } }],
    });
    expect(updated.history.nodes[1]).toMatchObject({
      version: 2,
      reason: "Ghi thiếu",
      source: { title: "Báo cáo đính chính" },
      changed: expect.arrayContaining([
        { field: "audience.count", before: "120", after: null },
        { field: "partners.0.id", before: `org_${PARTNER}`, after: null },
      ]),
    });
    expect((await eventsOf(id)).map(({ version }) => version)).toEqual([1, 2]);
    expect(await addedByNextStart()).toBe(0);
  });

  it("that is recorded as it is stays at its version, and nobody is told", async () => {
    const { id } = await record();
    const { data } = await member.ask(UPDATE, { id, version: 1, input: WEEK });
    expect(data.updateReporterActivity.version).toBe(1);
    expect(await eventsOf(id)).toHaveLength(1);
  });

  it("is refused with the current version to who has read another one, and stays in its unit", async () => {
    const { id } = await record();
    const { errors } = await member.ask(UPDATE, { id, version: 2, input: WEEK });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "CONFLICT", currentVersion: 1 });
    const moved = await member.ask(UPDATE, { id, version: 1, input: { ...WEEK, unitId: NEIGHBOUR } });
    expect(moved.errors?.[0]?.extensions).toMatchObject({ mistakes: [{ field: "input.unitId" }] });
    const unknown = await member.ask(UPDATE, { id: randomUUID(), version: 1, input: WEEK });
    expect(unknown.errors?.[0]?.extensions?.["code"]).toBe("NOT_FOUND");
  });

  it("by two at once is changed by one", async () => {
    const { id } = await record();
    const answers = await Promise.all(
      [1, 2, 3].map((number) =>
        member.ask(UPDATE, { id, version: 1, input: { ...WEEK, place: { vi: `Nơi ${number}` } } }),
      ),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.["code"] ?? "done");
    expect(codes.toSorted()).toEqual(["CONFLICT", "CONFLICT", "done"]);
  });

  it("is withdrawn with a reason: lists leave it out, its record stays", async () => {
    const { id } = await record();
    const list = "{ reporterActivities(first: 100) { nodes { id } } }";
    const listed = async () =>
      (await member.ask(list)).data.reporterActivities.nodes.map((node: { id: string }) => node.id);
    expect(await listed()).toContain(id);
    const { data, errors } = await member.ask(WITHDRAW, { id, version: 1 });
    expect(errors).toBeUndefined();
    expect(data.withdrawReporterActivity).toMatchObject({ isWithdrawn: true, version: 2, title: WEEK.title });
    expect(data.withdrawReporterActivity.history.nodes[1]).toMatchObject({
      reason: "Ghi nhầm",
      changed: [{ field: "isWithdrawn", before: null, after: "true" }],
    });
    expect(await listed()).not.toContain(id);
    const onUnit = await member.ask(
      `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on AdministrativeUnit { reporterActivities { id } } } }`,
      { ids: [{ __typename: "AdministrativeUnit", id: UNIT }] },
    );
    expect(JSON.stringify(onUnit.data)).not.toContain(id);
    expect((await eventsOf(id)).at(-1)?.payload.activity).toMatchObject({ isWithdrawn: true });
    const again = await member.ask(WITHDRAW, { id, version: 2 });
    expect(again.errors?.[0]?.extensions?.["code"]).toBe("REFUSED");
    expect(await addedByNextStart()).toBe(0);
  });

  it("that was loaded has no organiser, and can be completed by the member's reporters", async () => {
    const [first] = await member.dataSource.getRepository(Activity).find({ take: 1 });
    const id = randomUUID();
    await member.dataSource.query(
      `INSERT INTO activity (id, title, kind, period, results, source_id)
       VALUES ($1, '{"vi": "Trao học bổng", "en": null}', 'SUPPORT', '{"from": null, "to": null}', '[]', $2)`,
      [id, first?.sourceId],
    );
    await addedByNextStart();
    const input = { ...WEEK, unitId: null, organiserId: WRITERS_ORGANISATION };
    const { data, errors } = await member.ask(UPDATE, { id, version: 1, input });
    expect(errors).toBeUndefined();
    expect(data.updateReporterActivity).toMatchObject({
      version: 2,
      organiser: { id: `org_${WRITERS_ORGANISATION}` },
    });
  });
});
