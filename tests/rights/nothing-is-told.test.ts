import type { Caller } from "@hub/schema/signed-request";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { isObjectType } from "graphql";
import { type HubInLayers, startHubInLayers } from "./hub-in-layers.js";
import { valuesOf } from "./planted.js";
import { type KnownValues, routesTo } from "./routes.js";
import { SECRETS } from "./secrets.js";
import { forEachOf, type Operation, type Way, waysOf } from "./ways.js";
import { KEEPER, OFFICE, strangersTo } from "./world.js";

/** How many routes each form is asked by. */
const ROUTES_OF_FORM = 1;
/** A register is loaded first, on a machine that may do ten other things. */
const START_TIMEOUT_MS = 300_000;

/** One has what is secret, the other never had: whoever may not see it cannot tell them apart. */
let full: HubInLayers;
let bare: HubInLayers;

beforeAll(async () => {
  full = await startHubInLayers({ secrets: true });
  bare = await startHubInLayers({ secrets: false });
}, START_TIMEOUT_MS);
afterAll(async () => {
  await full[Symbol.asyncDispose]();
  await bare[Symbol.asyncDispose]();
});

async function answersOf(hub: HubInLayers, { operations }: Way, caller: Caller): Promise<string[]> {
  const answers: string[] = [];
  for (const operation of operations) answers.push(await hub.ask(operation, caller));
  return answers;
}

async function expectSameAnswers(ways: readonly Way[], caller: Caller): Promise<void> {
  const told = await forEachOf(ways, async (way) => ({
    way: way.name,
    answers: [await answersOf(full, way, caller), await answersOf(bare, way, caller)],
  }));
  expect(told.filter(({ answers: [one, other] }) => JSON.stringify(one) !== JSON.stringify(other))).toEqual(
    [],
  );
}

const STRANGERS = ["0", "1", "2", "3", "4", "5"].map(Number);

describe.each(SECRETS.map((secret) => [secret.name, secret] as const))("%s", (_, secret) => {
  it.each(STRANGERS)("changes nothing in what a stranger is answered, by any way (%i)", async (place) => {
    const { publicSchema } = full.supergraph;
    const type = publicSchema.getType(secret.typeName);
    if (!isObjectType(type)) throw new Error(`${secret.typeName} is no object type`);
    const routes = routesTo(publicSchema, secret.typeName, valuesOf(full.units));
    const { caller } = strangersTo(full.units)[place] ?? { caller: { id: "anonymous", mayWrite: false } };
    await expectSameAnswers(waysOf(routes, type, ROUTES_OF_FORM), caller);
  });
});

/** Questions whose answers count, sort, search, or say why they say no. */
function oracles({ ids, values }: KnownValues): Record<string, Operation> {
  const [figure, unit, right, office] = [
    ids["Figure"],
    ids["AdministrativeUnit"],
    ids["Right"],
    ids["Organisation"],
  ];
  return {
    "a count of figures": { query: `{ figures(unitIds: "${unit}", allDays: true) { totalCount } }` },
    "a count of the log": { query: `{ accessLog(organisationId: "${office}") { totalCount } }` },
    "a count of an account's log": {
      query: `{ accessLog(organisationId: "${office}", account: "${values["account"]}") { totalCount } }`,
    },
    "a page of rights": {
      query: `{ rights(organisationId: "${office}", first: 1) { totalCount pageInfo { hasNextPage endCursor } } }`,
    },
    "the changes of a figure": { query: `{ changes(nodeId: "${figure}") { totalCount nodes { what } } }` },
    "the changes of a right": { query: `{ changes(nodeId: "${right}") { totalCount nodes { what } } }` },
    "the history of a right": {
      query: `{ node(id: "${right}") { ... on Right { history { totalCount nodes { changed { field before after } } } } } }`,
    },
    "a search": { query: `{ search(text: "${values["text"]}") { totalCount } }` },
    "a search for an account": { query: `{ search(text: "Cán bộ được giao quyền") { totalCount } }` },
    "an id as another type": {
      query: `{ node(id: "${figure}") { __typename ... on AdministrativeUnit { id } } }`,
    },
    "an id beside one that is nobody's": {
      query: `{ nodes(ids: ["${figure}", "${figure?.replace(/.{12}$/, "000000000000")}"]) { __typename id } }`,
    },
    "a figure in a list of ids": { query: `{ figures(ids: ["${figure}"]) { totalCount } }` },
    "how many a unit has": { query: `{ administrativeUnit(id: "${unit}") { associationFigures { id } } }` },
    "what was known then": {
      query: `{ administrativeUnit(id: "${unit}") { associationFigures(knownAt: "2026-06-01T00:00:00Z") { id numerator } } }`,
    },
  };
}

it.each(STRANGERS)("nothing is told by counts, pages, searches, changes and errors (%i)", async (place) => {
  const { caller } = strangersTo(full.units)[place] ?? { caller: { id: "anonymous", mayWrite: false } };
  const questions = Object.entries(oracles(valuesOf(full.units)));
  await expectSameAnswers(
    questions.map(([name, operation]) => ({ name, operations: [operation] })),
    caller,
  );
});

describe("whoever reports for another office", () => {
  const reporter: Caller = {
    id: "reporter",
    mayWrite: true,
    rights: [{ role: "REPORTER", organisationId: KEEPER, unitId: null }],
  };
  const REPORT = `mutation ($input: ReportFigureInput!) {
    reportFigure(member: "association", input: $input, validateOnly: true) {
      figure { id } findings { rule field message { vi en } }
    }
  }`;

  it.each([
    ["the same words", false, {}],
    ["the same words, to be internal", false, { sensitivity: "INTERNAL" }],
    ["a correction of it", true, {}],
    ["a correction of it, to be internal", true, { sensitivity: "INTERNAL" }],
  ])("learns nothing from what the rules say of %s", async (_, corrects, more) => {
    const { ids, values } = valuesOf(full.units);
    const input = {
      unitId: ids["AdministrativeUnit"],
      indicatorCode: values["indicatorCode"],
      numerator: 7_302_198,
      printedText: "Sổ nội bộ của xã",
      asOf: "2025-03-31",
      source: { title: "Sổ tay của cán bộ" },
      ...(corrects && { correctsId: ids["Figure"], reason: "thử" }),
      ...more,
    };
    const operation = { query: REPORT, variables: { input } };
    const answer = await full.ask(operation, reporter);
    expect(answer).toBe(await bare.ask(operation, reporter));
    expect(answer).toContain('"findings"');
  });
});

it("tells the two apart for who may see it: they are not the same", async () => {
  const insider: Caller = {
    id: "insider",
    mayWrite: false,
    rights: [{ role: "AUDITOR", organisationId: OFFICE, unitId: null }],
  };
  const questions = Object.values(oracles(valuesOf(full.units)));
  const differing = await Promise.all(
    questions.map(
      async (question) => (await full.ask(question, insider)) !== (await bare.ask(question, insider)),
    ),
  );
  expect(differing.filter(Boolean).length).toBeGreaterThan(3);
});
