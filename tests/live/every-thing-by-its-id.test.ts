import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SigningCeremony } from "@hub/association/ceremonies/signing-ceremony";
import { contestRecord } from "@hub/association/contests/contest-record";
import { CoordinationProgramme } from "@hub/association/programmes/coordination-programme";
import { tellRegisterChanged } from "@hub/association/registers/register-changed";
import { Report } from "@hub/association/reports/report";
import { Activity, ActivityKind } from "@hub/figure-kit/activity";
import { branchesOf } from "@hub/figure-kit/branch-rows";
import { activitiesOf } from "@hub/figure-kit/tell-activities";
import { parseSupergraph } from "@hub/gateway/supergraph/supergraph";
import { until } from "@hub/gateway-fixtures/until";
import { loaderTransaction } from "@hub/local/demonstration/loader";
import { databaseName } from "@hub/local/members";
import { superuserUrl } from "@hub/local/postgres/postgres";
import { formatGlobalId, uuidIn } from "@hub/schema/global-id";
import { stableId } from "@hub/schema/stable-id";
import { Change } from "@hub/subgraph-kit/change";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import { beginHistories } from "@hub/subgraph-kit/recorded-rows";
import { recordSource, Source } from "@hub/subgraph-kit/source";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isInterfaceType, isObjectType } from "graphql";
import { DataSource, type EntityManager } from "typeorm";
import { ask, setCommitmentState } from "../support/ask.js";
import { openEventStream } from "../support/live-client.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const { nodeTypes, eventSources, publicSchema } = parseSupergraph(
  readFileSync(new URL("../../schema/supergraph.graphql", import.meta.url), "utf8"),
);
const TYPES = [...nodeTypes.values()].map(({ typeName }) => typeName);
const EVENT_TYPES = eventSources.get("hubEvents")?.types ?? [];
const changeable = publicSchema.getType("Changeable");
const CHANGEABLE_TYPES = isInterfaceType(changeable)
  ? publicSchema.getPossibleTypes(changeable).map(({ name }) => name)
  : [];
/** What has an id and no history of its own, and why. */
const NEVER_CHANGES: Readonly<Record<string, string>> = {
  Clause: "its programme's history tells how it changes",
  Figure: "a claim is never edited: a correction is another claim, which names it",
  FigureSeries: "it is one indicator in one unit, and nothing else is said of it",
  Source: "what is cited never changes: other facts are another source",
  Change: "it is what histories are made of",
  Evidence: "the history of its commitment tells of each of its steps",
  Extension: "the history of its commitment tells of each of its steps",
  Finding: "it says itself since when until when it was found; found again, it is another",
};
/** Who may do what is told to gateways alone: no event says it, and `changes` does not. */
const TOLD_TYPES = CHANGEABLE_TYPES.filter((typeName) => typeName !== "Right");
const doubtful = publicSchema.getType("Doubtful");
const DOUBTFUL_TYPES = isInterfaceType(doubtful)
  ? publicSchema.getPossibleTypes(doubtful).map(({ name }) => name)
  : [];

const PROGRAMME = formatGlobalId("CoordinationProgramme", stableId("programme", "QT-2021-2025"));
const PROVINCE = formatGlobalId(
  "AdministrativeUnit",
  stableId("administrative-unit", "province-45-2025-03-01"),
);
/** What is told last of each member that changes something. */
const LAST_COMMITMENT = formatGlobalId("Commitment", stableId("commitment", "QT-8"));
const LAST_INDICATOR = "YU02";
const ASSOCIATION = stableId("organisation", "quang-tri-hoi-khuyen-hoc");
const SOURCE = { title: "kiểm thử tự động" };

/** The ids of the places of which something was published. */
const UNITS = ["province-45-2025-03-01", "province-14-2025-03-01", "district-772-2025-03-01"].map((key) =>
  formatGlobalId("AdministrativeUnit", stableId("administrative-unit", key)),
);
const THING = "__typename id";
const HISTORY = `query ($id: ID!, $after: String) { node(id: $id) { ... on Changeable {
  history(first: 2, after: $after) {
    nodes { id version at actor { role } changed { field before after } }
    pageInfo { hasNextPage endCursor }
  }
} } }`;
const FIGURE = `{ ${THING} source { ${THING} } indicator { ${THING} } unit { ${THING} } }`;

