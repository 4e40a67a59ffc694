import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../testing/association-alone.js";
import { eventsOfProgramme, versionsInHistory } from "../testing/events-of-programme.js";
import { addExampleProgramme, EXAMPLE_UNIT, type ExampleProgramme } from "../testing/example-programme.js";
import { retryConflicts } from "../testing/retry-conflicts.js";

const UPDATE = `mutation ($id: ID!, $input: UpdateProgrammeInput!, $expectedVersion: Int!) {
  updateProgramme(programmeId: $id, input: $input, expectedVersion: $expectedVersion) {
    title { vi en } period { from to } declaredPartyCount evaluationEveryMonths version
    evaluationRounds { number dueOn status version }
  }
}`;
const SOURCE = { title: "Công văn gia hạn" };

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

function update(input: object, expectedVersion = 1, id = programme.id) {
  return member.ask(UPDATE, { id, input: { source: SOURCE, ...input }, expectedVersion });
}

const events = () => eventsOfProgramme(member.dataSource, programme.id);

describe("changing a programme", () => {
  it("changes what it is told to, keeps the change and sends one event", async () => {
    const { data, errors } = await update({ title: { vi: " Tên mới ", en: "New title" } }, 1);
    expect(errors).toBeUndefined();
    expect(data.updateProgramme).toMatchObject({
      title: { vi: "Tên mới", en: "New title" },
      declaredPartyCount: 10,
      version: 2,
    });
    const [changed, ...rounds] = await events();
    expect(changed).toEqual({
      type: "programme.changed",
      aggregateId: `prog_${programme.id}`,
      version: 2,
      payload: { programmeId: `prog_${programme.id}`, unitId: `unit_${EXAMPLE_UNIT}` },
    });
    expect(rounds.map(({ type }) => type)).toEqual(["evaluation-round.changed"]);
    expect(await versionsInHistory(member.dataSource, programme.id)).toEqual([2]);
  });

  it("moves the evaluations whose days follow from what was changed, and tells of each", async () => {
    const period = { from: "2021-01-01", to: "2026-12-31", printedText: "giai đoạn 2021-2026" };
    const { data } = await update({ period, evaluationEveryMonths: 36 });
    expect(data.updateProgramme).toMatchObject({
      period: { from: "2021-01-01", to: "2026-12-31" },
      evaluationRounds: [
        { number: 1, dueOn: "2025-05-18", version: 2 },
        { number: 2, dueOn: "2028-05-18", status: "CARRIED_OVER", version: 1 },
      ],
    });
    const told = (await events()).map(({ type, version, payload }) => [type, version, payload["number"]]);
    expect(told).toEqual([
      ["programme.changed", 2, undefined],
      ["evaluation-round.changed", 2, 1],
      ["evaluation-round.changed", 1, 2],
    ]);
  });

  it("takes away the evaluations that were derived from what holds no more, and tells of each", async () => {
    const monthly = (await update({ evaluationEveryMonths: 1 })).data.updateProgramme;
    expect(monthly.evaluationRounds).toHaveLength(44);
    const before = (await events()).length;
    const { data } = await update({ evaluationEveryMonths: 24 }, 2);
    expect(data.updateProgramme.evaluationRounds).toMatchObject([
      { number: 1, dueOn: "2024-05-18" },
      { number: 2, dueOn: "2026-05-18", status: "CARRIED_OVER" },
    ]);
    const told = (await events())
      .slice(before)
      .map(({ type, payload }) => `${type} ${payload["number"] ?? ""}`);
    expect(told).toHaveLength(1 + 44);
    expect(told[1]).toBe("evaluation-round.changed 44");
  });

  it.each([
    ["9999-12-31", "it must be from 1 January 1945"],
    ["3000-12-31", "it must be from 1 January 1945"],
    ["2041-01-01", "takes 20 years; 20 are the most"],
  ])("to a period to %s is refused with a sentence, and plans nothing", async (to, sentence) => {
    const { errors } = await update({ period: { from: "2021-01-01", to, printedText: "giai đoạn" } });
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    expect(errors?.[0]?.message).toContain(sentence);
    expect(await events()).toEqual([]);
  });

  it("takes a title in Vietnamese alone: the former translation is no longer one", async () => {
    const { data, errors } = await update({ title: { vi: "Tên mới" } });
    expect(errors).toBeUndefined();
    expect(data.updateProgramme).toMatchObject({ title: { vi: "Tên mới", en: null }, version: 2 });
    const again = await update({ title: { vi: "Tên mới", en: null } }, 2);
    expect(again.data.updateProgramme.version).toBe(2);
  });

  it("to what is recorded already changes nothing and sends no event", async () => {
    const { data } = await update({ declaredPartyCount: 10 }, 1);
    expect(data.updateProgramme.version).toBe(1);
    expect(await events()).toEqual([]);
  });

  it.each([
    ["CONFLICT", { declaredPartyCount: 11 }, 2],
    ["REFUSED", { period: { from: "2022-01-01", to: "2021-12-31", printedText: "2022-2021" } }, 1],
    ["BAD_USER_INPUT", { declaredPartyCount: 0 }, 1],
    ["BAD_USER_INPUT", { title: { vi: " ", en: "Title" } }, 1],
    ["BAD_USER_INPUT", { declaredPartyCount: 11, source: { title: " " } }, 1],
  ])("is refused with %s for %j at version %i, and tells nobody", async (code, input, version) => {
    const { data, errors } = await update(input, version);
    expect([data, errors?.[0]?.extensions?.["code"]]).toEqual([{ updateProgramme: null }, code]);
    expect(await events()).toEqual([]);
    expect(await versionsInHistory(member.dataSource, programme.id)).toEqual([]);
  });

  it("is not found, or forbidden to a caller who may not write", async () => {
    const unknown = await update({ declaredPartyCount: 11 }, 1, "QT-2021-2025");
    expect(unknown.errors?.[0]?.extensions?.["code"]).toBe("NOT_FOUND");
    for (const id of ["E5113A1C-8e8d-505a-ac5e-cd1075c978b7", "prog_e5113a1c-8e8d-505a-ac5e-cd1075c978b7"]) {
      const { errors } = await update({ declaredPartyCount: 11 }, 1, id);
      expect(errors?.[0]?.message).toContain(`There is no programme "${id}";`);
    }
    const input = { source: SOURCE, declaredPartyCount: 11 };
    const reader = await member.ask(
      UPDATE,
      { id: programme.id, input, expectedVersion: 1 },
      { id: "reader", mayWrite: false },
    );
    expect(reader.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    expect(await events()).toEqual([]);
  });

  it("by ten at once takes ten versions in a row", async () => {
    const counts = Array.from({ length: 10 }, (_, index) => index + 20);
    await Promise.all(
      counts.map((declaredPartyCount) =>
        retryConflicts((version) => update({ declaredPartyCount }, version)),
      ),
    );
    const versions = (await events())
      .filter(({ type }) => type === "programme.changed")
      .map(({ version }) => version);
    expect(versions).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });
});
