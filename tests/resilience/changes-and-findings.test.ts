import { randomUUID } from "node:crypto";
import { unitId } from "@hub/association/administrative-units/unit-id";
import { association } from "@hub/association/association";
import { jointChanges } from "@hub/association/joint-record/changes/joint-changes";
import { jointRecordOf } from "@hub/association/joint-record/joint-record";
import { readTold } from "@hub/association/joint-record/told";
import { tellRegisterAdded, tellRegisterChanged } from "@hub/association/registers/register-changed";
import {
  addExampleProgramme,
  addOrganisation,
  EXAMPLE_UNIT,
  type ExampleProgramme,
} from "@hub/association/testing/example-programme";
import { retryConflicts } from "@hub/association/testing/retry-conflicts";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { until } from "@hub/gateway-fixtures/until";
import { writeRows } from "@hub/local/demonstration/write-rows";
import type { HubEvent } from "@hub/schema/event";
import type { Caller } from "@hub/schema/signed-request";
import { sqlStatements } from "@hub/subgraph-kit/database";
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import { startLoadedMember, type TestMember, WRITER } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { READER_KEY } from "../support/followed-member.js";

const SON_LA = unitId(AdministrativeLevel.PROVINCE, "14", "2025-03-01");
const YEN_CHAU = unitId(AdministrativeLevel.DISTRICT, "124", "2025-03-01");
const SOURCE = { title: "Báo cáo" };

let member: TestMember;
let programme: ExampleProgramme;
beforeAll(async () => {
  member = await startLoadedMember(association, { readerKeys: [READER_KEY] });
  programme = await addExampleProgramme(member.dataSource.manager, { code: "P-1", commitments: 1 });
}, 120_000);
afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function ask(args: string, fields = "nodes { cursor kind what nodeId version }") {
  await untilCopied();
  const { data, errors } = await member.ask(`{ changes(${args}) { ${fields} } }`);
  if (errors) throw new Error(errors[0]?.message);
  return data.changes;
}

interface Listed {
  readonly id: string;
  readonly asOf: string | undefined;
  readonly numerator: number;
}

/** Of LM02 in Sơn La. */
async function listFigures(args: string): Promise<Listed[]> {
  await untilCopied();
  const { data, errors } = await member.ask(
    `{ figures(unitIds: ["unit_${SON_LA}"], indicators: ["LM02"], ${args}) { nodes { id asOf numerator } } }`,
  );
  if (errors) throw new Error(errors[0]?.message);
  return data.figures.nodes;
}

function byId(one: Listed, other: Listed): number {
  return one.id < other.id ? -1 : 1;
}

/** Once all that the member has told is in the joint record. */
async function untilCopied(): Promise<void> {
  await until(async () => {
    const [{ is_copied }] = await member.dataSource.query(
      `SELECT NOT EXISTS (SELECT FROM outbox_intake) AND coalesce((SELECT max(seq) FROM outbox_log WHERE type <> 'joint-record.changed'), 0) <=
         coalesce((SELECT seq FROM feed_cursor WHERE consumer = 'joint-record'), -1)
       AND coalesce((SELECT max(seq) FROM outbox_log WHERE NOT type = ANY($1)), 0) <=
         coalesce((SELECT seq FROM feed_cursor WHERE consumer = 'findings'), -1) AS is_copied`,
      [["joint-record.changed", "finding.changed", "batch.written", "figure.reported", "figure.flagged"]],
    );
    return is_copied;
  });
}

async function lastCursor(): Promise<string> {
  return (await ask("last: 1", "pageInfo { endCursor }")).pageInfo.endCursor;
}

async function report(input: object): Promise<string> {
  const { data, errors } = await member.ask(
    "mutation ($input: ReportFigureInput!) { reportAssociationFigure(input: $input) { figure { id } } }",
    {
      input: {
        unitId: SON_LA,
        indicatorCode: "LM01",
        numerator: 7,
        denominator: 9,
        printedText: "7/9",
        asOf: "2021-12-31",
        source: SOURCE,
        ...input,
      },
    },
  );
  if (errors) throw new Error(errors[0]?.message);
  return data.reportAssociationFigure.figure.id;
}

async function change(mutation: string, args: string) {
  const { errors } = await retryConflicts((version) =>
    member.ask(`mutation { ${mutation}(${args}, expectedVersion: ${version}) { id } }`),
  );
  if (errors) throw new Error(errors[0]?.message);
}