/** One query for everything that has an id, with all ids that it leads to. */
const EVERYTHING = `query ($programme: ID!, ${UNITS.map((_, index) => `$unit${index}: ID!`).join(", ")}) {
  programme: node(id: $programme) { ... on CoordinationProgramme {
    ${THING} ceremony { ${THING} } clauses { ${THING} } commitments { ${THING} evidence { ${THING} } extensions { ${THING} } } evaluationRounds { ${THING} } reports { ${THING} }
    agreements { ${THING} }
    history(first: 1) { nodes { ${THING} } }
  } }
  ${UNITS.map(
    (_, index) => `unit${index}: node(id: $unit${index}) { ... on AdministrativeUnit {
      ${THING} organisations { ${THING} } targets { ${THING} } tasks { ${THING} }
      associationFigures ${FIGURE} educationFigures ${FIGURE} womensUnionFigures ${FIGURE} youthUnionFigures ${FIGURE}
      educationActivities { ${THING} } womensUnionActivities { ${THING} } youthUnionActivities { ${THING} }
      institutionCounts { ${THING} } observances { ${THING} } universalEducationStatuses { ${THING} }
    } }`,
  ).join("\n")}
  policyDocuments(first: 1) { nodes { ${THING} } }
  conferences(first: 1) { nodes { ${THING} } }
  indicators(first: 1) { nodes { ${THING} } }
  womensUnionBranches(first: 1) { nodes { ${THING} } }
  youthUnionBranches(first: 1) { nodes { ${THING} } }
  findings(first: 1) { nodes { ${THING} } }
  rights(first: 1) { nodes { ${THING} } }
}`;

interface Notice {
  readonly type: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly indicatorCode: string | null;
  readonly node: { readonly __typename: string; readonly id: string } | null;
}

let hub: RunningHub;
/** What one of each type of event told first. */
const told = new Map<string, Notice>();
/** Some ids of each type. */
const ids = new Map<string, string[]>();

beforeAll(async () => {
  hub = await startHub();
  const stop = new AbortController();
  const query = `subscription { hubEvents { type aggregateId version indicatorCode node { ${THING} } } }`;
  const events = await openEventStream(hub.url, { query, signal: stop.signal });
  await changeEverything();
  const awaited = new Set([LAST_COMMITMENT, LAST_INDICATOR]);
  for await (const { data } of events) {
    const notice: Notice = data.hubEvents;
    if (!told.has(notice.type)) told.set(notice.type, notice);
    awaited.delete(notice.indicatorCode ?? notice.aggregateId);
    if (awaited.size === 0) break;
  }
  stop.abort();
  const variables = {
    programme: PROGRAMME,
    ...Object.fromEntries(UNITS.map((id, index) => [`unit${index}`, id])),
  };
  const { data, errors } = await ask(hub, EVERYTHING, { variables });
  expect(errors).toBeUndefined();
  collect(data);
  collect({ __typename: "FigureSeries", id: told.get("figure.reported")?.aggregateId });
}, 180_000);
afterAll(async () => hub[Symbol.asyncDispose]());

describe("whatever has an id", () => {
  it("is of more than twenty types", () => {
    expect(TYPES.length).toBeGreaterThan(20);
  });

  it.each(TYPES)("is found by it, wherever it is held: %s", async (typeName) => {
    const some = ids.get(typeName)?.slice(0, 20) ?? [];
    expect(some).not.toEqual([]);
    const { data, errors } = await ask(
      hub,
      `query ($one: ID!, $all: [ID!]!) {
        node(id: $one) { ${THING} } nodes(ids: $all) { ${THING} ... on Changeable { history(first: 1) { nodes { at } } } }
      }`,
      { variables: { one: some[0], all: some } },
    );
    expect(errors).toBeUndefined();
    expect(data.node).toEqual({ __typename: typeName, id: some[0] });
    expect(data.nodes).toMatchObject(some.map((id) => ({ __typename: typeName, id })));
  });

  it.each(TYPES)("is nothing under an id that nobody gave: %s", async (typeName) => {
    const [some = ""] = ids.get(typeName) ?? [];
    const unknown = some.replace(/[0-9a-f]{12}$|LM\d\d$|[A-Z]{2}\d\d$/, "000000000000");
    expect(unknown).not.toBe(some);
    const { data, errors } = await ask(hub, `query ($id: ID!) { node(id: $id) { ${THING} } }`, {
      variables: { id: unknown },
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ node: null });
  });
});

