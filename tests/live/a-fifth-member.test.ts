import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Activity, ActivityKind } from "@hub/figure-kit/activity";
import { BranchLevel } from "@hub/figure-kit/branch";
import { until } from "@hub/gateway-fixtures/until";
import { MEMBERS, organisationId } from "@hub/local/members";
import { findFreePort } from "@hub/local/system/ports";
import { appendBatch, appendEvent } from "@hub/outbox/append";
import { composeSubgraphs } from "@hub/schema/composition/compose";
import { readSubgraphs } from "@hub/schema/composition/subgraph-files";
import { formatGlobalId, uuidIn } from "@hub/schema/global-id";
import { stableId } from "@hub/schema/stable-id";
import { buildSubgraph } from "@hub/subgraph-kit/federated-schema";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import { beginHistories } from "@hub/subgraph-kit/recorded-rows";
import { startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { type Answer, ask } from "../support/ask.js";
import { FORMER_TEACHERS, FormerTeachersBranch, formerTeachers } from "../support/former-teachers.js";
import { makeFilledDataDirectory, type RunningHub, startHub } from "../support/start-hub.js";

const KEY = "key-of-the-former-teachers-of-this-test";
const READER_KEY = "key-with-which-former-teachers-read-others";
const ORGANISATION = organisationId("son-la-hoi-khuyen-hoc");
const PROVINCE = formatGlobalId(
  "AdministrativeUnit",
  stableId("administrative-unit", "province-45-2025-03-01"),
);
const ACTIVITY = stableId("former-teachers-activity", "literacy-classes");
const BRANCH = stableId("former-teachers-branch", "quang-tri");

let hub: RunningHub;
let member: TestMember;
let dataDirectory: string;
let schemaFolder: string;
let figureId: string;
let hasLeft = false;

// Several members copy each other: when one was not ready yet, it is asked again after some seconds.
jest.setTimeout(120_000);

beforeAll(async () => {
  dataDirectory = await makeFilledDataDirectory();
  schemaFolder = await mkdtemp(join(tmpdir(), "hub-fifth-member-"));
  const supergraph = join(schemaFolder, "supergraph.graphql");
  const { sdl } = buildSubgraph(formerTeachers);
  const file = { name: FORMER_TEACHERS, file: "former-teachers.graphql", sdl };
  await writeFile(supergraph, composeSubgraphs([...readSubgraphs(), file]).supergraph);
  const port = await findFreePort();
  hub = await startHub({
    dataDirectory,
    environment: {
      SUPERGRAPH: supergraph,
      READER_KEYS: READER_KEY,
      MEMBER_FORMER_TEACHERS_URL: `http://127.0.0.1:${port}`,
      MEMBER_FORMER_TEACHERS_KEY: KEY,
      MEMBER_FORMER_TEACHERS_ORGANISATION: ORGANISATION,
    },
  });
  const association = hub.processes().members["association"];
  member = await startTestMember(formerTeachers, {
    port,
    gatewayKeys: [KEY],
    organisationId: uuidIn(ORGANISATION),
    sources: new Map([["association", { url: `http://127.0.0.1:${association?.port}`, key: READER_KEY }]]),
  });
}, 180_000);
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await leave();
  for (const folder of [dataDirectory, schemaFolder]) await rm(folder, { recursive: true });
});

async function leave(): Promise<void> {
  if (!hasLeft) await member[Symbol.asyncDispose]();
  hasLeft = true;
}

async function query(text: string, variables: Record<string, unknown> = {}): Promise<Answer["data"]> {
  const { data, errors } = await ask(hub, text, { variables });
  expect(errors).toBeUndefined();
  return data;
}

async function report(figure: object): Promise<Answer["data"]> {
  const { data, errors } = await ask(
    hub,
    `mutation ($input: ReportFigureInput!) { reportFigure(member: "former-teachers", input: $input) {
      figure { id member unit { name { vi } } indicator { name { vi } } } findings { rule }
    } }`,
    {
      variables: {
        input: {
          unitId: PROVINCE,
          indicatorCode: "FT01",
          numerator: 75,
          printedText: "75 cựu giáo chức",
          asOf: "2025-06-30",
          source: { title: "kiểm thử tự động" },
          ...figure,
        },
      },
      authorization: hub.authorization(),
    },
  );
  expect(errors).toBeUndefined();
  return data.reportFigure;
}

