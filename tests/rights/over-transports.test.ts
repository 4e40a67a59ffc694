import { EXPORT_LISTS } from "@hub/gateway/exports/lists";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { GraphQLList, GraphQLNonNull, GraphQLObjectType, GraphQLScalarType, GraphQLUnionType } from "graphql";
import { FORMS_OF_FILES, type FormOfFile, readFileAsText } from "../support/file-as-text.js";
import {
  type AskedOver,
  answerTo,
  namesOf,
  objectType,
  over,
  overEach,
  seenOver,
  tells,
} from "./asked-over.js";
import { type HubOverTransports, startHubOverTransports } from "./hub-over-transports.js";
import { valuesOf } from "./planted.js";
import { beginningAt, type KnownValues, type Route, routesTo } from "./routes.js";
import { maySee, oneOfEachKind, SECRETS, type Secret, whoMaySee } from "./secrets.js";
import { type Line, TRANSPORTS } from "./transports.js";
import { forEachOf, type Way, wayOf, waysOf } from "./ways.js";
import { type Asking, strangersTo } from "./world.js";

/** How many routes each form is asked by. */
const ROUTES_OF_FORM = 1;
/** A register is loaded first, on a machine that may do ten other things. */
const START_TIMEOUT_MS = 300_000;

/** The arguments of lists that leave most of a whole country out. */
const NARROWING = ["unitIds", "unitId", "organisationId"];

/** The list of all units, of which everybody may read all. */
const REGISTER = "units";

let hub: HubOverTransports;
let known: KnownValues;
const leadingTo = new Map<Secret, readonly Route[]>();

beforeAll(async () => {
  hub = await startHubOverTransports();
  known = valuesOf(hub.units);
  for (const secret of SECRETS) leadingTo.set(secret, await findLeading(secret));
}, START_TIMEOUT_MS);
afterAll(async () => hub[Symbol.asyncDispose]());

async function findLeading(secret: Secret): Promise<readonly Route[]> {
  const routes = routesTo(hub.supergraph.publicSchema, secret.typeName, known);
  const asked = routes.map((route) => over(TRANSPORTS, "POST", wayOf(route, "plainly", typeOf(secret))));
  const seen = await seenBy(secret, whoMaySee(secret, hub.units), asked);
  return routes.filter((_, index) => seen.includes(asked[index]?.name ?? ""));
}

function typeOf({ typeName }: Secret): GraphQLObjectType {
  return objectType(hub.supergraph.publicSchema, typeName);
}

/** Those that lead to it. */
function leadingWays(secret: Secret): Way[] {
  return waysOf(leadingTo.get(secret) ?? [], typeOf(secret), ROUTES_OF_FORM);
}

const overTransports = (ways: readonly Way[]) => overEach(TRANSPORTS, ways);

/** The names of those by which somebody sees it. */
async function seenBy(secret: Secret, asking: Asking, asked: readonly AskedOver[]): Promise<string[]> {
  return seenOver(await hub.lineOf(asking), secret, asked);
}