const setInterval = (months: number) =>
  change(
    "updateProgramme",
    `programmeId: "${programme.id}", input: { evaluationEveryMonths: ${months}, source: { title: "Báo cáo" } }`,
  );

describe("the changes of all members", () => {
  it("are read on from a cursor: figures, corrections, programmes, withdrawals and registers", async () => {
    await setInterval(12);
    const begin = await lastCursor();
    const wrong = await report({});
    const right = await report({ numerator: 8, printedText: "8/9", correctsId: wrong, reason: "in sai" });
    await change(
      "setCommitmentState",
      `commitmentId: "${programme.commitmentIds[0]}", state: IN_PROGRESS, source: { title: "Báo cáo" }`,
    );
    await setInterval(48);
    const organisationId = await addOrganisation(member.dataSource.manager, YEN_CHAU);
    await member.dataSource.transaction((manager) =>
      tellRegisterAdded(manager, loaderOf(null), "organisation", [organisationId]),
    );
    const { nodes, members } = await ask(
      `since: "${begin}"`,
      `nodes { member kind what nodeId version at unit { id } source { title }
         change { version reason source { title } actor { role } changed { field before after } } }
       members { member isUpToDate }`,
    );
    const told = nodes.map(
      ({ kind, what, version }: Record<string, unknown>) => `${kind} ${version} ${what}`,
    );
    expect(told.slice(0, 4)).toEqual([
      "Figure 1 ADDED",
      "Figure 1 CORRECTED",
      "Commitment 2 CHANGED",
      "CoordinationProgramme 3 CHANGED",
    ]);
    expect(told).toContain("EvaluationRound 2 WITHDRAWN");
    expect(told.at(-1)).toBe("Organisation 1 ADDED");
    expect(nodes[1]).toEqual({
      member: "association",
      kind: "Figure",
      what: "CORRECTED",
      nodeId: right,
      version: 1,
      at: expect.any(String),
      unit: { id: `unit_${SON_LA}` },
      source: SOURCE,
      change: {
        version: 1,
        reason: "in sai",
        source: SOURCE,
        actor: { role: "REPORTER" },
        changed: [
          { field: "numerator", before: "7", after: "8" },
          { field: "printedText", before: "7/9", after: "8/9" },
          { field: "corrects.id", before: null, after: wrong },
        ],
      },
    });
    expect(nodes[0].change).toMatchObject({
      reason: null,
      changed: expect.arrayContaining([
        { field: "unit.id", before: null, after: `unit_${SON_LA}` },
        { field: "numerator", before: null, after: "7" },
      ]),
    });
    expect(nodes[2]).toMatchObject({
      nodeId: `commitment_${programme.commitmentIds[0]}`,
      unit: { id: `unit_${EXAMPLE_UNIT}` },
      source: SOURCE,
      change: { changed: [{ field: "state", after: "IN_PROGRESS" }] },
    });
    expect(members).toEqual([{ member: "association", isUpToDate: true }]);
  });

  it("keep a copy equal by what they say alone, also where no claim about the latest day is left", async () => {
    const [earlier, later, latest] = ["2020-06-30", "2021-06-30", "2022-06-30"];
    await report({ indicatorCode: "LM02", asOf: later });
    const wrong = await report({ indicatorCode: "LM02", asOf: latest });
    const cursor = await lastCursor();
    const copy = new Map((await listFigures("allDays: true")).map((figure) => [figure.id, figure]));
    expect(copy.size).toBeGreaterThan(1);
    const correction = { indicatorCode: "LM02", correctsId: wrong, reason: "năm in sai" };
    const right = await report({ ...correction, asOf: earlier, numerator: 8 });
    await report({ ...correction, asOf: earlier, numerator: 6, correctsId: right });
    await report({ indicatorCode: "LM02", asOf: "2019-06-30" });

    const { nodes } = await ask(
      `since: "${cursor}", kinds: ["Figure"]`,
      "nodes { nodeId change { changed { field after } } }",
    );
    for (const { nodeId: id, change } of nodes) {
      const said: Record<string, string> = Object.fromEntries(
        change.changed.map(({ field, after }: Record<"field" | "after", string>) => [field, after]),
      );
      const former = copy.get(said["corrects.id"] ?? "");
      const { asOf = former?.asOf, numerator = former?.numerator } = said;
      copy.delete(former?.id ?? "");
      copy.set(id, { id, asOf, numerator: Number(numerator) });
    }
    const all = await listFigures("allDays: true");
    const corrected = await listFigures(`ids: ["${wrong}"]`);
    expect(corrected).toEqual([{ id: wrong, asOf: latest, numerator: expect.any(Number) }]);
    expect([...copy.values()].sort(byId)).toEqual(all.sort(byId));
    expect((await listFigures("")).map(({ asOf }) => asOf)).toEqual([later]);
    expect((await listFigures(`allDays: true, asOf: "${earlier}"`)).map(({ asOf }) => asOf)).toEqual([
      "2019-06-30",
      earlier,
    ]);
  });

  it("of one thing are found by its id, also once it was withdrawn and no node has the id", async () => {
    await setInterval(12);
    const { nodes: rounds } = await ask(
      'last: 200, kinds: ["EvaluationRound"]',
      "nodes { what nodeId number: version }",
    );
    const planned = rounds.findLast(({ what }: { what: string }) => what === "ADDED").nodeId;
    await setInterval(48);
    const history = `nodes { kind what nodeId version change { version source { title } changed { field before after } } }`;
    const { nodes } = await ask(`nodeId: "${planned}"`, history);
    expect(nodes).toEqual([
      {
        ...{ kind: "EvaluationRound", what: "ADDED", nodeId: planned, version: 1 },
        change: {
          version: 1,
          source: SOURCE,
          changed: expect.arrayContaining([{ field: "dueOn", before: null, after: expect.any(String) }]),
        },
      },
      {
        ...{ kind: "EvaluationRound", what: "WITHDRAWN", nodeId: planned, version: 2 },
        change: {
          version: 2,
          source: SOURCE,
          changed: expect.arrayContaining([{ field: "dueOn", before: expect.any(String), after: null }]),
        },
      },
    ]);
    const { data } = await member.ask(
      "query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }",
      { of: [{ __typename: "EvaluationRound", id: planned }] },
    );
    expect(data._entities).toEqual([null]);
    const inCapitals = planned.replace(/_.*/, (key: string) => key.toUpperCase());
    expect((await ask(`nodeId: "${inCapitals}", last: 1`)).nodes).toMatchObject([
      { nodeId: planned, version: 2 },
    ]);
    const nobody = `round_${randomUUID()}`;
    await expect(ask(`nodeId: "${nobody}"`)).rejects.toThrow(
      `“nodeId”: không có thay đổi nào của “${nobody}”; hãy lấy “nodeId” từ \`changes\`, hoặc “id” của thứ có lịch sử; với một chuỗi số liệu, hãy hỏi các số liệu của nó (\`figures\`). / ` +
        `"nodeId": there is no change of "${nobody}"; take a "nodeId" from \`changes\`, or the "id" of what has a history; of a series of figures, ask for its \`figures\`.`,
    );
    await expect(ask(`nodeId: "${planned.replace("round_", "")}"`)).rejects.toThrow(
      "which does not say what it is the id of; send an id whole",
    );
  });

  it("begin with the first version of each unit and indicator, and all that the registers say of it", async () => {
    await untilCopied();
    const [counted] = await member.dataSource.query(
      `SELECT (SELECT count(*) FROM joint_change WHERE kind = 'AdministrativeUnit' AND version = 1) AS units_told,
         (SELECT count(*) FROM joint_change WHERE kind = 'Indicator' AND version = 1) AS indicators_told,
         (SELECT count(*) FROM administrative_unit) AS units, (SELECT count(*) FROM indicator) AS indicators`,
    );
    expect(counted.units_told).toBe(counted.units);
    expect(counted.indicators_told).toBe(counted.indicators);
    const fields =
      "nodes { what nodeId version source { title } unit { id } change { actor { role } changed { field before after } } }";
    const inDistrict = `first: 200, kinds: ["AdministrativeUnit"], under: "unit_${YEN_CHAU}"`;
    const { nodes } = await ask(inDistrict, fields);
    expect(nodes.length).toBeGreaterThan(1);
    expect(nodes).toContainEqual({
      what: "ADDED",
      nodeId: `unit_${YEN_CHAU}`,
      version: 1,
      source: { title: expect.any(String) },
      unit: { id: `unit_${YEN_CHAU}` },
      change: {
        actor: { role: "DATA_LOADER" },
        changed: expect.arrayContaining([
          { field: "level", before: null, after: "DISTRICT" },
          { field: "versions.0.name.vi", before: null, after: "Huyện Yên Châu" },
          { field: "versions.0.parent.id", before: null, after: `unit_${SON_LA}` },
        ]),
      },
    });
    const [indicator] = (await ask('first: 1, kinds: ["Indicator"]', fields)).nodes;
    expect(indicator.change.changed).toContainEqual({
      field: "code",
      before: null,
      after: indicator.nodeId.replace("ind_", ""),
    });
  });

  it("tell of an entry of the registers that was loaded as changed, and of a new one as added", async () => {
    const begin = await lastCursor();
    const { dataSource } = member;
    const added = randomUUID();
    await dataSource.transaction(async (manager) => {
      await manager.query(
        "INSERT INTO administrative_unit (id, level, valid_from) VALUES ($1, 'PROVINCE', '2027-01-01')",
        [added],
      );
      await tellRegisterAdded(manager, loaderOf(null), "unit", [added]);
      await manager.query("UPDATE administrative_unit SET valid_to = '2030-06-30' WHERE id = $1", [SON_LA]);
      await tellRegisterChanged(manager, loaderOf(null), "unit", [SON_LA]);
    });
    const actor = { role: "DATA_LOADER" };
    const told = [
      { what: "ADDED", nodeId: `unit_${added}`, version: 1, change: expect.objectContaining({ actor }) },
      {
        what: "CHANGED",
        nodeId: `unit_${SON_LA}`,
        version: 2,
        change: { actor, changed: [{ field: "endedOn", before: null, after: "2030-06-30" }] },
      },
    ];
    const fields = "nodes { what nodeId version change { actor { role } changed { field before after } } }";
    expect((await ask(`since: "${begin}"`, fields)).nodes).toEqual(told);
  });

  it("tell of a report that supersedes another, and of that one, too", async () => {
    const begin = await lastCursor();
    const [, organisationId = ""] = programme.organisationIds;
    const party: Caller = { ...WRITER, rights: [{ role: "REPORTER", organisationId, unitId: null }] };
    const submit = async (supersedes: string) => {
      const mutation = `mutation { submitReport(programmeId: "${programme.id}", input: {
        organisationId: "${organisationId}", cadence: PERIODIC, title: { vi: "Báo cáo năm 2022" },
        periodFrom: "2022-01-01", periodTo: "2022-12-31", issuedOn: "2022-12-20", source: { title: "Báo cáo" } ${supersedes}
      }) { id } }`;
      const { data, errors } = await member.ask(mutation, {}, party);
      if (errors) throw new Error(errors[0]?.message);
      return data.submitReport.id;
    };
    const former = await submit("");
    const later = await submit(`, supersedesId: "${former}", reason: "in sai"`);
    const { nodes } = await ask(`since: "${begin}"`, "nodes { what nodeId version }");
    expect(nodes).toEqual([
      { what: "ADDED", nodeId: former, version: 1 },
      { what: "CHANGED", nodeId: former, version: 2 },
      { what: "CORRECTED", nodeId: later, version: 1 },
    ]);
  });

  it("are filtered by place, type and member", async () => {
    const begin = await lastCursor();
    await report({ indicatorCode: "LM02" });
    await report({ indicatorCode: "LM02", unitId: YEN_CHAU });
    await setInterval(12);
    const kinds = async (args: string) =>
      (await ask(`since: "${begin}", ${args}`)).nodes.map(({ kind }: { kind: string }) => kind);
    expect(await kinds(`under: "unit_${SON_LA}"`)).toEqual(["Figure", "Figure"]);
    expect(await kinds(`under: "unit_${YEN_CHAU}"`)).toEqual(["Figure"]);
    expect(await kinds('kinds: ["CoordinationProgramme"]')).toEqual(["CoordinationProgramme"]);
    await expect(kinds('members: ["education"]')).rejects.toThrow("there is no member");
  });

  it("are paged both ways, and begin with a day", async () => {
    const all = (await ask('first: 200, since: "2026-01-01"')).nodes;
    const first = await ask("first: 2", "nodes { cursor } pageInfo { endCursor hasNextPage }");
    expect(first.nodes.map(({ cursor }: { cursor: string }) => cursor)).toEqual([
      all[0].cursor,
      all[1].cursor,
    ]);
    const next = await ask(`first: 1, after: "${first.pageInfo.endCursor}"`);
    expect(next.nodes).toEqual([all[2]]);
    const back = await ask(`last: 1, before: "${next.nodes[0].cursor}"`);
    expect(back.nodes).toEqual([all[1]]);
    expect((await ask('first: 200, since: "2026-01-01T00:00:00+07:00"')).nodes).toEqual(all);
    await expect(ask('since: "2999-01-01T00:00:00Z"')).rejects.toThrow("which has not come");
  });

  it("are neither lost nor doubled when the record is made anew", async () => {
    const count = async () => (await member.dataSource.query("SELECT FROM joint_change")).length;
    const all = (await ask("last: 199")).nodes;
    const before = await count();
    await member.dataSource.query("DELETE FROM feed_cursor WHERE consumer = 'joint-record'");
    await report({ indicatorCode: "LM03" });
    const again = (await ask("last: 200")).nodes;
    expect(await count()).toBe(before + 1);
    expect(again.slice(0, -1)).toEqual(all);
    expect(again.at(-1)).toMatchObject({ kind: "Figure", what: "ADDED" });
  });

  it("are all found again where there is no record yet: those of the history, too", async () => {
    const told = async () => {
      await untilCopied();
      const rows: { told: string }[] = await member.dataSource.query(
        "SELECT concat_ws(' ', kind, entity_id, version, what) AS told FROM joint_change ORDER BY told",
      );
      return rows.map((row) => row.told);
    };
    for (const lastDay of ["2025-06-29", "2025-06-28"]) {
      await member.dataSource.transaction(async (manager) => {
        await manager.query("UPDATE administrative_unit SET valid_to = $1 WHERE id = $2", [
          lastDay,
          YEN_CHAU,
        ]);
        await tellRegisterChanged(manager, loaderOf(null), "unit", [YEN_CHAU]);
      });
    }
    const before = await told();
    const ofUnit = `AdministrativeUnit unit_${YEN_CHAU}`;
    expect(before).toEqual(expect.arrayContaining([`${ofUnit} 2 CHANGED`, `${ofUnit} 3 CHANGED`]));
    await member.dataSource.query("TRUNCATE joint_change");
    await member.dataSource.query("DELETE FROM feed_cursor WHERE consumer = 'joint-record'");
    await report({ indicatorCode: "LM04" });
    const after = await told();
    expect(after).toHaveLength(before.length + 1);
    const found = new Set(after);
    expect(before.filter((row) => !found.has(row))).toEqual([]);
  });

  it("refuse a cursor that no change has, one of a record that was begun anew, and what is none", async () => {
    const cursor = await lastCursor();
    const [epoch, position] = cursor.split(":");
    for (const argument of ["since", "after"]) {
      await expect(ask(`${argument}: "${epoch}:99999999"`)).rejects.toThrow(
        `"${argument}" is the cursor "${epoch}:99999999", which no change has; the latest has "${cursor}".`,
      );
    }
    await expect(ask(`after: "another:${position}"`)).rejects.toThrow(/the joint record was begun anew/);
    await expect(ask('since: "yesterday"')).rejects.toThrow(/"since" is "yesterday", which is no day/);
    await expect(ask('before: "2026-01-01"')).rejects.toThrow(
      /"before" is "2026-01-01", which is not a cursor of this list/,
    );
  });

  it("cost as many SQL statements for many as for few", async () => {
    const fields = "nodes { nodeId unit { id name { vi } } source { title } change { reason } }";
    await untilCopied();
    const count = async () => (await sqlStatements.get()).values[0]?.value ?? 0;
    const statementsFor = async (first: number) => {
      const counted: number[] = [];
      // Those of the outbox come in between now and then, and only add.
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const before = await count();
        await member.ask(`{ changes(first: ${first}) { ${fields} } }`);
        counted.push((await count()) - before);
      }
      return Math.min(...counted);
    };
    expect(await statementsFor(200)).toBeLessThanOrEqual(await statementsFor(20));
  });
});

