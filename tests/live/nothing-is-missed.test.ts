import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Answer, ask, setCommitmentState } from "../support/ask.js";
import { openEventStream, subscribe, TRANSPORTS, type Transport } from "../support/live-client.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const PROGRAMME = stableId("programme", "QT-2021-2025");
const COMMITMENT_CHANGED = `subscription ($programmeId: ID!, $after: String) {
  commitmentChanged(programmeId: $programmeId, after: $after) {
    cursor changedAt member
    commitment { code title { vi } state version }
    programme { code unit { name { vi } } }
  }
}`;
const FIGURE_CHANGED = `subscription ($unitId: ID!, $codes: [String!], $after: String) {
  figureChanged(unitId: $unitId, indicatorCodes: $codes, after: $after) {
    cursor member
    figure { indicatorCode numerator denominator computedPercentage printedText indicator { name { vi } } flags { rule } }
    unit { name { vi } }
  }
}`;
/** Each transport changes commitments of its own: nothing leads back to how they were. */
const COMMITMENTS: Readonly<Record<Transport, readonly [string, string, string]>> = {
  ws: ["QT-2", "QT-3", "QT-4"],
  sse: ["QT-5", "QT-6", "QT-7"],
};

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
}, 120_000);
afterAll(async () => hub[Symbol.asyncDispose]());

describe.each(TRANSPORTS)("a subscription over %s", (transport) => {
  const [changed, oftenChanged, changedLast] = COMMITMENTS[transport];

  it("tells of a changed commitment, with the rest of the selection from its members", async () => {
    const id = stableId("commitment", changed);
    const after = await cursorOf(COMMITMENT_CHANGED, { programmeId: PROGRAMME }, () =>
      setCommitmentState(hub, id, "NOT_STARTED"),
    );
    const [change] = await collect(COMMITMENT_CHANGED, { programmeId: PROGRAMME, after }, 1, () =>
      setCommitmentState(hub, id, "IN_PROGRESS"),
    );
    expect(change?.errors).toBeUndefined();
    expect(change?.data.commitmentChanged).toMatchObject({
      member: "association",
      commitment: { code: changed, state: "IN_PROGRESS", title: { vi: expect.any(String) } },
      programme: { code: "QT-2021-2025", unit: { name: { vi: "Tỉnh Quảng Trị" } } },
    });
  });

  it("misses nothing of what changed while the client was away, and repeats nothing", async () => {
    const id = stableId("commitment", oftenChanged);
    const after = await cursorOf(COMMITMENT_CHANGED, { programmeId: PROGRAMME }, () =>
      setCommitmentState(hub, id, "NOT_STARTED"),
    );
    for (let round = 0; round < 25; round += 1) {
      await setCommitmentState(hub, id, "IN_PROGRESS");
      await setCommitmentState(hub, id, "NOT_STARTED");
    }
    const changes = await collect(COMMITMENT_CHANGED, { programmeId: PROGRAMME, after }, 51, () =>
      setCommitmentState(hub, stableId("commitment", changedLast), "DONE"),
    );
    const codes = changes.map((change) => change.data.commitmentChanged.commitment.code);
    expect(codes).toEqual([...Array.from({ length: 50 }, () => oftenChanged), changedLast]);
    expect(new Set(changes.map((change) => change.data.commitmentChanged.cursor)).size).toBe(51);
  });

  it("tells of a figure that another member reports, with the indicator's and the unit's names", async () => {
    const variables = { unitId: stableId("administrative-unit", "province-45-2025-03-01"), codes: ["YU01"] };
    const after = await cursorOf(FIGURE_CHANGED, variables, () => reportTestFigure(50));
    const [change] = await collect(FIGURE_CHANGED, { ...variables, after }, 1, () => reportTestFigure(60));
    expect(change?.errors).toBeUndefined();
    expect(change?.data.figureChanged).toMatchObject({
      member: "youth-union",
      figure: {
        indicatorCode: "YU01",
        numerator: 60,
        denominator: 200,
        computedPercentage: 30,
        indicator: { name: { vi: expect.any(String) } },
      },
      unit: { name: { vi: "Tỉnh Quảng Trị" } },
    });
  });

  it("refuses a cursor that the hub did not give", async () => {
    const [refusal] = await collect(
      COMMITMENT_CHANGED,
      { programmeId: PROGRAMME, after: "bm90LWEtY3Vyc29y" },
      1,
    );
    expect(refusal?.errors?.[0]?.extensions).toMatchObject({ code: "CURSOR_INVALID" });
  });

  /** The cursor of the first change after a subscription was surely accepted: SSE sends its headers then. */
  async function cursorOf(
    query: string,
    variables: Record<string, unknown>,
    write: () => Promise<unknown>,
  ): Promise<string> {
    const stop = new AbortController();
    const payloads = await openEventStream(hub.url, { query, variables, signal: stop.signal });
    await write();
    const { value } = await payloads.next();
    stop.abort();
    const cursor = value?.extensions?.cursor;
    if (!cursor) throw new Error(`the first payload has no cursor: ${JSON.stringify(value)}`);
    return cursor;
  }

  async function collect(
    query: string,
    variables: Record<string, unknown>,
    count: number,
    write?: () => Promise<unknown>,
  ): Promise<Answer[]> {
    const stop = new AbortController();
    const answers: Answer[] = [];
    await write?.();
    for await (const answer of subscribe(hub, transport, { query, variables, signal: stop.signal })) {
      answers.push(answer);
      if (answers.length === count) break;
    }
    stop.abort();
    return answers;
  }

  function reportTestFigure(numerator: number): Promise<Answer> {
    const input = {
      unitId: stableId("administrative-unit", "province-45-2025-03-01"),
      indicatorCode: "YU01",
      numerator,
      denominator: 200,
      // In words of its own: what was reported over another transport is not told again.
      printedText: `${numerator}/200 (số liệu thử, ${transport})`,
      asOf: "2025-06-30",
      source: { title: "kiểm thử tự động" },
    };
    return ask(
      hub,
      'mutation ($input: ReportFigureInput!) { reportFigure(member: "youth-union", input: $input) { figure { id } } }',
      {
        authorization: hub.authorization("system-youth-union"),
        variables: { input },
      },
    );
  }
});
