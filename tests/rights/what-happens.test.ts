/** Subscriptions: an event that everybody may be told of leads to what not everybody may read. */
import { readMetric } from "@hub/gateway-fixtures/metrics";
import { until } from "@hub/gateway-fixtures/until";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
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
import { plantAnother, plantChangeOfUnit, valuesOf } from "./planted.js";
import { beginningAt, leavesOf, printLeaves, routesTo } from "./routes.js";
import { maySee, oneOfEachKind, SECRETS, type Secret, whoMaySee } from "./secrets.js";
import { type Line, STREAMS, TRANSPORTS, TRANSPORTS_OF_EVENTS } from "./transports.js";
import type { Way } from "./ways.js";
import { type Asking, everybodyWhoAsks, strangersTo } from "./world.js";

/** A register is loaded first, on a machine that may do ten other things. */
const START_TIMEOUT_MS = 300_000;

/** By which fields one is told that a figure was reported, with their filters, by the types of what they tell. */
const TELLING: Readonly<Record<string, string>> = {
  FigureChange: "figureChanged(after: $after)",
  HubEventNotice: 'hubEvents(after: $after, types: ["figure.reported"])',
};

/** Rights and the access log are of no event, and nothing that is leads to them. */
const NOT_TOLD = ["the access log", "whose a right is"];

let hub: HubOverTransports;
/** Of who asks, a cursor from before the event. */
const before = new Map<string, string>();
const leadingTo = new Map<Secret, readonly Way[]>();

beforeAll(async () => {
  hub = await startHubOverTransports();
  for (const asking of everybodyWhoAsks(hub.units))
    before.set(asking.who, await readAsOf(await hub.lineOf(asking)));
  await plantChangeOfUnit(hub.member, hub.units);
  await plantAnother(hub.member, hub.units, "2024-03-31");
  for (const secret of SECRETS) leadingTo.set(secret, await findLeading(secret));
}, START_TIMEOUT_MS);
afterAll(async () => hub[Symbol.asyncDispose]());

async function readAsOf(line: Line): Promise<string> {
  const answer = await TRANSPORTS["POST"]?.(line, { query: "{ indicators(first: 1) { totalCount } }" });
  const { extensions } = JSON.parse(answer ?? "{}");
  return String(extensions.asOf);
}

async function findLeading(secret: Secret): Promise<readonly Way[]> {
  const ways = waysFrom(secret);
  const asked = ways.map((way) => over(TRANSPORTS_OF_EVENTS, "an event stream", way));
  const seen = await seenBy(secret, whoMaySee(secret, hub.units), asked);
  return ways.filter((_, index) => seen.includes(asked[index]?.name ?? ""));
}

/** By every route from what is told. */
function waysFrom({ typeName }: Secret): Way[] {
  const { publicSchema } = hub.supergraph;
  const leaves = printLeaves(leavesOf(objectType(publicSchema, typeName)));
  return Object.entries(TELLING).flatMap(([told, field]) => {
    const schema = beginningAt(publicSchema, objectType(publicSchema, told));
    return routesTo(schema, typeName, valuesOf(hub.units)).map((route) => ({
      name: `${told} > ${route.name}`,
      operations: [{ query: `subscription ($after: String) { ${field} { ${route.at(leaves)} } }` }],
    }));
  });
}

/** The names of those by which somebody sees it, who asks for what has happened since before the event. */
async function seenBy(secret: Secret, asking: Asking, asked: readonly AskedOver[]): Promise<string[]> {
  const after = before.get(asking.who);
  const since = asked.map(({ way, ...rest }) => ({
    ...rest,
    way: {
      ...way,
      operations: way.operations.map((operation) => ({ ...operation, variables: { after } })),
    },
  }));
  return seenOver(await hub.lineOf(asking), secret, since);
}

const untilFollowed = (count: number) =>
  until(async () => (await readMetric(hub.gateway, "hub_gateway_live_subscribers")) === count);

/** What is there of an event for everybody. */
const TOLD = /data\\?":\{\\?"\w+\\?":\{/;

const toldOf = SECRETS.filter(({ name }) => !NOT_TOLD.includes(name));

it("what happens leads to all but what is known here", () => {
  const without = SECRETS.filter((secret) => leadingTo.get(secret)?.length === 0);
  expect(without.map(({ name }) => name)).toEqual(NOT_TOLD);
});

describe.each(toldOf.map((secret) => [secret.name, secret] as const))("%s", (_, secret) => {
  const ways = () => leadingTo.get(secret) ?? [];
  const insiders = () =>
    oneOfEachKind(secret, hub.units).filter(({ caller }) => maySee(secret, caller, hub.units));
  const outsiders = () => [
    ...strangersTo(hub.units).slice(0, 1),
    ...oneOfEachKind(secret, hub.units).filter(({ caller }) => !maySee(secret, caller, hub.units)),
  ];

  it("is told to who may see it, over every transport", async () => {
    const asked = overEach(TRANSPORTS_OF_EVENTS, ways());
    for (const asking of insiders())
      expect([asking.who, await seenBy(secret, asking, asked)]).toEqual([asking.who, namesOf(asked)]);
  });

  it("is told to nobody else, over any", async () => {
    const asked = overEach(TRANSPORTS_OF_EVENTS, ways());
    for (const asking of outsiders())
      expect([asking.who, await seenBy(secret, asking, asked)]).toEqual([asking.who, []]);
  });

  it("is told as each may see it, to all who follow at the same time what happens then", async () => {
    const [way] = ways();
    if (!way) throw new Error("No way leads there");
    const everybody = [...insiders(), ...outsiders()].flatMap((asking) =>
      Object.keys(STREAMS).map((stream) => ({ asking, asked: over(STREAMS, stream, way) })),
    );
    await untilFollowed(0);
    const asking = everybody.map(async ({ asking, asked }) => answerTo(await hub.lineOf(asking), asked));
    await untilFollowed(everybody.length);
    await plantAnother(hub.member, hub.units, `2023-12-0${1 + toldOf.indexOf(secret)}`);
    const answers = await Promise.all(asking);
    expect(answers.filter((answer) => !TOLD.test(answer))).toEqual([]);
    expect(answers.map((answer) => tells(secret, answer))).toEqual(
      everybody.map(({ asking: { caller } }) => maySee(secret, caller, hub.units)),
    );
  });
});