describe("a reader by cursor", () => {
  const shelfAdded = (): HubEvent => ({
    id: randomUUID(),
    member: "library",
    epoch: "e",
    seq: 1,
    type: "shelf.added",
    aggregateType: "shelf",
    aggregateId: `shelf_${randomUUID()}`,
    version: 1,
    occurredAt: new Date().toISOString(),
    payload: {},
  });

  it("misses nothing that is committed late, while others tell of theirs", async () => {
    const { dataSource } = member;
    const read: string[] = [];
    let cursor = await lastCursor();
    const readOn = async () => {
      const { nodes, pageInfo } = await ask(`since: "${cursor}"`, "nodes { nodeId } pageInfo { endCursor }");
      read.push(...nodes.map(({ nodeId }: { nodeId: string }) => nodeId));
      cursor = pageInfo.endCursor ?? cursor;
    };
    const [late, early] = [shelfAdded(), shelfAdded()];
    let isCommitted = false;
    const isWaiting = async () => {
      const [{ count }] = await dataSource.query(
        "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'",
      );
      return count > 0;
    };
    const second = await dataSource.transaction(async (manager) => {
      await jointChanges.applied(manager, "library", readTold("library", [late]));
      const other = dataSource
        .transaction((second) => jointChanges.applied(second, "library", readTold("library", [early])))
        .then(() => {
          isCommitted = true;
        });
      await until(async () => isCommitted || (await isWaiting()));
      await readOn();
      return { other };
    });
    await second.other;
    await readOn();
    expect(read.sort()).toEqual([late.aggregateId, early.aggregateId].sort());
  });
});

