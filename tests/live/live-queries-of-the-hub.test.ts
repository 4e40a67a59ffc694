import { formatGlobalId } from "@hub/schema/global-id";
import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ask, setCommitmentState } from "../support/ask.js";
import { TRANSPORTS, type Transport } from "../support/live-client.js";
import { applyPatch, watchQuery } from "../support/live-query-client.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const UNIT = stableId("administrative-unit", "province-45-2025-03-01");
const ASSOCIATION = formatGlobalId("Organisation", stableId("organisation", "quang-tri-hoi-khuyen-hoc"));
const COMMITMENT = stableId("commitment", "QT-2");
const DASHBOARD = `
  programme(code: "QT-2021-2025") {
    title { vi } unit { name { vi } } commitments { code state owners { name { vi } } } targets { indicator { code } }
  }
  administrativeUnit(id: "${UNIT}") { youthUnionFigures(indicatorCodes: ["YU01"]) { printedText flags { rule } } }`;
/** Each of the transports brings another state: nothing is set back, whose news might come late and count as well. */
const NEXT_STATE: Readonly<Record<Transport, string>> = { ws: "IN_PROGRESS", sse: "DONE" };

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
}, 120_000);
afterAll(async () => hub[Symbol.asyncDispose]());

describe.each(TRANSPORTS)("a page of the hub that stays up to date over %s", (transport) => {
  it("is read again once when one of its commitments or figures changes, and not for others'", async () => {
    const state = NEXT_STATE[transport];
    await using whole = watchQuery(hub.url, transport, `query @live(throttleMs: 0) {${DASHBOARD}}`);
    await using patched = watchQuery(
      hub.url,
      transport,
      `query @live(throttleMs: 0, as: PATCH) {${DASHBOARD}}`,
    );
    let document = (await patched.next())?.data;
    expect((await whole.next())?.errors).toBeUndefined();
    const before = await runs();

    await report("YU02");
    await setCommitmentState(hub, COMMITMENT, state);
    const changed = await whole.next();
    expect(stateIn(changed?.data)).toBe(state);
    const { patch = [] } = (await patched.next()) ?? {};
    expect(patch).toEqual([
      {
        op: "replace",
        path: expect.stringMatching(/^\/programme\/commitments\/\d\/state$/),
        value: state,
      },
    ]);
    document = applyPatch(document, patch);
    expect(document).toEqual(changed?.data);
    expect((await runs()) - before).toBe(1);

    await report("YU01");
    const reported = await whole.next();
    expect(reported?.data.administrativeUnit.youthUnionFigures.at(-1)).toMatchObject({
      printedText: `${reports}/200 (số liệu thử)`,
    });
    expect(applyPatch(document, (await patched.next())?.patch ?? [])).toEqual(reported?.data);
  });
});

it("sends a list of all members' figures again when a report is in it, and not before", async () => {
  const list = `{ figures(unitIds: ["${UNIT}"], indicators: ["CL03"]) { nodes { id member printedText } } }`;
  await using watched = watchQuery(hub.url, "ws", `query @live(throttleMs: 0) ${list}`);
  expect((await watched.next())?.data).toEqual({ figures: { nodes: [] } });
  await report("CL03");
  expect((await watched.next())?.data.figures.nodes).toMatchObject([
    { member: "youth-union", printedText: `${reports}/200 (số liệu thử)` },
  ]);
});

it("sends the changes of all members again when there is one more", async () => {
  const list = `{ changes(last: 1, under: "${UNIT}", members: ["youth-union"]) { nodes { kind node { ... on Figure { printedText } } } } }`;
  await using watched = watchQuery(hub.url, "ws", `query @live(throttleMs: 0) ${list}`);
  await watched.next();
  await report("CL04");
  const node = { printedText: `${reports}/200 (số liệu thử)` };
  expect((await watched.next())?.data.changes.nodes).toEqual([{ kind: "Figure", node }]);
});

it("sends what an organisation has reported again when it reports", async () => {
  const reported = `{ node(id: "${ASSOCIATION}") { ... on Organisation { reports { title { vi } } } } }`;
  await using watched = watchQuery(hub.url, "ws", `query @live(throttleMs: 0) ${reported}`);
  expect((await watched.next())?.data.node.reports).toEqual([]);
  const input = {
    organisationId: ASSOCIATION,
    cadence: "AD_HOC",
    title: { vi: "Báo cáo thử", en: null },
    periodFrom: "2022-01-01",
    periodTo: "2022-12-31",
    issuedOn: "2022-12-20",
    source: { title: "kiểm thử tự động" },
  };
  const mutation = `mutation ($input: SubmitReportInput!) { submitReport(programmeId: "${stableId("programme", "QT-2021-2025")}", input: $input) { id } }`;
  const { errors } = await ask(hub, mutation, { authorization: hub.authorization(), variables: { input } });
  expect(errors).toBeUndefined();
  expect((await watched.next())?.data.node.reports).toEqual([{ title: { vi: "Báo cáo thử" } }]);
});

function stateIn(data: {
  programme: { commitments: { code: string; state: string }[] };
}): string | undefined {
  return data.programme.commitments.find(({ code }) => code === "QT-2")?.state;
}

let reports = 0;

async function report(indicatorCode: string): Promise<void> {
  reports += 1;
  const input = {
    unitId: UNIT,
    indicatorCode,
    numerator: reports,
    denominator: 200,
    printedText: `${reports}/200 (số liệu thử)`,
    asOf: "2025-06-30",
    source: { title: "kiểm thử tự động" },
  };
  const mutation =
    'mutation ($input: ReportFigureInput!) { reportFigure(member: "youth-union", input: $input) { figure { id } } }';
  const { errors } = await ask(hub, mutation, {
    authorization: hub.authorization("system-youth-union"),
    variables: { input },
  });
  if (errors) throw new Error(JSON.stringify(errors));
}

async function runs(): Promise<number> {
  const text = await (await fetch(`${hub.operatorUrl}/metrics`)).text();
  return Number(/^hub_gateway_live_query_runs_total (\S+)$/m.exec(text)?.[1]);
}
