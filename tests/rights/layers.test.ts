import { queryAs } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type GraphQLObjectType, isObjectType } from "graphql";
import { type HubInLayers, LAYERS, type Layer, startHubInLayers } from "./hub-in-layers.js";
import { valuesOf } from "./planted.js";
import { type Route, routesTo } from "./routes.js";
import {
  isSeenPast,
  maySee,
  oneOfEachKind,
  RESTRICTED_TABLES,
  SECRETS,
  type Secret,
  SHOWN_BY_NO_TYPE,
  whoMaySee,
} from "./secrets.js";
import { forEachOf, type Way, wayOf, waysOf } from "./ways.js";
import { type Asking, othersWhoAsk, strangersTo } from "./world.js";

/** How many routes each form is asked by. */
const ROUTES_OF_FORM = 2;
/** A register is loaded first, on a machine that may do ten other things. */
const START_TIMEOUT_MS = 300_000;
/** In how many ways each secret is to be come to. */
const FEWEST_WAYS = 16;

interface Ways {
  /** By every route that the schema has, plainly, whether or not it is there. */
  readonly plain: readonly Way[];
  /** By the routes that lead to it, in every form. */
  readonly leading: readonly Way[];
}

let hub: HubInLayers;
const waysTo = new Map<Secret, Ways>();

beforeAll(async () => {
  hub = await startHubInLayers({ secrets: true });
  for (const secret of SECRETS) waysTo.set(secret, await findWays(secret));
}, START_TIMEOUT_MS);
afterAll(async () => hub[Symbol.asyncDispose]());

async function findWays(secret: Secret): Promise<Ways> {
  const type = typeOf(secret);
  const routes = routesTo(hub.supergraph.publicSchema, secret.typeName, valuesOf(hub.units));
  const insider = whoMaySee(secret, hub.units);
  const leading: Route[] = [];
  for (const route of routes)
    if (await isSeenBy(secret, insider, wayOf(route, "plainly", type))) leading.push(route);
  return {
    plain: routes.map((route) => wayOf(route, "plainly", type)),
    leading: waysOf(leading, type, ROUTES_OF_FORM),
  };
}

function typeOf({ typeName }: Secret): GraphQLObjectType {
  const type = hub.supergraph.publicSchema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
  return type;
}

async function isSeenBy(secret: Secret, asking: Asking, way: Way): Promise<boolean> {
  const answer = await answerTo(asking, way);
  return secret.words.some((word) => answer.includes(word));
}

async function answerTo({ caller }: Asking, { operations }: Way): Promise<string> {
  let answer = "";
  for (const operation of operations) answer = await hub.ask(operation, caller);
  return answer;
}

/** The names of those of the ways by which somebody sees it. */
async function seenBy(secret: Secret, asking: Asking, ways: readonly Way[]): Promise<string[]> {
  const seen = await forEachOf(ways, (way) => isSeenBy(secret, asking, way));
  return namesOf(ways.filter((_, index) => seen[index]));
}

const namesOf = (ways: readonly Way[]) => ways.map(({ name }) => name);
const SECRETS_BY_NAME = SECRETS.map((secret) => [secret.name, secret] as const);
const NO_WAYS: Ways = { plain: [], leading: [] };

describe.each(SECRETS_BY_NAME)("%s", (_, secret) => {
  it(`is come to in ${FEWEST_WAYS} ways at least, each word of it`, async () => {
    const { leading } = waysTo.get(secret) ?? NO_WAYS;
    expect(leading.length).toBeGreaterThanOrEqual(FEWEST_WAYS);
    const answers: string[] = [];
    for (const way of leading) answers.push(await answerTo(whoMaySee(secret, hub.units), way));
    for (const word of secret.words) expect(answers.join()).toContain(word);
  });

  it("is shown to who may see it, by all of these", async () => {
    const { leading } = waysTo.get(secret) ?? NO_WAYS;
    for (const asking of oneOfEachKind(secret, hub.units).filter(({ caller }) =>
      maySee(secret, caller, hub.units),
    ))
      expect([asking.who, await seenBy(secret, asking, leading)]).toEqual([asking.who, namesOf(leading)]);
  });

  it("is shown to no stranger by any way that the schema has", async () => {
    const { plain, leading } = waysTo.get(secret) ?? NO_WAYS;
    for (const asking of strangersTo(hub.units))
      expect([asking.who, await seenBy(secret, asking, [...plain, ...leading])]).toEqual([asking.who, []]);
  });

  it("is shown to nobody else of whatever role, by any that leads to it", async () => {
    const { leading } = waysTo.get(secret) ?? NO_WAYS;
    for (const asking of othersWhoAsk(hub.units).filter(({ caller }) => !maySee(secret, caller, hub.units)))
      expect([asking.who, await seenBy(secret, asking, leading)]).toEqual([asking.who, []]);
  });
});

describe("what not everybody may read", () => {
  it("is known here: each table of which not everybody reads every row", async () => {
    const tables: { name: string }[] = await hub.member.dataSource.query(RESTRICTED_TABLES);
    const known = [...SECRETS.flatMap(({ of }) => of), ...SHOWN_BY_NO_TYPE];
    expect(known).toEqual(expect.arrayContaining(tables.map(({ name }) => name)));
    expect(tables.length).toBeGreaterThan(SHOWN_BY_NO_TYPE.length);
  });

  // Who may write what is walked by the association's who-may-write.db.test.ts.
  it("is known here: each field to be read that the composed schema demands something for", () => {
    const { publicSchema, accessRules } = hub.supergraph;
    const demanding = Object.values(publicSchema.getTypeMap())
      .filter(isObjectType)
      .filter((type) => type !== publicSchema.getMutationType())
      .flatMap((type) => Object.keys(type.getFields()).map((field) => [type.name, field] as const))
      .filter(([typeName, field]) => accessRules.ofField(typeName, field).length > 0);
    const known = SECRETS.flatMap(({ typeName, of }) => [typeName, ...of]);
    const unknown = demanding.filter(
      ([type, field]) => !known.some((one) => one === type || one === `${type}.${field}`),
    );
    expect(unknown).toEqual([]);
  });

  it.each(SHOWN_BY_NO_TYPE)("is no row of %s either, for who reaches the database itself", async (table) => {
    const [there]: { count: string }[] = await hub.member.dataSource.query(`SELECT count(*) FROM ${table}`);
    expect(Number(there?.count)).toBeGreaterThan(0);
    for (const { caller } of strangersTo(hub.units))
      expect(await queryAs(hub.member, caller, `SELECT * FROM ${table}`)).toEqual([]);
  });
});

/** All that can be left standing, but for all of them. */
const LEFT: readonly (readonly Layer[])[] = [
  ...LAYERS.map((gone) => LAYERS.filter((layer) => layer !== gone)),
  ...LAYERS.map((alone) => [alone]),
  [],
];

describe.each(LEFT.map((layers) => [layers.join(" and ") || "no layer", layers] as const))(
  "with %s left",
  (_, layers) => {
    beforeAll(() => hub.keep(layers));
    afterAll(() => hub.keep(LAYERS));

    it.each(SECRETS_BY_NAME)(
      "%s is seen by whom these let through, and by nobody else",
      async (_name, secret) => {
        const { leading } = waysTo.get(secret) ?? NO_WAYS;
        for (const asking of oneOfEachKind(secret, hub.units)) {
          const isLet = isSeenPast(secret, layers, asking.caller, hub.units);
          expect([asking.who, await seenBy(secret, asking, leading)]).toEqual([
            asking.who,
            isLet ? namesOf(leading) : [],
          ]);
        }
      },
    );
  },
);
