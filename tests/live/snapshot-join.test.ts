import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ask } from "../support/ask.js";
import { openEventStream, subscribe, TRANSPORTS, type Transport } from "../support/live-client.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

/** Each transport's figures are of a province of their own. */
const UNITS: Readonly<Record<Transport, string>> = {
  ws: stableId("administrative-unit", "province-45-2025-03-01"),
  sse: stableId("administrative-unit", "province-14-2025-03-01"),
};
const SNAPSHOT = `query ($unitId: ID!) {
  administrativeUnit(id: $unitId) { youthUnionFigures(indicatorCodes: ["YU01"]) { numerator source { title } } }
}`;
const CHANGES = `subscription ($unitId: ID!, $after: String) {
  figureChanged(unitId: $unitId, indicatorCodes: ["YU01"], after: $after) { figure { numerator } }
}`;
const WRITES = 80;
const LAST = WRITES + 1;
const SOURCE = "kiểm thử tự động";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
}, 120_000);
afterAll(async () => hub[Symbol.asyncDispose]());

describe.each(TRANSPORTS)("a subscription after a query's asOf, over %s", (transport) => {
  const unitId = UNITS[transport];

  it("tells every change that the answer does not show, and none that was heard of before it", async () => {
    const control = await followControl();
    let isWriting = true;
    const writing = writeAll().finally(() => {
      isWriting = false;
    });
    const snapshots: { heard: number; shown: number; asOf: string }[] = [];
    while (isWriting) {
      const heard = control.heard();
      snapshots.push({ heard, ...(await takeSnapshot()) });
    }
    await writing;
    control.stop();
    // The last answer may show every change so far: this one is for those who continue from it.
    await write(LAST);
    const told = await Promise.all(snapshots.slice(-40).map(({ asOf }) => changesAfter(asOf)));
    for (const [index, { heard, shown }] of snapshots.slice(-40).entries()) {
      const numerators = told[index] ?? [];
      const [first = Number.NaN] = numerators;
      expect(numerators).toEqual(range(first, LAST));
      expect(first).toBeLessThanOrEqual(shown + 1);
      expect(first).toBeGreaterThan(heard);
    }
  }, 120_000);

  it("is refused to another caller", async () => {
    const { asOf } = await takeSnapshot(await hub.authorization());
    const stop = new AbortController();
    const variables = { unitId, after: asOf };
    const payloads = subscribe(hub, transport, { query: CHANGES, variables, signal: stop.signal });
    const { value } = await payloads.next();
    stop.abort();
    expect(value?.errors?.[0]?.extensions).toMatchObject({ code: "CURSOR_INVALID" });
  });

  /** Hears of the changes as they come: what it was told, the gateway knew before. */
  async function followControl() {
    const stop = new AbortController();
    let heard = 0;
    const payloads = await openEventStream(hub.url, {
      query: CHANGES,
      variables: { unitId },
      signal: stop.signal,
    });
    const reading = (async () => {
      for await (const { data } of payloads) heard = data.figureChanged.figure.numerator;
    })();
    return {
      heard: () => heard,
      stop: () => {
        stop.abort();
        return reading;
      },
    };
  }

  async function takeSnapshot(authorization?: string): Promise<{ shown: number; asOf: string }> {
    const options = { variables: { unitId }, ...(authorization !== undefined && { authorization }) };
    const { data, extensions } = await ask(hub, SNAPSHOT, options);
    const figure = data.administrativeUnit.youthUnionFigures.at(-1);
    return { shown: figure?.source.title === SOURCE ? figure.numerator : 0, asOf: extensions?.asOf ?? "" };
  }

  /** Every numerator told until the last one that is written. */
  async function changesAfter(after: string): Promise<number[]> {
    const stop = new AbortController();
    const numerators: number[] = [];
    const variables = { unitId, after };
    const payloads = subscribe(hub, transport, { query: CHANGES, variables, signal: stop.signal });
    for await (const { data } of payloads) {
      numerators.push(data.figureChanged.figure.numerator);
      if (numerators.at(-1) === LAST) break;
    }
    stop.abort();
    return numerators;
  }

  async function writeAll(): Promise<void> {
    for (const numerator of range(1, WRITES)) await write(numerator);
  }

  async function write(numerator: number): Promise<void> {
    const input = {
      unitId,
      indicatorCode: "YU01",
      numerator,
      denominator: 1_000,
      printedText: `${numerator} (số liệu thử, ${transport})`,
      asOf: "2025-06-30",
      source: { title: SOURCE },
    };
    const mutation = `mutation ($input: ReportFigureInput!) { reportFigure(member: "youth-union", input: $input) { figure { id } } }`;
    const { errors } = await ask(hub, mutation, {
      authorization: hub.authorization("system-youth-union"),
      variables: { input },
    });
    if (errors) throw new Error(JSON.stringify(errors));
  }
});

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