describe("the changes of all members", () => {
  it.each([...TOLD_TYPES, "Figure"])("have what changed, as it is now: %s", async (kind) => {
    const read = async () => {
      const { data, errors } = await ask(
        hub,
        `query ($kinds: [String!]) { changes(kinds: $kinds, last: 50) { nodes { kind what nodeId node { ${THING} } } } }`,
        { variables: { kinds: [kind] } },
      );
      // A type of which nothing was told yet is refused.
      if (errors) return [];
      return data.changes.nodes;
    };
    await until(async () => (await read()).length > 0);
    const changes = await read();
    expect(changes).toEqual(
      changes.map(({ what, nodeId }: { what: string; nodeId: string }) => ({
        kind,
        what,
        nodeId,
        node: what === "WITHDRAWN" ? null : { __typename: kind, id: nodeId },
      })),
    );
  });

  it.each(TOLD_TYPES)("say of each what became of which value, as its history does: %s", async (kind) => {
    const { data, errors } = await ask(
      hub,
      `query ($kinds: [String!]) { changes(kinds: $kinds, last: 5) { nodes {
        version source { id } change { version source { id } actor { role } changed { field before after } }
        node { ... on Changeable { history(last: 20) { nodes { version source { id } actor { role } changed { field before after } } } } }
      } } }`,
      { variables: { kinds: [kind] } },
    );
    expect(errors).toBeUndefined();
    for (const { version, source, change, node } of data.changes.nodes) {
      expect(change).toMatchObject({ version, source });
      if (node !== null) expect(node.history.nodes).toContainEqual(change);
    }
  });
});

describe("each type of event", () => {
  /** A series changes by the figure that is reported in it. */
  interface Row {
    readonly nodeId: string;
    readonly version: number;
    readonly node: { readonly id: string; readonly series?: { readonly id: string } } | null;
    readonly change: { readonly id: string; readonly version: number } | null;
  }

  it.each(EVENT_TYPES)("tells of a change that is kept for good, with what changed: %s", async (type) => {
    const notice = told.get(type);
    const typeName = notice?.node?.__typename ?? "";
    const kinds = [typeName === "FigureSeries" ? "Figure" : typeName];
    const find = async () => {
      const { data, errors } = await ask(
        hub,
        `query ($kinds: [String!]) { changes(kinds: $kinds, last: 200) { nodes {
          nodeId version node { ${THING} ... on Figure { series { id } } }
          change { id version at reason actor { role } source { id } changed { field before after } }
        } } }`,
        { variables: { kinds } },
      );
      expect(errors).toBeUndefined();
      const rows: Row[] = data.changes.nodes;
      return rows.find(({ nodeId, version, node }) =>
        typeName === "FigureSeries"
          ? node?.series?.id === notice?.aggregateId
          : nodeId === notice?.aggregateId && version === notice.version,
      );
    };
    await until(async () => (await find()) !== undefined);
    const row = await find();
    expect(row?.node?.id).toBe(row?.nodeId);
    expect(row?.change).toMatchObject({ version: row?.version, actor: { role: expect.any(String) } });
    const { data, errors } = await ask(
      hub,
      "query ($id: ID!) { node(id: $id) { id ... on Change { version at reason actor { role } source { id } changed { field before after } } } }",
      { variables: { id: row?.change?.id } },
    );
    expect(errors).toBeUndefined();
    expect(data.node).toEqual(row?.change);
  });
});

