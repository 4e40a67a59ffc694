import { randomUUID } from "node:crypto";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { unitId } from "../administrative-units/unit-id.js";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { Organisation } from "../organisations/organisation.js";
import { associationAlone } from "../testing/association-alone.js";
import { eventsOfProgramme, versionsInHistory } from "../testing/events-of-programme.js";
import {
  addExampleProgramme,
  addOrganisation,
  EXAMPLE_UNIT,
  type ExampleProgramme,
} from "../testing/example-programme.js";
import { SigningCeremony } from "./signing-ceremony.js";

const RECORD = `mutation ($id: ID!, $input: RecordCeremonyInput!, $expectedVersion: Int!) {
  recordCeremony(programmeId: $id, input: $input, expectedVersion: $expectedVersion) {
    id heldOn title { vi } source { title } version host { id }
    programme { evaluationRounds { number dueOn } }
  }
}`;

let member: TestMember;
let programme: ExampleProgramme;
let programmeCount = 0;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});

/** Programmes that are not signed yet. */
beforeEach(async () => {
  programmeCount += 1;
  const { manager } = member.dataSource;
  programme = await addExampleProgramme(manager, { code: `P-${programmeCount}`, commitments: 0 });
  await manager.delete(SigningCeremony, { programmeId: programme.id });
  await manager.delete(EvaluationRound, { programmeId: programme.id });
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function record(change: object = {}, expectedVersion = 0) {
  const input = {
    heldOn: "2022-05-18",
    title: { vi: "Lễ ký kết", en: "Signing" },
    hostId: programme.organisationIds[0],
    source: { title: "Báo Quảng Trị" },
    ...change,
  };
  return member.ask(RECORD, { id: programme.id, input, expectedVersion });
}

const events = () => eventsOfProgramme(member.dataSource, programme.id);

describe("recording a signing ceremony", () => {
  it("keeps it, reschedules the evaluations from its day, with an event for each", async () => {
    const { data, errors } = await record({}, 0);
    expect(errors).toBeUndefined();
    const { id } = data.recordCeremony;
    expect(data.recordCeremony).toMatchObject({
      version: 1,
      heldOn: "2022-05-18",
      host: { id: `org_${programme.organisationIds[0]}` },
      programme: {
        evaluationRounds: [
          { number: 1, dueOn: "2024-05-18" },
          { number: 2, dueOn: "2026-05-18" },
        ],
      },
    });
    const [ceremony, ...rounds] = await events();
    expect(ceremony).toEqual({
      type: "ceremony.changed",
      aggregateId: id,
      version: 1,
      payload: { programmeId: `prog_${programme.id}`, unitId: `unit_${EXAMPLE_UNIT}`, ceremonyId: id },
    });
    expect(rounds.map(({ type, payload }) => [type, payload["number"]])).toEqual([
      ["evaluation-round.changed", 1],
      ["evaluation-round.changed", 2],
    ]);
  });

  it("again corrects it and moves the evaluations", async () => {
    const first = (await record()).data.recordCeremony;
    const { data } = await record({ heldOn: "2022-05-19" }, 1);
    expect(data.recordCeremony).toMatchObject({
      id: first.id,
      version: 2,
      programme: { evaluationRounds: [{ dueOn: "2024-05-19" }, { dueOn: "2026-05-19" }] },
    });
    expect(await versionsInHistory(member.dataSource, first.id)).toEqual([1, 2]);
    const told = (await events()).map(({ type, version }) => `${type} ${version}`);
    expect(told.slice(3)).toEqual([
      "ceremony.changed 2",
      "evaluation-round.changed 2",
      "evaluation-round.changed 2",
    ]);
  });

  it("as it is recorded already changes nothing and sends no event", async () => {
    await record();
    const before = await events();
    expect((await record({}, 1)).data.recordCeremony.version).toBe(1);
    expect(await events()).toEqual(before);
  });

  it.each([
    ["CONFLICT", {}, 1],
    ["REFUSED", { heldOn: "2999-01-01" }, 0],
    ["NOT_FOUND", { hostId: randomUUID() }, 0],
    ["NOT_FOUND", { hostId: "Hội Khuyến học" }, 0],
    ["BAD_USER_INPUT", { title: { vi: "", en: "Signing" } }, 0],
  ])("is refused with %s for %j at version %i, and tells nobody", async (code, change, version) => {
    const { data, errors } = await record(change, version);
    expect([data, errors?.[0]?.extensions?.["code"]]).toEqual([{ recordCeremony: null }, code]);
    expect(await events()).toEqual([]);
    expect(
      await member.dataSource.getRepository(SigningCeremony).countBy({ programmeId: programme.id }),
    ).toBe(0);
  });

  it("is refused with all that is wrong in the form at once", async () => {
    const { errors } = await record({ heldOn: "2999-01-01", hostId: randomUUID() }, 1);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "CONFLICT",
      currentVersion: 0,
      mistakes: [{ field: "expectedVersion" }, { field: "input.heldOn" }, { field: "input.hostId" }],
    });
    expect(await events()).toEqual([]);
  });

  it("is refused for a host of another province", async () => {
    const sonLa = unitId(AdministrativeLevel.PROVINCE, "14", "2025-03-01");
    const { errors } = await record({ hostId: await addOrganisation(member.dataSource.manager, sonLa) });
    expect(errors?.[0]?.extensions?.["code"]).toBe("REFUSED");
    expect(await events()).toEqual([]);
  });

  it("is refused for a host that had ended, with the day", async () => {
    const [, hostId] = programme.organisationIds;
    await member.dataSource.getRepository(Organisation).update({ id: hostId }, { endedOn: "2022-05-17" });
    const { errors } = await record({ hostId });
    expect(errors?.[0]?.extensions?.["code"]).toBe("REFUSED");
    expect(errors?.[0]?.message).toContain("17/05/2022");
  });

  it("by two who believe there is none succeeds for one", async () => {
    const answers = await Promise.all([record({}, 0), record({ heldOn: "2022-05-19" }, 0)]);
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.["code"] ?? "done");
    expect(codes.toSorted()).toEqual(["CONFLICT", "done"]);
  });
});
