import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ask } from "../support/ask.js";
import { openEventStream } from "../support/live-client.js";
import { watchQuery } from "../support/live-query-client.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const UNIT = stableId("administrative-unit", "province-45-2025-03-01");
const CAPITALS = UNIT.toUpperCase();
const REPORT = `mutation ($input: ReportFigureInput!) {
  reportFigure(member: "youth-union", input: $input) { figure { unit { id name { vi } } } }
}`;

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
}, 120_000);
afterAll(async () => hub[Symbol.asyncDispose]());

function report(change: object = {}) {
  const input = {
    unitId: CAPITALS,
    indicatorCode: "YU01",
    numerator: 50,
    denominator: 200,
    printedText: "50/200 (số liệu thử)",
    asOf: "2025-06-30",
    source: { title: "kiểm thử tự động" },
    ...change,
  };
  return ask(hub, REPORT, { variables: { input }, authorization: hub.authorization("system-youth-union") });
}

describe("an id that a client writes in capitals, or without what it is the id of", () => {
  it("is the same one for queries, changes, subscriptions and live queries", async () => {
    const unit = { id: `unit_${UNIT}`, name: { vi: "Tỉnh Quảng Trị" } };
    const query = `query ($id: ID!) { administrativeUnit(id: $id) { id name { vi } } organisations(unitId: $id) { nodes { id } } }`;
    const answers = await Promise.all(
      [UNIT, CAPITALS, `unit_${UNIT}`, `unit_${CAPITALS}`].map((id) =>
        ask(hub, query, { variables: { id } }),
      ),
    );
    expect(answers[0]?.data.administrativeUnit).toEqual(unit);
    for (const { data } of answers) expect(data).toEqual(answers[0]?.data);

    const stop = new AbortController();
    const told = await Promise.all(
      [
        { exactUnitId: CAPITALS },
        { exactUnitId: `unit_${CAPITALS}` },
        { unitId: CAPITALS },
        { unitId: UNIT },
        { unitId: `unit_${UNIT}` },
      ].map((variables) =>
        openEventStream(hub.url, {
          query: `subscription ($unitId: ID, $exactUnitId: ID) {
            figureChanged(unitId: $unitId, exactUnitId: $exactUnitId) { unit { id name { vi } } }
          }`,
          variables,
          signal: stop.signal,
        }),
      ),
    );
    await using live = watchQuery(
      hub.url,
      "ws",
      `query @live(throttleMs: 0) { administrativeUnit(id: "${CAPITALS}") { youthUnionFigures(indicatorCodes: ["YU01"]) { printedText } } }`,
    );
    expect((await live.next())?.data.administrativeUnit.youthUnionFigures).toEqual([]);

    expect((await report()).data).toEqual({ reportFigure: { figure: { unit } } });
    for (const payloads of told) expect((await payloads.next()).value?.data.figureChanged).toEqual({ unit });
    expect((await live.next())?.data.administrativeUnit.youthUnionFigures).toHaveLength(1);
    stop.abort();
  });
});

describe("a text that the database cannot keep", () => {
  it.each([
    ["\0", "U+0000"],
    ["\uD83D", "U+D83D"],
  ])("is the caller's mistake, told by its argument: %j", async (text, name) => {
    const { errors } = await report({ source: { title: `a${text}b` } });
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    expect(errors?.[0]?.message).toContain(
      `"input.source.title" holds a character that no text may have (${name})`,
    );
  });
});