describe("what can change", () => {
  it("is whatever has an id, but for what has no history of its own", () => {
    const never = Object.keys(NEVER_CHANGES);
    expect(CHANGEABLE_TYPES.toSorted()).toEqual(TYPES.filter((type) => !never.includes(type)).toSorted());
    expect(TYPES).toEqual(expect.arrayContaining(never));
  });

  it.each(CHANGEABLE_TYPES)(
    "tells each of its versions, and each is found by its id: %s",
    async (typeName) => {
      const [id = ""] = ids.get(typeName) ?? [];
      const changes = await walkHistory(id);
      expect(changes.length).toBeGreaterThan(0);
      expect(changes.map(({ version }) => version)).toEqual(changes.map((_, index) => index + 1));
      expect(changes).toEqual(
        changes.map(() =>
          expect.objectContaining({ at: expect.any(String), actor: { role: expect.any(String) } }),
        ),
      );
      const { data, errors } = await ask(
        hub,
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Change { version at } } }",
        { variables: { ids: changes.map((change) => change.id) } },
      );
      expect(errors).toBeUndefined();
      expect(data.nodes).toEqual(changes.map(({ id, version, at }) => ({ id, version, at })));
    },
  );
});

describe("what may not be certain", () => {
  it("says so in one form: whatever has doubts, and whatever is stored that has flags", () => {
    expect(DOUBTFUL_TYPES.toSorted()).toEqual(havingField("doubts").toSorted());
    const flagged = havingField("flags").filter((name) => TYPES.includes(name));
    expect(flagged.length).toBeGreaterThan(4);
    expect(DOUBTFUL_TYPES).toEqual(expect.arrayContaining([...flagged, "Task"]));
  });

  it.each(DOUBTFUL_TYPES.filter((name) => TYPES.includes(name)))(
    "is asked of alike: %s",
    async (typeName) => {
      const some = ids.get(typeName)?.slice(0, 200) ?? [];
      const { data, errors } = await ask(
        hub,
        `query ($all: [ID!]!) { nodes(ids: $all) { id ... on Doubtful { doubts { kind reason { vi } rule } } } }`,
        { variables: { all: some } },
      );
      expect(errors).toBeUndefined();
      const doubt = { kind: expect.any(String), reason: { vi: expect.any(String) } };
      expect(data.nodes).toMatchObject(
        data.nodes.map(({ doubts }: { doubts: object[] }, index: number) => ({
          id: some[index],
          doubts: doubts.map(() => doubt),
        })),
      );
    },
  );

  it("is what people have said and what rules have found, of a figure as in its event", async () => {
    const { data, errors } = await ask(
      hub,
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Doubtful { doubts { kind rule } } ... on Figure { flags { rule } } } }`,
      { variables: { ids: ids.get("Figure") } },
    );
    expect(errors).toBeUndefined();
    const doubts: { kind: string; rule: string | null }[] = data.nodes.flatMap(
      (figure: { doubts: object[] }) => figure.doubts,
    );
    expect(doubts).toContainEqual({ kind: "INFERRED", rule: "V03" });
    for (const { doubts, flags } of data.nodes)
      for (const { rule } of doubts) if (rule !== null) expect(flags).toContainEqual({ rule });
  });
});

describe("the findings of all members", () => {
  interface Flag {
    readonly rule: string;
    readonly message: { readonly vi: string };
  }
  interface Found extends Flag {
    readonly nodeId: string;
    readonly kind: string;
    readonly node: { readonly __typename: string; readonly id: string } | null;
  }

  const textOf = ({ rule, message }: Flag) => `${rule} ${message.vi}`;

  const readOpen = async () => {
    const found: Found[] = [];
    for (let after: string | null = null, isLast = false; !isLast; ) {
      const { data, errors } = await ask(
        hub,
        `query ($after: String) { findings(first: 200, after: $after, open: true) {
          nodes { id rule message { vi } kind nodeId node { ${THING} } figures { id } } pageInfo { endCursor hasNextPage }
        } }`,
        { variables: { after } },
      );
      expect(errors).toBeUndefined();
      found.push(...data.findings.nodes);
      ({ endCursor: after } = data.findings.pageInfo);
      isLast = !data.findings.pageInfo.hasNextPage;
    }
    return found;
  };

  it("have each doubt that was stated of what is recorded, on the thing itself", async () => {
    // Of a unit they follow from the register and the day that is asked about; the end of an organisation from its unit.
    const types = DOUBTFUL_TYPES.filter((name) => TYPES.includes(name) && name !== "AdministrativeUnit");
    const stated: string[] = [];
    for (const type of types) {
      const { data, errors } = await ask(
        hub,
        `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Doubtful { doubts { kind rule reason { vi } } } } }`,
        { variables: { ids: ids.get(type)?.slice(0, 200) } },
      );
      expect(errors).toBeUndefined();
      for (const { id, doubts } of data.nodes)
        for (const { kind, rule, reason } of doubts)
          if (rule === null && !(type === "Organisation" && kind === "INFERRED"))
            stated.push(`${id} STATED_DOUBT ${reason.vi}`);
    }
    expect(new Set(stated.map((text) => text.split("_")[0])).size).toBeGreaterThan(4);
    const missing = async () => {
      const told = new Set((await readOpen()).map((one) => `${one.nodeId} ${textOf(one)}`));
      return stated.filter((text) => !told.has(text));
    };
    await until(async () => (await missing()).length === 0);
  });

  it("have each flag of whatever has flags, once, and lead to it", async () => {
    const types = havingField("flags").filter((name) => TYPES.includes(name));
    expect(types.length).toBeGreaterThan(7);
    const flagged: { nodeId: string; flag: Flag }[] = [];
    for (const type of types) {
      const { data, errors } = await ask(
        hub,
        `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on ${type} { flags { rule message { vi } } } } }`,
        { variables: { ids: ids.get(type)?.slice(0, 200) } },
      );
      expect(errors).toBeUndefined();
      for (const { id: nodeId, flags } of data.nodes)
        for (const flag of flags) flagged.push({ nodeId, flag });
    }
    const missing = async () => {
      const told = new Set((await readOpen()).map(textOf));
      return flagged.filter(({ flag }) => !told.has(textOf(flag)));
    };
    await until(async () => (await missing()).length === 0);
    const found = await readOpen();
    expect(new Set(found.map(({ kind }) => kind)).size).toBeGreaterThan(4);
    expect(found.map(({ node }) => node)).toEqual(
      found.map(({ kind, nodeId }) => ({ __typename: kind, id: nodeId })),
    );
    const each = found.map((one) => `${one.nodeId} ${textOf(one)}`);
    expect(new Set(each).size).toBe(each.length);
  });
});

describe("a figure", () => {
  it("is read of the member that its id names, with what others know of its place and indicator", async () => {
    const members = ["association", "education", "womens-union", "youth-union"];
    const figures = members.flatMap((member) => {
      const ofMember = ids.get("Figure")?.find((id) => id.startsWith(`fig_${member}_`));
      return ofMember === undefined ? [] : [{ id: ofMember, member }];
    });
    expect(figures.length).toBeGreaterThan(2);
    const { data, errors } = await ask(
      hub,
      `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Figure { member printedText unit { name { vi } } indicator { name { vi } } } } }`,
      { variables: { ids: figures.map(({ id }) => id) } },
    );
    expect(errors).toBeUndefined();
    const text = expect.stringMatching(/./);
    expect(data.nodes).toEqual(
      figures.map((figure) => ({
        ...figure,
        printedText: text,
        unit: { name: { vi: text } },
        indicator: { name: { vi: text } },
      })),
    );
  });
});

describe("an event", () => {
  it.each(EVENT_TYPES)("names what it tells of: %s", async (type) => {
    const notice = told.get(type);
    const { data, errors } = await ask(hub, `query ($id: ID!) { node(id: $id) { ${THING} } }`, {
      variables: { id: notice?.aggregateId },
    });
    expect(errors).toBeUndefined();
    expect(data.node).toEqual({ __typename: expect.any(String), id: notice?.aggregateId });
    expect(notice?.node).toEqual(data.node);
    if (!CHANGEABLE_TYPES.includes(data.node.__typename)) return;
    const versions = (await walkHistory(data.node.id)).map(({ version }) => version);
    expect(versions).toContain(notice?.version);
  });
});

function havingField(field: string): string[] {
  return Object.values(publicSchema.getTypeMap())
    .filter((type) => isObjectType(type) && field in type.getFields())
    .map(({ name }) => name);
}

interface ToldChange {
  readonly id: string;
  readonly version: number;
  readonly at: string;
}

/** All changes of a thing, two a page, from the first one on. */
async function walkHistory(id: string): Promise<ToldChange[]> {
  const changes: ToldChange[] = [];
  for (let after: string | null = null, isLast = false; !isLast; ) {
    const { data, errors } = await ask(hub, HISTORY, { variables: { id, after } });
    expect(errors).toBeUndefined();
    const { nodes, pageInfo } = data.node.history;
    changes.push(...nodes);
    after = pageInfo.endCursor;
    isLast = !pageInfo.hasNextPage;
  }
  return changes;
}

function collect(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  if ("__typename" in value && "id" in value) {
    const typeName = String(value.__typename);
    const known = ids.get(typeName) ?? [];
    const id = String(value.id);
    if (!known.includes(id)) ids.set(typeName, [...known, id]);
  }
  for (const inner of Object.values(value)) collect(inner);
}

/** Writes into a member's database what no command writes, with the member's own code. */
async function writeTo(member: string, write: (manager: EntityManager) => Promise<void>): Promise<void> {
  const secrets: { superuserPassword: string } = JSON.parse(
    readFileSync(join(hub.dataDirectory, "secrets.json"), "utf8"),
  );
  const { port } = hub.processes().postgres;
  const url = superuserUrl(secrets.superuserPassword, port, databaseName(member));
  const dataSource = await new DataSource({
    type: "postgres",
    url,
    entities: [Activity, Change, CoordinationProgramme, Report, SigningCeremony, Source],
  }).initialize();
  await dataSource.transaction(write);
  await dataSource.destroy();
}

/** As if the report had been entered on behalf of a party, which has got an account since. */
function contestReport(): Promise<void> {
  return writeTo("association", async (manager) => {
    const [report] = await manager.find(Report, { order: { submittedAt: "DESC" }, take: 1 });
    if (!report) throw new Error("There is no report to be contested");
    const { id: documentId } = await recordSource(manager, { ...SOURCE, document: { number: "12/BC" } });
    const onBehalf = { organisationId: null, role: "SECRETARY", documentId, contest: null } as const;
    await manager.update(Report, { id: report.id }, { onBehalf });
    const recordId = formatGlobalId("Report", report.id);
    const command = { recordId, reason: "Không phải báo cáo của chúng tôi", expectedVersion: report.version };
    await contestRecord(loaderTransaction(manager), command);
  });
}

/** Between what has succeeded the programme's lead and, as if a source named it, another office with an account. */
async function shareData(): Promise<void> {
  const partner = stableId("organisation", "son-la-hoi-khuyen-hoc");
  await writeTo("association", async (manager) => {
    await manager.query(
      "INSERT INTO programme_party (programme_id, organisation_id, role, position) VALUES ($1, $2, 'PARTNER', 99)",
      [uuidIn(PROGRAMME), partner],
    );
  });
  await change("draftAgreement", "", {
    code: "TT-01/2026",
    commitmentId: formatGlobalId("Commitment", stableId("commitment", "QT-1")),
    ownerId: formatGlobalId("Organisation", stableId("organisation", "quang-tri-moi-hoi-khuyen-hoc")),
    partnerId: formatGlobalId("Organisation", partner),
    purpose: "Phối hợp trao học bổng",
    legalBasis: "Nghị quyết 26/2025/NQ-HĐND",
    indicatorCodes: ["LM01"],
    validTo: "2099-12-31",
    contact: "Văn phòng Hội Khuyến học tỉnh",
  });
}

function tellRegisters(): Promise<void> {
  return writeTo("association", async (manager) => {
    await tellRegisterChanged(manager, loaderOf(null), "unit", [
      stableId("administrative-unit", "province-45-2025-03-01"),
    ]);
    await tellRegisterChanged(manager, loaderOf(null), "indicator", ["LM01"]);
    await tellRegisterChanged(manager, loaderOf(null), "organisation", [ASSOCIATION]);
  });
}

/** A branch and an activity, as they are loaded. */
function recordRows(): Promise<void> {
  return writeTo("youth-union", async (manager) => {
    const source = await recordSource(manager, SOURCE);
    const id = randomUUID();
    await manager.insert(Activity, {
      id,
      title: { vi: "Trao học bổng", en: null },
      kind: ActivityKind.SUPPORT,
      period: { from: "2022-05-18", to: "2022-05-18" },
      results: [],
      doubts: [],
      sourceId: source.id,
      unitId: uuidIn(PROVINCE) ?? null,
      programmeId: uuidIn(PROGRAMME) ?? null,
      commitmentId: null,
    });
    await manager.query(
      `INSERT INTO branch (id, name, level, unit_id, source_id) VALUES ($1, $2, 'PROVINCE', $3, $4)`,
      [randomUUID(), { vi: "Tỉnh Đoàn", en: null }, uuidIn(PROVINCE), source.id],
    );
    await beginHistories(manager, loaderOf(null), "youth-union", [
      activitiesOf("youth-union"),
      branchesOf("YouthUnionBranch", "yubranch"),
    ]);
  });
}

/** So that each type of event is told once, and there is a thing of each type. */
async function changeEverything(): Promise<void> {
  await tellRegisters();
  await recordRows();
  const of = `programmeId: "${PROGRAMME}"`;
  await change("updateProgramme", `${of}, expectedVersion: 1`, { evaluationEveryMonths: 12, source: SOURCE });
  await change("setClauses", `${of}, expectedVersion: 2`, {
    clauses: [{ number: "1", text: { vi: "Tuyên truyền" } }],
    source: SOURCE,
  });
  await change("recordCeremony", `${of}, expectedVersion: 1`, {
    heldOn: "2022-05-18",
    title: { vi: "Lễ ký kết" },
    hostId: formatGlobalId("Organisation", ASSOCIATION),
    source: SOURCE,
  });
  await change("submitReport", of, {
    organisationId: formatGlobalId("Organisation", ASSOCIATION),
    cadence: "PERIODIC",
    title: { vi: "Báo cáo thử" },
    periodFrom: "2022-01-01",
    periodTo: "2022-12-31",
    issuedOn: "2022-12-20",
    source: SOURCE,
  });
  await change("offerEvidence", "", {
    commitmentId: formatGlobalId("Commitment", stableId("commitment", "QT-1")),
    kind: "FILE",
    url: "https://example.vn/ke-hoach.pdf",
    title: { vi: "Kế hoạch" },
  });
  await extendCommitment();
  await contestReport();
  await shareData();
  await reportFigure({
    indicatorCode: "YU01",
    numerator: 60,
    denominator: 200,
    printedPercentage: "29",
    printedText: "60/200, đạt 29%",
  });
  await reportFigure({ indicatorCode: LAST_INDICATOR, numerator: 60, printedText: "60" });
  await setCommitmentState(hub, LAST_COMMITMENT, "IN_PROGRESS");
}

async function extendCommitment(): Promise<void> {
  const { data, errors } = await ask(
    hub,
    `mutation ($id: ID!, $input: AddCommitmentInput!) { addCommitment(programmeId: $id, input: $input) { id } }`,
    {
      variables: {
        id: PROGRAMME,
        input: { code: "QT-CO-HAN", title: { vi: "Nội dung có hạn" }, dueOn: "2030-12-31", source: SOURCE },
      },
      authorization: hub.authorization(),
    },
  );
  expect(errors).toBeUndefined();
  const { id: commitmentId } = data.addCommitment;
  await change("requestExtension", "", { commitmentId, dueOn: "2031-12-31", reason: "Chờ kinh phí" });
}

function reportFigure(figure: object): Promise<void> {
  const where = { unitId: PROVINCE, asOf: "2025-06-30", source: SOURCE };
  return change("reportFigure", 'member: "youth-union"', { ...where, ...figure }, "system-youth-union");
}

async function change(mutation: string, args: string, input: object, system?: string): Promise<void> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(${args} input: $input) { __typename } }`;
  const { errors } = await ask(hub, query, {
    variables: { input },
    authorization: hub.authorization(system),
  });
  if (errors) throw new Error(JSON.stringify(errors));
}