describe("a fifth member, made of the kit alone and joined by settings", () => {
  it("is one of the members, with its organisation", async () => {
    const state = async () => {
      const { members } = await query("{ members { name state organisation { id name { vi } } } }");
      return members.find(({ name }: { name: string }) => name === FORMER_TEACHERS);
    };
    await until(async () => (await state()).state === "HEALTHY");
    const name = { vi: expect.stringMatching(/./) };
    expect(await state()).toMatchObject({ organisation: { id: ORGANISATION, name } });
  });

  it("brings its indicators into the register, where search finds them", async () => {
    const text = "cuu giao chuc xoa mu chu";
    const search = () =>
      query(
        "query ($text: String!) { search(text: $text) { nodes { kind title { vi } node { ... on Indicator { id code owner } } } } }",
        { text },
      );
    await until(async () => (await search()).search.nodes.length > 0);
    expect((await search()).search.nodes).toEqual([
      {
        kind: "INDICATOR",
        title: { vi: "Cựu giáo chức dạy lớp xóa mù chữ" },
        node: { id: "ind_FT01", code: "FT01", owner: FORMER_TEACHERS },
      },
    ]);
  });

  it("reports figures, which are found by their ids and on their unit", async () => {
    await untilItKnowsItsIndicator();
    const { figure, findings } = await report({});
    expect(findings).toEqual([]);
    figureId = figure.id;
    expect(figure).toMatchObject({
      id: expect.stringMatching(/^fig_former-teachers_/),
      member: FORMER_TEACHERS,
      unit: { name: { vi: "Tỉnh Quảng Trị" } },
      indicator: { name: { vi: "Cựu giáo chức dạy lớp xóa mù chữ" } },
    });
    const { node, administrativeUnit } = await query(
      `query ($figure: ID!, $unit: ID!) {
        node(id: $figure) { id ... on Figure { printedText } }
        administrativeUnit(id: $unit) { formerTeachersFigures { id } educationFigures { member } }
      }`,
      { figure: figure.id, unit: PROVINCE },
    );
    expect(node).toEqual({ id: figure.id, printedText: "75 cựu giáo chức" });
    expect(administrativeUnit.formerTeachersFigures).toEqual([{ id: figure.id }]);
  });

  it("has types of its own, which node finds", async () => {
    const sourceId = stableId("source", "former-teachers");
    await member.dataSource.query("INSERT INTO source (id, title) VALUES ($1, 'kiểm thử tự động')", [
      sourceId,
    ]);
    const name = { vi: "Hội Cựu giáo chức tỉnh Quảng Trị", en: null };
    await member.dataSource.getRepository(FormerTeachersBranch).insert({
      id: BRANCH,
      name,
      level: BranchLevel.PROVINCE,
      unitId: uuidIn(PROVINCE) ?? null,
      doubts: [],
      sourceId,
    });
    const { node } = await query(
      "query ($id: ID!) { node(id: $id) { __typename id ... on FormerTeachersBranch { name { vi } unit { id } } } }",
      { id: `ftbranch_${BRANCH}` },
    );
    expect(node).toEqual({
      __typename: "FormerTeachersBranch",
      id: `ftbranch_${BRANCH}`,
      name: { vi: name.vi },
      unit: { id: PROVINCE },
    });
  });
});

