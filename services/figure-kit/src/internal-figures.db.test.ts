import { randomUUID } from "node:crypto";
import { OPENED_FIELDS } from "@hub/schema/opened-fields";
import type { CallerRight, Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { MemberContext } from "@hub/subgraph-kit/context";
import { buildSubgraph } from "@hub/subgraph-kit/federated-schema";
import { ofThisMember } from "@hub/subgraph-kit/owner";
import { ownersDatabase } from "@hub/subgraph-kit/rows/request-database";
import { createSource } from "@hub/subgraph-kit/source";
import { queryAs, signedHeaders, startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isObjectType, isScalarType } from "graphql";
import type { FigureReport } from "./figure-report.js";
import { Qualifier } from "./qualifier.js";
import { reportFigures } from "./report-figure.js";
import { createReportingMember } from "./reporting-member.js";
import { Sensitivity } from "./sensitivity.js";
import { releaseFigures } from "./small-cells/release-figures.js";
import { indicatorEntry, unitEntry, withRegister } from "./testing/known-register.js";

const [PROVINCE, COMMUNE, NEIGHBOUR, FORMER] = Array.from({ length: 4 }, () => randomUUID()) as [
  string,
  string,
  string,
  string,
];
/** What has become of units, and what they lie in: the former commune went into the one of today. */
const WITHIN: Record<string, string[]> = {
  [PROVINCE]: [PROVINCE],
  [COMMUNE]: [COMMUNE, PROVINCE],
  [NEIGHBOUR]: [NEIGHBOUR, PROVINCE],
  [FORMER]: [FORMER, COMMUNE, PROVINCE],
};
const OFFICE = randomUUID();
const OTHER_OFFICE = randomUUID();
/** It has agreements with the office: for the commune, and for the small numbers of the neighbour. */
const PARTNER = randomUUID();
/** Its agreements open of the figures only shares and reasons, and of the former commune the numbers as well. */
const PARTNER_IN_PART = randomUUID();
const READER_KEY = "r".repeat(32);

const definition = withRegister(createReportingMember({ name: "reporter", prefix: "reporter" }), [
  ...Object.keys(WITHIN).map((id) => unitEntry(id)),
  indicatorEntry("LM03"),
]);

/** A number and words that stand nowhere else. */
const SECRETS = { [COMMUNE]: 730_219, [NEIGHBOUR]: 840_327, [FORMER]: 950_431 };
const PUBLIC_ID = randomUUID();
const INTERNAL_IDS: Record<string, string> = {
  [COMMUNE]: randomUUID(),
  [NEIGHBOUR]: randomUUID(),
  [FORMER]: randomUUID(),
};
const CORRECTION_ID = randomUUID();

const source = { title: "Báo cáo quý", publishedAt: "2026-03-31" };
const published: FigureReport = {
  id: PUBLIC_ID,
  unitId: COMMUNE,
  indicatorCode: "LM03",
  numerator: 11,
  denominator: null,
  printedPercentage: null,
  printedText: "11 cộng đồng học tập",
  qualifier: Qualifier.EXACT,
  asOf: "2026-03-31",
  period: null,
  member: "reporter",
  source,
};
const internal = Object.entries(SECRETS).map(
  ([unitId, numerator]): FigureReport => ({
    ...published,
    id: INTERNAL_IDS[unitId] ?? "",
    unitId,
    numerator,
    denominator: 2 * numerator,
    printedText: `Nội bộ ${numerator}`,
    source: { title: `Sổ của cơ quan ${numerator}` },
    sensitivity: Sensitivity.INTERNAL,
  }),
);
const correction: FigureReport = {
  ...published,
  id: CORRECTION_ID,
  unitId: NEIGHBOUR,
  numerator: 840_328,
  printedText: "Nội bộ 840328",
  correctsId: INTERNAL_IDS[NEIGHBOUR] ?? "",
  reason: "Đếm lại 840328",
  sensitivity: Sensitivity.INTERNAL,
};

/** With internal figures, and without any. */
let full: TestMember;
let bare: TestMember;

beforeAll(async () => {
  [full, bare] = await Promise.all([start(), start()]);
  await record(full, [published, ...internal]);
  await record(full, [correction]);
  await record(bare, [published]);
  await releaseFigures(full.dataSource.manager);
});

afterAll(async () => {
  await full[Symbol.asyncDispose]();
  await bare[Symbol.asyncDispose]();
});

async function start(): Promise<TestMember> {
  const member = await startTestMember(definition, { organisationId: OFFICE, readerKeys: [READER_KEY] });
  const pairs = Object.entries(WITHIN).flatMap(([unit, around]) => around.map((within) => [unit, within]));
  for (const pair of pairs) await member.dataSource.query("INSERT INTO unit_within VALUES ($1, $2)", pair);
  await agree(member, "in force", { unit: COMMUNE });
  await agree(member, "of large numbers", { unit: NEIGHBOUR, smallestCell: 1_000_000 });
  await agree(member, "ended", { unit: null, from: -9, to: -1 });
  await agree(member, "not begun", { unit: null, from: 1, to: 9 });
  await agree(member, "of another indicator", { unit: null, indicator: "LM04" });
  await agree(member, "of another partner", { unit: null, partner: randomUUID() });
  const inPart = { partner: PARTNER_IN_PART, fields: ["Figure.computedPercentage", "Figure.reason"] };
  await agree(member, "TT-01", { ...inPart, unit: null });
  await agree(member, "TT-02", { ...inPart, unit: FORMER, fields: ["Figure.numerator"] });
  return member;
}

interface Agreed {
  readonly unit: string | null;
  readonly indicator?: string;
  readonly partner?: string;
  /** Days from today. */
  readonly from?: number;
  readonly to?: number;
  readonly smallestCell?: number;
  readonly fields?: readonly string[];
}

async function agree({ dataSource }: TestMember, code: string, agreed: Agreed): Promise<void> {
  const { unit, indicator = "LM03", partner = PARTNER, from = 0, to = 0, smallestCell = 5 } = agreed;
  const { fields = ["Figure"] } = agreed;
  const today = todayInVietnam();
  await dataSource.query(
    `INSERT INTO agreement_in_force VALUES
       (gen_random_uuid(), $1, $2, $3, $4, $5, $6::date + $7::integer, $6::date + $8::integer, $9, $10)`,
    [code, OFFICE, partner, indicator, unit, today, from, to, smallestCell, fields],
  );
}

async function record({ dataSource }: TestMember, reports: readonly FigureReport[]): Promise<void> {
  const context = new MemberContext({
    caller: callerWith(right(OFFICE, null, "REPORTER")),
    requestId: "request",
    database: ownersDatabase(dataSource.manager),
    onCommit: () => {},
    organisationId: OFFICE,
  });
  await context.transact(ofThisMember(["REPORTER"], "everywhere"), (transaction) =>
    reportFigures(transaction, reports),
  );
}

function right(organisationId: string, unitId: string | null, role: Role = "READER"): CallerRight {
  return { role, organisationId, unitId };
}

function callerWith(...rights: CallerRight[]): Caller {
  return { id: "somebody", mayWrite: rights.some(({ role }) => role === "REPORTER"), rights };
}

/** Who asks, and of which units the internal figures are for them. */
const CALLERS: [string, Caller, string[]][] = [
  ["nobody who has signed in", { id: "anonymous", mayWrite: false }, []],
  ["an account without rights", callerWith(), []],
  ["another office's reporter", callerWith(right(OTHER_OFFICE, null, "REPORTER")), []],
  ["another office's administrator of the commune", callerWith(right(OTHER_OFFICE, COMMUNE)), []],
  ["a partner's officer of everywhere", callerWith(right(PARTNER, null)), [COMMUNE, FORMER]],
  ["a partner's officer of the former commune", callerWith(right(PARTNER, FORMER)), [FORMER]],
  ["a partner's officer of the neighbour", callerWith(right(PARTNER, NEIGHBOUR)), []],
  ["the office's officer of the neighbour", callerWith(right(OFFICE, NEIGHBOUR)), [NEIGHBOUR]],
  ["the office's officer of the commune", callerWith(right(OFFICE, COMMUNE)), [COMMUNE, FORMER]],
  ["the office's officer of the former commune", callerWith(right(OFFICE, FORMER)), [FORMER]],
  ["the office's officer of the province", callerWith(right(OFFICE, PROVINCE)), [COMMUNE, NEIGHBOUR, FORMER]],
  ["the office's officer of everywhere", callerWith(right(OFFICE, null)), [COMMUNE, NEIGHBOUR, FORMER]],
];

const figureId = (key: string) => `fig_reporter_${key}`;
const unitId = (key: string) => `unit_${key}`;
const FIELDS =
  "id numerator printedText sensitivity flags { message { vi } } source { title } rivals { id numerator }";
const onUnit = (fields: string) =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { ... on AdministrativeUnit { ${fields} } } }`;
const onFigure = (fields: string) =>
  `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Figure { ${fields} } } }`;
const UNITS = Object.keys(WITHIN).map((id) => ({ __typename: "AdministrativeUnit", id: unitId(id) }));
const FIGURES = [PUBLIC_ID, ...Object.values(INTERNAL_IDS), CORRECTION_ID].map((id) => ({
  __typename: "Figure",
  id: figureId(id),
}));
const FORGED = FIGURES.map((figure) => ({ ...figure, sensitivity: "PUBLIC", organisationId: OTHER_OFFICE }));

/** The ways that lead to a figure within its member. */
const WAYS: [string, string, object][] = [
  ["the list of a unit", onUnit(`reporterFigures { ${FIELDS} }`), { of: UNITS }],
  ["another name", onUnit(`public: reporterFigures { n: numerator t: printedText }`), { of: UNITS }],
  [
    "a fragment",
    `${onUnit("reporterFigures { ...Whole }")} fragment Whole on Figure { ${FIELDS} }`,
    { of: UNITS },
  ],
  [
    "siblings of one response key",
    onUnit("reporterFigures { id } ... on AdministrativeUnit { reporterFigures { numerator printedText } }"),
    { of: UNITS },
  ],
  ["a filter by indicator", onUnit(`reporterFigures(indicatorCodes: ["LM03"]) { ${FIELDS} }`), { of: UNITS }],
  ["a filter by day", onUnit(`reporterFigures(asOf: "2026-12-31") { ${FIELDS} }`), { of: UNITS }],
  [
    "what was known at a moment",
    onUnit(`reporterFigures(knownAt: "2999-01-01T00:00:00Z") { ${FIELDS} }`),
    { of: UNITS },
  ],
  ["an entity by its id", onFigure(FIELDS), { of: FIGURES }],
  ["a forged representation", onFigure(FIELDS), { of: FORGED }],
  [
    "an interface",
    `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Doubtful { doubts { reason { vi } } } } }`,
    { of: FIGURES },
  ],
  [
    "what it corrects",
    onFigure("corrects { numerator reason } correctedBy { numerator reason }"),
    { of: FIGURES },
  ],
  [
    "a skipped field",
    `query ($of: [_Any!]!, $yes: Boolean = true) { _entities(representations: $of) { ... on Figure { id numerator @include(if: $yes) } } }`,
    { of: FIGURES },
  ],
  [
    "the change by which it became known",
    "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Change { reason changed { after } } } }",
    { of: FIGURES.map(({ id }) => ({ __typename: "Change", id: id.replace("fig_", "change_") })) },
  ],
  [
    "its source by the source's id",
    "query ($of: [_Any!]!) { _entities(representations: $of) { ... on Source { title } } }",
    {
      of: internal.map((figure) => ({
        __typename: "Source",
        id: `src_reporter_${createSource(figure.source, { isInternal: true }).id}`,
      })),
    },
  ],
  [
    "how many claims the series has",
    "query ($of: [_Any!]!) { _entities(representations: $of) { ... on FigureSeries { toldVersion } } }",
    {
      of: Object.keys(WITHIN).map((unit) => ({
        __typename: "FigureSeries",
        id: `series_reporter.LM03.${unit}`,
      })),
    },
  ],
];

const secretsOf = (units: readonly string[]) =>
  Object.entries(SECRETS).flatMap(([unit, secret]) =>
    units.includes(unit) ? [String(secret).slice(0, 5)] : [],
  );
const ALL_UNITS = Object.keys(SECRETS);

describe.each(CALLERS)("what is internal, for %s", (_, caller, units) => {
  const hidden = secretsOf(ALL_UNITS.filter((unit) => !units.includes(unit)));

  it.each(WAYS)("does not show by %s what is not for them", async (_way, query, variables) => {
    const answer = await full.ask(query, { ...variables }, caller);
    const text = JSON.stringify(answer);
    for (const secret of hidden) expect(text).not.toContain(secret);
    // Whoever may see none is answered as by a member that has none: nothing tells that there are any.
    if (units.length === 0) expect(answer).toEqual(await bare.ask(query, { ...variables }, caller));
  });

  it("shows what is for them, beside what is published", async () => {
    const { data } = await full.ask(WAYS[0]?.[1] ?? "", { of: UNITS }, caller);
    const text = JSON.stringify(data);
    expect(text).toContain("11 cộng đồng học tập");
    for (const secret of secretsOf(units)) expect(text).toContain(secret);
  });
});

describe("whoever has nothing to do with internal figures", () => {
  const stranger = callerWith(right(OTHER_OFFICE, null, "REPORTER"));
  const REPORT = `mutation ($input: ReportFigureInput!) {
    reportReporterFigure(input: $input, validateOnly: true) { findings { rule field message { vi en } } }
  }`;
  const input = {
    unitId: unitId(COMMUNE),
    indicatorCode: "LM03",
    numerator: 730_219,
    printedText: "Nội bộ 730219",
    asOf: "2026-03-31",
    source: { title: "Sổ của cơ quan 730219" },
  };

  it.each([
    ["the same words", {}],
    ["a correction of one", { correctsId: figureId(INTERNAL_IDS[COMMUNE] ?? ""), reason: "thử" }],
    [
      "a correction of an internal one",
      { correctsId: figureId(INTERNAL_IDS[COMMUNE] ?? ""), reason: "thử", sensitivity: "INTERNAL" },
    ],
  ])("learns nothing from what the rules say of %s", async (_, more) => {
    const variables = { input: { ...input, ...more } };
    expect(await full.ask(REPORT, variables, stranger)).toEqual(await bare.ask(REPORT, variables, stranger));
  });

  it("finds none in what the member tells and lets others copy", async () => {
    const path = "/snapshots/joint-record";
    const headers = signedHeaders(READER_KEY, { method: "GET", path, body: "" });
    const snapshot = await (await fetch(`${full.url}${path}`, { headers })).text();
    const events = JSON.stringify(await full.dataSource.query("SELECT * FROM outbox"));
    for (const told of [snapshot, events]) {
      expect(told).toContain("11 cộng đồng học tập");
      for (const secret of secretsOf(ALL_UNITS)) expect(told).not.toContain(secret);
    }
  });

  it("does not add one in another office's name, nor one outside of its area", async () => {
    const RECORD = REPORT.replace(", validateOnly: true", "");
    const variables = { input: { ...input, sensitivity: "INTERNAL" } };
    for (const writer of [stranger, callerWith(right(OFFICE, NEIGHBOUR, "REPORTER"))]) {
      const { errors } = await full.ask(RECORD, variables, writer);
      expect(errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    }
    const written = await full.dataSource.query("SELECT FROM figure WHERE numerator = 730219");
    expect(written).toHaveLength(1);
  });
});

describe("PostgreSQL alone", () => {
  /** What any statement of the role of requests can see of internal figures. */
  async function seenBy(caller: Caller): Promise<unknown[]> {
    const seen = "SELECT DISTINCT unit_id FROM figure WHERE numerator > 1000 ORDER BY unit_id";
    return (await queryAs(full, caller, seen)).map((row) => row["unit_id"]);
  }

  it.each(CALLERS)("keeps the rows from %s that are not for them", async (_, caller, units) => {
    expect(await seenBy(caller)).toEqual(units.toSorted());
  });

  it.each(CALLERS)("keeps from %s the sources of these", async (_, caller, units) => {
    const titles = (await queryAs(full, caller, "SELECT title FROM source WHERE title LIKE 'Sổ%'")).map(
      ({ title }) => title,
    );
    const readable = units.map((unit) => `Sổ của cơ quan ${SECRETS[unit]}`);
    expect(titles.toSorted()).toEqual(readable.toSorted());
  });

  it("is what keeps them: without its policies every row is seen", async () => {
    await full.dataSource.query("ALTER TABLE figure DISABLE ROW LEVEL SECURITY");
    try {
      expect(await seenBy({ id: "anonymous", mayWrite: false })).toEqual(ALL_UNITS.toSorted());
    } finally {
      await full.dataSource.query("ALTER TABLE figure ENABLE ROW LEVEL SECURITY");
    }
  });
});

describe("the member alone", () => {
  beforeAll(() => full.dataSource.query("ALTER TABLE figure DISABLE ROW LEVEL SECURITY"));
  afterAll(() => full.dataSource.query("ALTER TABLE figure ENABLE ROW LEVEL SECURITY"));

  it.each(
    CALLERS.flatMap(([who, caller, units]) =>
      WAYS.map(([way, query, variables]) => ({ who, caller, units, way, query, variables })),
    ),
  )("keeps from $who what is not for them, by $way", async ({ caller, units, query, variables }) => {
    const text = JSON.stringify(await full.ask(query, { ...variables }, caller));
    for (const secret of secretsOf(ALL_UNITS.filter((unit) => !units.includes(unit))))
      expect(text).not.toContain(secret);
  });
});

describe("a partner to whom agreements open some fields", () => {
  const partner = callerWith(right(PARTNER_IN_PART, null));
  const hidden = secretsOf([COMMUNE, NEIGHBOUR]);

  it.each(WAYS)("is shown by %s nothing of the others", async (_, query, variables) => {
    const text = JSON.stringify((await full.ask(query, { ...variables }, partner)).data ?? null);
    // Of a correction the reason is opened, which says the number here.
    const told = text.replaceAll("Đếm lại 840328", "");
    for (const words of [
      "Nội bộ",
      ...hidden.map((secret) => `:${secret}`),
      ...hidden.map((secret) => `"${secret}`),
    ])
      expect(told).not.toContain(words);
  });

  it("is told at each field which agreements do not open it", async () => {
    const of = [{ __typename: "Figure", id: figureId(INTERNAL_IDS[COMMUNE] ?? "") }];
    const query = onFigure("id indicatorCode numerator computedPercentage printedText flags { rule }");
    const { data, errors } = await full.ask(query, { of }, partner);
    expect(data._entities).toEqual([
      {
        id: figureId(INTERNAL_IDS[COMMUNE] ?? ""),
        ...{ indicatorCode: "LM03", numerator: null, computedPercentage: 50, printedText: "[…]", flags: [] },
      },
    ]);
    expect(errors).toMatchObject([
      { path: ["_entities", 0, "numerator"], extensions: { code: "FORBIDDEN" } },
    ]);
    expect(errors?.[0]?.message).toContain("Thỏa thuận TT-01 không mở trường “numerator”");
    expect(errors?.[0]?.message).toContain('Agreement TT-01 does not open the field "numerator"');
  });

  it("is shown what any of several agreements opens", async () => {
    const of = [{ __typename: "Figure", id: figureId(INTERNAL_IDS[FORMER] ?? "") }];
    const { data, errors } = await full.ask(onFigure("numerator denominator"), { of }, partner);
    expect(data._entities).toEqual([{ numerator: SECRETS[FORMER], denominator: null }]);
    expect(errors?.[0]?.message).toContain("TT-01, TT-02");
  });

  it("is shown all of what a right of the organisation opens as well", async () => {
    const of = [{ __typename: "Figure", id: figureId(INTERNAL_IDS[COMMUNE] ?? "") }];
    const both = callerWith(right(PARTNER_IN_PART, null), right(OFFICE, null));
    const { data, errors } = await full.ask(onFigure("numerator printedText"), { of }, both);
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([{ numerator: 730_219, printedText: "Nội bộ 730219" }]);
  });
});

it("what agreements name are the values of figures that may be null, but the day", () => {
  const figure = buildSubgraph(definition).schema.getType("Figure");
  if (!isObjectType(figure)) throw new Error("There is no type Figure");
  const values = Object.values(figure.getFields()).filter(({ type }) => isScalarType(type));
  expect(values.map(({ name }) => name).toSorted()).toEqual(["asOf", ...OPENED_FIELDS].toSorted());
});