describe.each(SECRETS.map((secret) => [secret.name, secret] as const))("%s", (_, secret) => {
  const insiders = () =>
    oneOfEachKind(secret, hub.units).filter(({ caller }) => maySee(secret, caller, hub.units));
  const outsiders = () => [
    ...strangersTo(hub.units).slice(0, 1),
    ...oneOfEachKind(secret, hub.units).filter(({ caller }) => !maySee(secret, caller, hub.units)),
  ];

  it("is shown to who may see it, over every transport", async () => {
    const asked = overTransports(leadingWays(secret));
    expect(asked.length).toBeGreaterThan(Object.keys(TRANSPORTS).length);
    for (const asking of insiders())
      expect([asking.who, await seenBy(secret, asking, asked)]).toEqual([asking.who, namesOf(asked)]);
  });

  it("is shown to nobody else, over any", async () => {
    const asked = overTransports(leadingWays(secret));
    for (const asking of outsiders())
      expect([asking.who, await seenBy(secret, asking, asked)]).toEqual([asking.who, []]);
  });

  it("is in no answer that is shared with who may see it, asking the same at the same time", async () => {
    const [first] = overTransports(leadingWays(secret));
    if (!first) throw new Error("No way leads there");
    const everybody = Array.from({ length: 10 }, () => [...insiders(), ...outsiders()]).flat();
    const lines = await Promise.all(everybody.map((asking) => hub.lineOf(asking)));
    const answers = await Promise.all(lines.map((line) => answerTo(line, first)));
    expect(answers.map((answer) => tells(secret, answer))).toEqual(
      everybody.map(({ caller }) => maySee(secret, caller, hub.units)),
    );
  });

  it.each(FORMS_OF_FILES)("is in no file of others, whichever list it is of, as %s", async (form) => {
    for (const asking of outsiders()) {
      const files = await filesFor(await hub.lineOf(asking), form);
      expect([asking.who, files.filter((text) => tells(secret, text))]).toEqual([asking.who, []]);
    }
  });

  it("is no entity for anybody who asks the gateway as gateways ask members", async () => {
    const asked = overTransports(waysOfEntities(secret));
    const insider = whoMaySee(secret, hub.units);
    expect(await seenBy(secret, insider, asked)).toEqual([]);
  });

  it("is no entity that the member gives to who may not see it", async () => {
    for (const asking of outsiders()) {
      const answers = await forEachOf(waysOfEntities(secret), (way) => askMember(way, asking));
      expect([asking.who, answers.filter((answer) => tells(secret, answer))]).toEqual([asking.who, []]);
    }
  });
});

/** Every list, but for the whole register, of the unit and the organisation where it can be asked for so. */
async function filesFor({ url, authorization }: Line, form: FormOfFile): Promise<string[]> {
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  const fields = hub.supergraph.publicSchema.getQueryType()?.getFields() ?? {};
  const files = EXPORT_LISTS.filter(({ name }) => name !== REGISTER).map(({ name, field }) => {
    const narrowing = fields[field]?.args.filter((argument) => NARROWING.includes(argument.name)) ?? [];
    const given = narrowing.map((argument) => `${argument.name}=${known.values[argument.name]}`);
    return `${name}.${form}?${given.join("&")}`;
  });
  return forEachOf(files, async (file) => readFileAsText(await fetch(`${url}/export/${file}`, { headers })));
}

it.each(FORMS_OF_FILES)("files as %s tell the access log to who may see it", async (form) => {
  const told: string[] = [];
  for (const secret of SECRETS) {
    const files = await filesFor(await hub.lineOf(whoMaySee(secret, hub.units)), form);
    if (files.some((text) => tells(secret, text))) told.push(secret.name);
  }
  expect(told).toContain("the access log");
});

/** From the representation of each entity whose id is known. */
function waysOfEntities(secret: Secret): Way[] {
  const { publicSchema } = hub.supergraph;
  const representation = new GraphQLNonNull(new GraphQLScalarType({ name: "_Any" }));
  const types = Object.keys(known.ids).map((name) => objectType(publicSchema, name));
  const root = new GraphQLObjectType({
    name: "Query",
    fields: {
      _entities: {
        type: new GraphQLList(new GraphQLUnionType({ name: "_Entity", types })),
        args: { representations: { type: new GraphQLNonNull(new GraphQLList(representation)) } },
      },
    },
  });
  const routes = routesTo(beginningAt(publicSchema, root), secret.typeName, known);
  return waysOf(routes, typeOf(secret), ROUTES_OF_FORM);
}

async function askMember({ operations }: Way, { caller }: Asking): Promise<string> {
  let answer = "";
  for (const { query, variables } of operations)
    answer = JSON.stringify(await hub.member.ask(query, { ...variables }, caller));
  return answer;
}

it("entities tell what the member gives to nobody else to who may see it", async () => {
  const told: string[] = [];
  for (const secret of SECRETS) {
    const insider = whoMaySee(secret, hub.units);
    const answers = await forEachOf(waysOfEntities(secret), (way) => askMember(way, insider));
    if (answers.some((answer) => tells(secret, answer))) told.push(secret.name);
  }
  expect(told).toEqual(SECRETS.map(({ name }) => name).filter((name) => name !== "the access log"));
});