describe("a thing of a type that only its member knows", () => {
  it("is told of as withdrawn where the event says so, and keeps its history", async () => {
    const nodeId = `shelf_${randomUUID()}`;
    const told = (version: number, payload: object): HubEvent => ({
      ...{ id: randomUUID(), member: "library", epoch: "e", seq: version, version, payload: { ...payload } },
      ...{ type: "shelf.changed", aggregateType: "shelf", aggregateId: nodeId, typeName: "Shelf" },
      occurredAt: new Date().toISOString(),
    });
    await member.dataSource.transaction((manager) =>
      jointRecordOf("library", loaderOf(null)).apply(manager, [told(1, {}), told(2, { isWithdrawn: true })]),
    );
    expect((await ask(`nodeId: "${nodeId}"`, "nodes { kind what version }")).nodes).toEqual([
      { kind: "Shelf", what: "ADDED", version: 1 },
      { kind: "Shelf", what: "WITHDRAWN", version: 2 },
    ]);
  });
});

describe("an activity of a member", () => {
  it("is a change with its place and source, found again when there is no record of it", async () => {
    const { dataSource } = member;
    const id = `act_library_${randomUUID()}`;
    const source = { id: `src_library_${randomUUID()}`, title: "Bài báo", publisher: null, author: null };
    const activity = {
      id,
      title: { vi: "Ngày đọc sách", en: null },
      kind: "DISSEMINATION",
      period: { from: "2026-04-21", to: "2026-04-21" },
      results: [],
      doubts: [],
      unit: { id: `unit_${SON_LA}` },
      programme: null,
      commitment: null,
      source: { ...source, publishedAt: null, url: null, archivedCopy: null, document: null, locator: null },
    };
    const recorded: HubEvent = {
      ...{ id: randomUUID(), member: "library", epoch: "e", seq: 1, version: 1 },
      ...{ type: "activity.recorded", aggregateType: "activity", aggregateId: id },
      occurredAt: new Date().toISOString(),
      payload: { unitId: `unit_${SON_LA}`, activity },
    };
    await dataSource.transaction((manager) =>
      jointRecordOf("library", loaderOf(null)).apply(manager, [recorded]),
    );
    const find = async () => {
      const args = `kinds: ["Activity"], under: "unit_${SON_LA}"`;
      return (await ask(args, "nodes { what nodeId version source { title } }")).nodes;
    };
    const told = [{ what: "ADDED", nodeId: id, version: 1, source: { title: "Bài báo" } }];
    expect(await find()).toEqual(told);
    await dataSource.query("DELETE FROM joint_change WHERE member = 'library'");
    expect(await find()).toEqual([]);
    await dataSource.transaction((manager) => jointChanges.restored(manager, "library"));
    expect(await find()).toEqual(told);
  });
});

