import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { compose } from "@hub/gateway-fixtures/compose";
import { shortcutsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { MEMBER_KEY } from "@hub/gateway-fixtures/pipeline";
import {
  FEDERATION_LINK,
  type Subgraph,
  type SubgraphServer,
  serveSubgraph,
} from "@hub/gateway-fixtures/subgraph";
import type { HubEvent } from "@hub/schema/event";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import pino from "pino";
import { Members } from "../../members/members.js";
import { createPipeline } from "../../pipeline.js";
import { createPlanner } from "../../planner/planner.js";
import type { EventMatch } from "../../supergraph/directives/event-source.js";
import { parseSupergraph } from "../../supergraph/supergraph.js";
import { numberOf } from "../../wire/exact-number.js";
import { AskedAncestors } from "./ancestors.js";
import { createEventFilter } from "./event-filter.js";

const PARENTS: Record<string, string> = { hamlet: "commune", commune: "province" };

const units: Subgraph = {
  name: "units",
  sdl: `${FEDERATION_LINK}
    type Query { unit(id: ID!): Unit }
    type Unit @key(fields: "id") { id: ID! parent: Unit }
  `,
  resolvers: {
    Query: { unit: (_, { id }) => ({ id }) },
    Unit: {
      parent: ({ id }) => {
        const parent = PARENTS[String(id)];
        return parent === undefined ? null : { id: parent };
      },
    },
  },
};

const SUPERGRAPH = parseSupergraph(compose([units]));
const LIES_IN = "query ($id: ID!) { unit(id: $id) { parent { id parent { id } } } }";

let server: SubgraphServer;
let members: Members;
let ancestors: AskedAncestors;

beforeEach(async () => {
  server = await serveSubgraph(units);
  const logger = pino({ level: "silent" });
  const address = { name: server.name, url: server.url, key: MEMBER_KEY };
  members = new Members({ faults: new BreakableFaults(), addresses: [address], logger, observe: () => {} });
  const planner = createPlanner(SUPERGRAPH);
  ancestors = new AskedAncestors(
    createPipeline({
      supergraph: SUPERGRAPH,
      planner,
      members,
      logger,
      faults: new BreakableFaults(),
      findShortcuts: shortcutsUnderTest,
    }),
  );
});

afterEach(async () => {
  await members.close();
  await server[Symbol.asyncDispose]();
});

function event(payload: HubEvent["payload"], type = "figure.reported"): HubEvent {
  const position = { member: "education", epoch: "e1", seq: 1, version: 1, occurredAt: "2026-01-01" };
  return { ...position, id: "1", type, aggregateType: "figure", aggregateId: "f1", payload };
}

function filter(match: readonly EventMatch[], args: Record<string, unknown>) {
  return createEventFilter({ types: ["figure.reported", "figure.flagged"], match }, args, ancestors);
}

const UUID = "0f8fad5b-d9cb-469f-a165-70867728950e";

describe("an event feeds a subscription", () => {
  const byUnit = [{ argument: "unitIds", property: "unitId" }];

  it("when an id is a number for the member, however many digits it has", () => {
    const passes = filter(byUnit, { unitIds: ["7", "9007199254740993"] });
    expect(passes(event({ unitId: 7 }))).toBe(true);
    expect(passes(event({ unitId: numberOf("9007199254740993") }))).toBe(true);
    expect(passes(event({ unitId: [numberOf("9007199254740992"), 8] }))).toBe(false);
    const exact = filter(byUnit, { unitIds: numberOf("9007199254740993") });
    expect(exact(event({ unitId: numberOf("9007199254740993") }))).toBe(true);
    expect(exact(event({ unitId: numberOf("9007199254740992") }))).toBe(false);
  });

  it("when an identifier with several spellings is written in another one", () => {
    for (const [asked, told] of [
      [UUID.toUpperCase(), UUID],
      [UUID, UUID.toUpperCase()],
    ]) {
      const accepts = filter(byUnit, { unitIds: ["x", asked] });
      expect(accepts(event({ unitId: told }))).toBe(true);
      expect(accepts(event({ unitId: told?.replace(/e$/i, "d") }))).toBe(false);
    }
  });

  it("when the event's id is global and the client's the UUID in it, or the same in capitals", () => {
    const told = event({ unitId: `unit_${UUID}` });
    for (const asked of [UUID, UUID.toUpperCase(), `unit_${UUID}`, `unit_${UUID.toUpperCase()}`]) {
      expect(filter(byUnit, { unitIds: [asked] })(told)).toBe(true);
    }
    for (const asked of [`org_${UUID}`, `unit_a_${UUID}`, "unit"]) {
      expect(filter(byUnit, { unitIds: [asked] })(told)).toBe(false);
    }
    expect(filter(byUnit, { unitIds: ["7"] })(event({ unitId: "unit_7" }))).toBe(false);
  });

  it("but not when a text that is no UUID differs in case", () => {
    expect(filter(byUnit, { unitIds: ["Hamlet"] })(event({ unitId: "hamlet" }))).toBe(false);
  });

  const byCode = [{ argument: "codes", property: "indicatorCode" }];

  it("when its type is one of the field's and no argument is given", () => {
    expect(filter(byCode, {})(event({}))).toBe(true);
    expect(filter(byCode, { codes: null })(event({}))).toBe(true);
    expect(filter(byCode, {})(event({}, "commitment.changed"))).toBe(false);
  });

  it("when any of the argument's values is any of the event's", () => {
    const accepts = filter(byCode, { codes: ["A", "B"] });
    expect(accepts(event({ indicatorCode: "B" }))).toBe(true);
    expect(accepts(event({ indicatorCode: ["C", "A"] }))).toBe(true);
    expect(accepts(event({ indicatorCode: "C" }))).toBe(false);
    expect(accepts(event({}))).toBe(false);
  });

  it.each([
    ["$member", "education", "association"],
    ["$type", "figure.reported", "figure.flagged"],
    ["$aggregateType", "figure", "commitment"],
    ["$aggregateId", "f1", "f2"],
  ])("when its %s is the argument's", (property, its, another) => {
    const match = [{ argument: "wanted", property }];
    expect(filter(match, { wanted: [another, its] })(event({ [property]: another }))).toBe(true);
    expect(filter(match, { wanted: another })(event({ [property]: another }))).toBe(false);
  });

  it("does not mistake what every object has for a property", () => {
    expect(filter([{ argument: "name", property: "toString" }], { name: "x" })(event({}))).toBe(false);
  });
});

describe("a filter by something that others lie in", () => {
  const byUnit = [{ argument: "unitId", property: "unitId", ancestors: LIES_IN }];

  it("lets pass what happens there and in everything that lies in it", async () => {
    const inProvince = filter(byUnit, { unitId: "province" });
    expect(await inProvince(event({ unitId: "province" }))).toBe(true);
    expect(await inProvince(event({ unitId: "hamlet" }))).toBe(true);
    expect(await inProvince(event({ unitId: ["elsewhere", "commune"] }))).toBe(true);
    expect(await inProvince(event({ unitId: "elsewhere" }))).toBe(false);
    expect(await filter(byUnit, { unitId: "hamlet" })(event({ unitId: "commune" }))).toBe(false);
  });

  it("asks for each id once, however many filters want to know, and then answers at once", async () => {
    const filters = ["province", "commune", "another"].map((unitId) => filter(byUnit, { unitId }));
    const hamlet = event({ unitId: "hamlet" });
    expect(await Promise.all(filters.map((accepts) => accepts(hamlet)))).toEqual([true, true, false]);
    expect(filters.map((accepts) => accepts(hamlet))).toEqual([true, true, false]);
    expect(server.requests).toHaveLength(1);
  });

  it("asks nothing for an event that another condition or the id itself decides", () => {
    const match = [...byUnit, { argument: "codes", property: "indicatorCode" }];
    const accepts = filter(match, { unitId: "province", codes: ["A"] });
    expect(accepts(event({ unitId: "hamlet", indicatorCode: "B" }))).toBe(false);
    expect(accepts(event({ unitId: "province", indicatorCode: "A" }))).toBe(true);
    expect(server.requests).toEqual([]);
  });

  it("says so when it cannot be found out, and asks again the next time", async () => {
    server.answerWith((_, response) => void response.writeHead(500).end());
    const accepts = filter(byUnit, { unitId: "province" });
    await expect(accepts(event({ unitId: "hamlet" }))).rejects.toThrow('What "hamlet" lies in');
    server.answerWith(undefined);
    expect(await accepts(event({ unitId: "hamlet" }))).toBe(true);
  });
});