describe("what the joint record has of it", () => {
  it("is found beside what the others reported", async () => {
    await until(async () => (await readJointFigures()).nodes.length > 0);
    const { nodes, members } = await readJointFigures();
    expect(nodes).toEqual([
      {
        id: figureId,
        member: FORMER_TEACHERS,
        printedText: "75 cựu giáo chức",
        indicator: { code: "FT01" },
        unit: { id: PROVINCE },
      },
    ]);
    expect(members).toEqual([
      { member: FORMER_TEACHERS, confirmedAt: expect.any(String), isUpToDate: true, hasLeft: false },
    ]);
  });

  it("is found for its activities, too", async () => {
    const sourceId = stableId("source", "former-teachers-activity");
    await member.dataSource.transaction(async (manager) => {
      await manager.query("INSERT INTO source (id, title) VALUES ($1, 'kiểm thử tự động')", [sourceId]);
      await manager.insert(Activity, {
        id: ACTIVITY,
        title: { vi: "Lớp xóa mù chữ", en: null },
        kind: ActivityKind.SUPPORT,
        period: { from: "2025-01-01", to: "2025-06-30" },
        results: [],
        doubts: [],
        unitId: uuidIn(PROVINCE) ?? null,
        programmeId: null,
        commitmentId: null,
        sourceId,
      });
      await beginHistories(manager, loaderOf(null), FORMER_TEACHERS, formerTeachers.recorded ?? []);
    });
    const id = `act_${FORMER_TEACHERS}_${ACTIVITY}`;
    const read = () =>
      query(
        `query ($id: ID!) { node(id: $id) { id }
          activities(members: ["former-teachers"]) { nodes { id title { vi } unit { id } } } }`,
        { id },
      );
    await until(async () => (await read()).activities.nodes.length > 0);
    expect(await read()).toEqual({
      node: { id },
      activities: { nodes: [{ id, title: { vi: "Lớp xóa mù chữ" }, unit: { id: PROVINCE } }] },
    });
  });

  it("has histories, of its own types and of its activities, which are among all members' changes", async () => {
    const ids = [`act_${FORMER_TEACHERS}_${ACTIVITY}`, `ftbranch_${BRANCH}`];
    const CHANGE = "id version actor { role } source { title } changed { field after }";
    const read = () =>
      query(
        `query ($ids: [ID!]!) {
          nodes(ids: $ids) { id ... on Changeable { version history { nodes { ${CHANGE} } } } }
          activities(members: ["former-teachers"]) { nodes { version history { nodes { ${CHANGE} } } } }
          changes(members: ["former-teachers"]) { nodes { kind nodeId version change { ${CHANGE} } } }
        }`,
        { ids },
      );
    type Told = { readonly nodeId: string; readonly version: number; readonly change: object | null };
    const toldOf = ({ changes }: Answer["data"], id: string): Told[] =>
      changes.nodes.filter(({ nodeId }: Told) => nodeId === id);
    await until(async () => {
      const answer = await read();
      return ids.every((id) => toldOf(answer, id)[0]?.change != null);
    });
    const answer = await read();
    for (const { id, version, history } of answer.nodes) {
      expect(version).toBe(1);
      expect(history.nodes).toMatchObject([
        { version: 1, actor: { role: "DATA_LOADER" }, source: { title: "kiểm thử tự động" } },
      ]);
      expect(toldOf(answer, id)).toMatchObject([{ version: 1, change: history.nodes[0] }]);
    }
    const [{ history }] = answer.nodes;
    expect(answer.activities.nodes).toEqual([{ version: 1, history }]);
    expect(history.nodes[0].changed).toContainEqual({ field: "title.vi", after: "Lớp xóa mù chữ" });
  });

  it("is a change that whoever follows the hub is told of", async () => {
    const { changes } = await query(
      `{ changes(members: ["former-teachers"], kinds: ["Figure"]) { nodes { member kind what nodeId node { id } unit { id } source { title } } } }`,
    );
    expect(changes.nodes).toEqual([
      {
        member: FORMER_TEACHERS,
        kind: "Figure",
        what: "ADDED",
        nodeId: figureId,
        node: { id: figureId },
        unit: { id: PROVINCE },
        source: { title: "kiểm thử tự động" },
      },
    ]);
  });

  it("has changes of its own types under the names that the schema has for them", async () => {
    const id = `ftbranch_${BRANCH}`;
    const changed = (version: number) => ({
      ...{ type: "branch.changed", aggregateType: "branch", aggregateId: id, version },
      payload: { unitId: PROVINCE },
    });
    await member.dataSource.transaction(async (manager) => {
      await appendEvent(manager, changed(1));
      await appendBatch(manager, [changed(2), changed(3)]);
    });
    const read = () =>
      query(
        `{ changes(kinds: ["FormerTeachersBranch"]) { nodes { kind version nodeId node { __typename id } unit { id } } } }`,
      );
    await until(async () => (await read()).changes.nodes.length >= 3);
    const node = { __typename: "FormerTeachersBranch", id };
    expect((await read()).changes.nodes).toEqual(
      [1, 2, 3].map((version) => ({
        kind: node.__typename,
        version,
        nodeId: id,
        node,
        unit: { id: PROVINCE },
      })),
    );
  });

  it("is among the findings with what its own rules find in its own types", async () => {
    const read = async () => {
      const { findings } = await query(
        `{ findings(owner: "former-teachers", open: true) {
          nodes { rule severity message { en } kind nodeId node { __typename id } unit { id } source { title } figures { id } }
        } }`,
      );
      return findings.nodes;
    };
    await until(async () => (await read()).length > 0);
    const nodeId = `ftbranch_${BRANCH}`;
    expect(await read()).toEqual([
      {
        rule: "NO_ENGLISH_NAME",
        severity: "INFO",
        message: { en: "“Hội Cựu giáo chức tỉnh Quảng Trị” has no English name yet." },
        kind: "FormerTeachersBranch",
        nodeId,
        node: { __typename: "FormerTeachersBranch", id: nodeId },
        unit: { id: PROVINCE },
        source: { title: "kiểm thử tự động" },
        figures: [],
      },
    ]);
  });

  it("stays with its age while it is silent, and when it has left, and nothing else does", async () => {
    const before = (await readJointFigures()).nodes;
    await leave();
    const copy = async () => (await readJointFigures()).members[0];
    await until(async () => !(await copy()).isUpToDate);
    expect(await copy()).toMatchObject({ member: FORMER_TEACHERS, confirmedAt: expect.any(String) });
    expect((await readJointFigures()).nodes).toEqual(before);

    await hub.stop();
    hub = await startHub({ dataDirectory });
    const { nodes: after, members: copies } = await readJointFigures();
    expect(after).toEqual(before);
    expect(copies).toEqual([
      { member: FORMER_TEACHERS, confirmedAt: expect.any(String), isUpToDate: false, hasLeft: true },
    ]);
    const { members, indicator } = await query(`{ members { name } indicator(code: "FT01") { owner } }`);
    expect(members).toHaveLength(MEMBERS.length);
    expect(indicator).toEqual({ owner: FORMER_TEACHERS });
    const { errors } = await ask(hub, "{ formerTeachersActivities { nodes { id } } }");
    expect(errors?.[0]?.message).toContain("Cannot query field");
  }, 120_000);

  it("leads on to what it told, once it has left", async () => {
    const activityId = `act_${FORMER_TEACHERS}_${ACTIVITY}`;
    const { figure, activity, changes } = await query(
      `query ($figure: ID!, $activity: ID!) {
        figure: node(id: $figure) { id ... on Figure {
          printedText unit { name { vi } } indicator { code } source { title } state series { figures { nodes { id } } }
        } }
        activity: node(id: $activity) { id ... on Activity { title { vi } source { title } history { nodes { version } } } }
        changes(members: ["former-teachers"], kinds: ["Figure"]) { nodes { node { id } } members { member hasLeft } }
      }`,
      { figure: figureId, activity: activityId },
    );
    expect(figure).toEqual({
      id: figureId,
      printedText: "75 cựu giáo chức",
      unit: { name: { vi: "Tỉnh Quảng Trị" } },
      indicator: { code: "FT01" },
      source: { title: "kiểm thử tự động" },
      state: "REPORTED",
      series: { figures: { nodes: [{ id: figureId }] } },
    });
    expect(activity).toEqual({
      id: activityId,
      title: { vi: "Lớp xóa mù chữ" },
      source: { title: "kiểm thử tự động" },
      history: { nodes: [{ version: 1 }] },
    });
    expect(changes).toEqual({
      nodes: [{ node: { id: figureId } }],
      members: [{ member: FORMER_TEACHERS, hasLeft: true }],
    });
    const { errors } = await ask(hub, "query ($id: ID!) { node(id: $id) { id } }", {
      variables: { id: `fig_${FORMER_TEACHERS}_${stableId("figure", "never reported")}` },
    });
    expect(errors?.[0]?.message).toContain("which the hub has not, or no longer");
  });

  it("leaves nothing open that nobody is there to answer", async () => {
    const { open, all } = await query(
      `{
        open: findings(owner: "former-teachers", open: true) { nodes { rule } }
        all: findings(owner: "former-teachers", open: false) { nodes { rule isOpen settledAt } members { member hasLeft } }
      }`,
    );
    expect(open.nodes).toEqual([]);
    expect(all).toEqual({
      nodes: [{ rule: "NO_ENGLISH_NAME", isOpen: false, settledAt: null }],
      members: [{ member: FORMER_TEACHERS, hasLeft: true }],
    });
  });
});

async function readJointFigures() {
  const { figures } = await query(
    `query ($unit: ID!) { figures(under: $unit, members: ["former-teachers"]) {
      nodes { id member printedText indicator { code } unit { id } } members { member confirmedAt isUpToDate hasLeft }
    } }`,
    { unit: PROVINCE },
  );
  return figures;
}

/** The association has entered it in its register, and the member has copied that. */
async function untilItKnowsItsIndicator(): Promise<void> {
  await until(async () => {
    const rows = await member.dataSource.query(
      "SELECT FROM register_entry WHERE kind = 'indicator' AND key = 'FT01'",
    );
    return rows.length > 0;
  });
}