describe("the findings of all members", () => {
  const FIELDS =
    "nodes { rule severity message { vi } owner since settledAt isOpen source { title } unit { id } indicator { code } figures { id printedText } }";

  async function find(args: string, fields = FIELDS) {
    await untilCopied();
    const { data, errors } = await member.ask(`{ findings(${args}) { ${fields} } }`);
    if (errors) throw new Error(errors[0]?.message);
    return data.findings;
  }

  const openOf = async (code: string) => {
    const { nodes } = await find("first: 200, open: true");
    return nodes.filter(({ indicator }: { indicator: { code: string } | null }) => indicator?.code === code);
  };

  it("has what a rule found in a figure, with who must answer, until a correction settles it", async () => {
    const wrong = await report({ indicatorCode: "CL02", printedText: "7/9 trường" });
    const [finding, ...more] = await openOf("CL02");
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      rule: "OTHER_OWNER",
      severity: "WARNING",
      owner: "association",
      settledAt: null,
      source: SOURCE,
      unit: { id: `unit_${SON_LA}` },
      figures: [{ id: wrong, printedText: "7/9 trường" }],
    });
    const right = await report({ indicatorCode: "CL02", correctsId: wrong, reason: "in sai" });
    expect(await openOf("CL02")).toMatchObject([{ figures: [{ id: right }] }]);
    const { nodes } = await find('open: false, rules: ["OTHER_OWNER"]');
    expect(nodes).toMatchObject([{ isOpen: false, figures: [{ id: wrong }] }]);
    expect(nodes[0].settledAt > nodes[0].since).toBe(true);
  });

  it("has a contradiction between rivals once, and settles it when one is corrected", async () => {
    const rivals = { indicatorCode: "LM05" };
    const first = await report(rivals);
    expect(await openOf("LM05")).toEqual([]);
    const second = await report({ ...rivals, numerator: 8, printedText: "8/9" });
    const third = await report({ ...rivals, numerator: 6, printedText: "6/9" });
    expect(await openOf("LM05")).toMatchObject([
      { rule: "RIVAL_CLAIMS", figures: [{ id: third }, { id: second }, { id: first }] },
    ]);
    for (const correctsId of [second, third]) await report({ ...rivals, correctsId, reason: "in sai" });
    expect(await openOf("LM05")).toEqual([]);
    const { nodes } = await find('open: false, rules: ["RIVAL_CLAIMS"]');
    expect(nodes).toHaveLength(1);
  });

  const OF_THINGS =
    "nodes { rule severity message { vi } owner kind nodeId unit { id } source { title } figures { id } }";
  const isOfThing = ({ kind }: { kind: string }) => kind !== "Figure";

  it("has what rules found in whatever else has flags, each flag once, until they find it no more", async () => {
    await setInterval(36);
    const flagged = async () => {
      const FLAGS = "__typename id flags { rule severity message { vi } source { title } }";
      const { data, errors } = await member.ask(`{
        programmes { nodes { ${FLAGS} evaluationRounds { ${FLAGS} } reports { ${FLAGS} } } }
        organisations(first: 200) { nodes { ${FLAGS} } } policyDocuments { nodes { ${FLAGS} } }
      }`);
      expect(errors).toBeUndefined();
      const { programmes, organisations, policyDocuments } = data;
      const ofProgrammes = programmes.nodes.flatMap(
        ({ evaluationRounds, reports }: { evaluationRounds: object[]; reports: object[] }) => [
          ...evaluationRounds,
          ...reports,
        ],
      );
      return [...programmes.nodes, ...ofProgrammes, ...organisations.nodes, ...policyDocuments.nodes].flatMap(
        ({ __typename: kind, id: nodeId, flags }) =>
          flags.map((flag: object) => ({ ...flag, kind, nodeId, owner: "association", figures: [] })),
      );
    };
    const inOrder = (rows: { nodeId: string; rule: string; message: { vi: string } }[]) =>
      rows.toSorted((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
    const textOf = ({ nodeId, rule, message }: { nodeId: string; rule: string; message: { vi: string } }) =>
      `${nodeId} ${rule} ${message.vi}`;
    const found = async (isOpen: boolean) =>
      (await find(`first: 200, open: ${isOpen}`, OF_THINGS)).nodes.filter(isOfThing);
    const flags = await flagged();
    expect(new Set(flags.map(({ kind }) => kind)).size).toBeGreaterThan(1);
    const unit = { id: `unit_${EXAMPLE_UNIT}` };
    expect(inOrder(await found(true))).toEqual(inOrder(flags).map((flag) => ({ ...flag, unit })));

    const settledBefore = await found(false);
    const [round] = flags.filter(({ rule, kind }) => kind === "EvaluationRound" && rule === "NOT_PUBLISHED");
    await change(
      "recordEvaluationRound",
      `programmeId: "${programme.id}", number: 1, input: { hostId: "${programme.organisationIds[0]}", source: { title: "Báo cáo" } }`,
    );
    expect(inOrder(await found(true))).toEqual(inOrder(await flagged()).map((flag) => ({ ...flag, unit })));
    expect(await found(false)).toHaveLength(settledBefore.length + 1);
    expect(await found(false)).toContainEqual({ ...round, unit });
  });

  it("have what was stated not to be certain of a figure, by what has to be done about it", async () => {
    const reason = { vi: "Hai trang của cùng báo cáo in khác nhau.", en: null };
    const figure = (indicatorCode: string, kind: DoubtKind) => ({
      ...{
        id: randomUUID(),
        member: "association",
        unitId: SON_LA,
        indicatorCode,
        asOf: "2021-12-31",
        period: null,
      },
      ...{
        numerator: 7,
        denominator: 9,
        printedPercentage: null,
        qualifier: Qualifier.EXACT,
        printedText: "7/9",
      },
      ...{ source: SOURCE, doubts: [{ kind, reason }] },
    });
    const figures = [figure("LM07", DoubtKind.UNVERIFIED), figure("LM08", DoubtKind.INFERRED)];
    await writeRows(member.dataSource, association, { tables: [], figures });
    const { nodes } = await find(
      'rules: ["STATED_DOUBT"]',
      "nodes { nodeId severity message { vi } isOpen }",
    );
    const found = { message: { vi: reason.vi }, isOpen: true };
    expect(nodes).toEqual([
      { nodeId: `fig_association_${figures[0]?.id}`, severity: "WARNING", ...found },
      { nodeId: `fig_association_${figures[1]?.id}`, severity: "INFO", ...found },
    ]);
    for (const { id, indicatorCode } of figures)
      await report({ indicatorCode, correctsId: id, reason: "đã đối chiếu" });
    expect((await find('rules: ["STATED_DOUBT"], open: true')).nodes).toEqual([]);
  });

  it("are filtered by place, severity, rule and owner, and paged both ways", async () => {
    const inDistrict = await report({ indicatorCode: "CL04", unitId: YEN_CHAU });
    const read = async (args: string) => (await find(args, `${OF_THINGS} pageInfo { endCursor }`)).nodes;
    const ids = async (args: string) =>
      (await read(args)).map(({ nodeId, rule }: { nodeId: string; rule: string }) => `${nodeId} ${rule}`);
    const all = await ids("first: 200");
    const things = (await read("first: 200")).filter(isOfThing);
    const inSonLa = await ids(`first: 200, under: "unit_${SON_LA}"`);
    const inExample = await ids(`first: 200, under: "unit_${EXAMPLE_UNIT}"`);
    expect(inExample).toHaveLength(things.length);
    expect([...inSonLa, ...inExample].toSorted()).toEqual(all.toSorted());
    expect(await ids(`under: "unit_${YEN_CHAU}", rules: ["OTHER_OWNER"]`)).toEqual([
      `${inDistrict} OTHER_OWNER`,
    ]);
    expect(await ids('rules: ["COMPUTED"]')).toEqual(
      inExample.filter((row: string) => row.endsWith(" COMPUTED")),
    );
    expect((await read("severities: [INFO], open: true")).every(isOfThing)).toBe(true);
    expect(await ids("severities: [ERROR]")).toEqual([]);
    await expect(ids('owner: "education"')).rejects.toThrow("there is no member");
    expect(await ids('owner: "association", first: 200')).toEqual(all);
    const forth = await find("first: 2", "pageInfo { endCursor hasNextPage }");
    expect(await ids(`first: 200, after: "${forth.pageInfo.endCursor}"`)).toEqual(all.slice(2));
    const back = await find("last: 2", "pageInfo { startCursor hasPreviousPage }");
    expect(await ids(`last: 200, before: "${back.pageInfo.startCursor}"`)).toEqual(all.slice(0, -2));
    expect([forth.pageInfo.hasNextPage, back.pageInfo.hasPreviousPage]).toEqual([true, true]);
    await expect(find('under: "unit_00000000-0000-0000-0000-000000000000"')).rejects.toThrow(
      /no administrative unit/,
    );
  });

  it("are the same when the record is made anew", async () => {
    const rows = () => member.dataSource.query("SELECT * FROM joint_finding ORDER BY id");
    await untilCopied();
    const before = await rows();
    await member.dataSource.query("DELETE FROM joint_finding");
    await member.dataSource.query("DELETE FROM feed_cursor WHERE consumer = 'joint-record'");
    await report({ indicatorCode: "LM06" });
    await untilCopied();
    expect(await rows()).toEqual(before);
  });
});
