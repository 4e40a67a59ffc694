import { until } from "@hub/gateway-fixtures/until";
import { formatGlobalId, uuidIn } from "@hub/schema/global-id";
import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Answer, ask, askAtVersion, setCommitmentState } from "../support/ask.js";
import { openEventStream } from "../support/live-client.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const PROGRAMME = formatGlobalId("CoordinationProgramme", stableId("programme", "QT-2021-2025"));
const PROVINCE_UUID = stableId("administrative-unit", "province-45-2025-03-01");
const PROVINCE = formatGlobalId("AdministrativeUnit", PROVINCE_UUID);
const ANOTHER_PROVINCE = stableId("administrative-unit", "province-14-2025-03-01");
const ASSOCIATION = formatGlobalId("Organisation", stableId("organisation", "quang-tri-hoi-khuyen-hoc"));
const SOURCE = { title: "kiểm thử tự động" };
const READ = "cursor changedAt member";

let hub: RunningHub;
/** Districts of the province and a commune of one of them, as they were. */
let districts: readonly string[];
let commune: string;

beforeAll(async () => {
  hub = await startHub();
  const { data } = await ask(
    hub,
    `query ($id: ID!) { administrativeUnit(id: $id) { children(asOf: "2025-06-30") { nodes {
      id children(asOf: "2025-06-30", first: 1) { nodes { id } }
    } } } }`,
    { variables: { id: PROVINCE } },
  );
  const { nodes } = data.administrativeUnit.children;
  districts = nodes.map(({ id }: { id: string }) => id);
  commune = nodes[0].children.nodes[0].id;
}, 120_000);

afterAll(async () => hub[Symbol.asyncDispose]());

describe("a change that another has followed", () => {
  it("says which version it is, and that what it shows is newer", async () => {
    const query = `{ programme(code: "QT-2016-2021") { id version } }`;
    const { data, extensions } = await ask(hub, query);
    const { id, version } = data.programme;
    for (const vi of ["Tên tạm", "Tên sau cùng"])
      await changeAtVersion("updateProgramme", `programmeId: "${id}"`, { title: { vi }, source: SOURCE });
    const stop = new AbortController();
    const told = await openEventStream(hub.url, {
      query: `subscription ($after: String!) { told: programmeChanged(programmeId: "${id}", after: $after) {
        version isNewer programme { version title { vi en } history(last: 2) { nodes { version source { title } actor { role organisation { name { vi } } } } } }
      } }`,
      variables: { after: extensions?.["asOf"] },
      signal: stop.signal,
    });
    const notices = await openEventStream(hub.url, {
      query: `subscription ($after: String!) { hubEvents(types: ["programme.changed"], after: $after) {
        aggregateId version isNewer node { id }
      } }`,
      variables: { after: extensions?.["asOf"] },
      signal: stop.signal,
    });
    const [first, second] = [await told.next(), await told.next()];
    const [firstNotice, secondNotice] = [await notices.next(), await notices.next()];
    stop.abort();
    // What took up the work of the programme's lead.
    const organisation = { name: { vi: "Hội Khuyến học tỉnh Quảng Trị" } };
    const actor = { role: expect.stringMatching(/^(REPORTER|SECRETARY)$/), organisation };
    const programme = {
      version: version + 2,
      title: { vi: "Tên sau cùng", en: null },
      history: {
        nodes: [version + 1, version + 2].map((number) => ({ version: number, source: SOURCE, actor })),
      },
    };
    expect(first.value?.data.told).toEqual({ version: version + 1, isNewer: true, programme });
    expect(second.value?.data.told).toEqual({ version: version + 2, isNewer: false, programme });
    const notice = { aggregateId: id, node: { id } };
    expect(firstNotice.value?.data.hubEvents).toEqual({ ...notice, version: version + 1, isNewer: true });
    expect(secondNotice.value?.data.hubEvents).toEqual({ ...notice, version: version + 2, isNewer: false });
  });
});

describe("a figure that others have followed", () => {
  it("says so by its series, which each claim makes newer", async () => {
    const { extensions } = await ask(hub, `{ programme(code: "QT-2016-2021") { id } }`);
    const unitId = districts.at(-1) ?? "";
    const id = formatGlobalId("FigureSeries", `womens-union.YU02.${uuidIn(unitId)}`);
    for (const day of ["2025-01-31", "2025-02-28"])
      await reportFigure({ unitId, indicatorCode: "YU02", asOf: day, printedText: day }, "womens-union");
    // The association learns of them after the member has told.
    await until(async () => {
      const { data } = await ask(hub, "query ($id: ID!) { figureSeries(id: $id) { version } }", {
        variables: { id },
      });
      return data.figureSeries.version === 2;
    });
    const stop = new AbortController();
    const follow = (field: string, fields: string) =>
      openEventStream(hub.url, {
        query: `subscription ($after: String!) { told: ${field}, after: $after) { ${fields} } }`,
        variables: { after: extensions?.["asOf"] },
        signal: stop.signal,
      });
    const streams = await Promise.all([
      follow(`figureChanged(exactUnitId: "${unitId}"`, "version isNewer series { id }"),
      follow(`hubEvents(unitId: "${unitId}", types: ["figure.reported"]`, "version isNewer node { id }"),
    ]);
    for (const told of streams) {
      for (const version of [1, 2]) {
        const { series, node, ...said } = (await told.next()).value?.data.told ?? {};
        expect(said).toEqual({ version, isNewer: version === 1 });
        expect(series ?? node).toEqual({ id });
      }
    }
    stop.abort();
  });
});

describe("a figure that was reported just now", () => {
  it("is in its series, wherever that is asked for: in events, in the report's answer and at the figure", async () => {
    const unitId = districts.at(-2) ?? "";
    const series = "version figures(last: 1) { nodes { id } }";
    const stop = new AbortController();
    const follow = (field: string, fields: string) =>
      openEventStream(hub.url, {
        query: `subscription { told: ${field}) { ${fields} } }`,
        signal: stop.signal,
      });
    const streams = await Promise.all([
      follow(`figureChanged(exactUnitId: "${unitId}"`, `version isNewer figure { id } series { ${series} }`),
      follow(
        `hubEvents(unitId: "${unitId}", types: ["figure.reported"]`,
        `version isNewer figure { id } series: node { ... on FigureSeries { ${series} } }`,
      ),
    ]);
    for (const member of ["youth-union", "womens-union", "education", "association"]) {
      for (const version of [1, 2]) {
        const { data } = await ask(
          hub,
          `mutation ($member: String!, $input: ReportFigureInput!) {
            reportFigure(member: $member, input: $input) { figure { id series { ${series} } } }
          }`,
          {
            variables: {
              member,
              input: {
                unitId,
                indicatorCode: "YU01",
                numerator: 60,
                denominator: 200,
                printedText: "60/200",
                asOf: `2025-03-0${version}`,
                source: SOURCE,
              },
            },
            authorization: hub.authorization(`system-${member}`),
          },
        );
        const { id, series: reported } = data.reportFigure.figure;
        const shown = { version, figures: { nodes: [{ id }] } };
        expect(reported).toEqual(shown);
        const { data: found } = await ask(
          hub,
          `query ($id: ID!) { node(id: $id) { ... on Figure { series { ${series} } } } }`,
          { variables: { id } },
        );
        expect(found.node.series).toEqual(shown);
        for (const stream of streams) {
          const told = (await stream.next()).value?.data.told;
          expect(told).toEqual({ version, isNewer: false, figure: { id }, series: shown });
        }
      }
    }
    stop.abort();
  });
});

describe("what follows a signing", () => {
  it("is told: a corrected programme, and each evaluation whose day follows from it", async () => {
    const stop = new AbortController();
    const query = `subscription { told: evaluationRoundChanged(unitId: "${PROVINCE}") {
      number evaluationRound { dueOn version } programme { code }
    } }`;
    const rounds = await openEventStream(hub.url, { query, signal: stop.signal });
    const [changed, event] = await watch(
      [
        `programmeChanged(programmeId: "${PROGRAMME}") {
          ${READ} version isNewer programme { code evaluationEveryMonths } unit { id }
        }`,
        `hubEvents(programmeId: "${PROGRAMME}", types: ["programme.changed"]) {
          ${READ} type aggregateType aggregateId version programme { code } unit { id } indicatorCode
        }`,
      ],
      () => {
        const input = { evaluationEveryMonths: 12, source: SOURCE };
        return changeAtVersion("updateProgramme", `programmeId: "${PROGRAMME}"`, input);
      },
    );
    expect(changed).toMatchObject({
      member: "association",
      version: 2,
      isNewer: false,
      programme: { code: "QT-2021-2025", evaluationEveryMonths: 12 },
      unit: { id: PROVINCE },
    });
    expect(event).toMatchObject({
      type: "programme.changed",
      aggregateType: "programme",
      aggregateId: PROGRAMME,
      version: 2,
      programme: { code: "QT-2021-2025" },
      unit: { id: PROVINCE },
      indicatorCode: null,
    });
    const told = new Map<number, unknown>();
    for await (const { data } of rounds) {
      expect(data.told.programme).toEqual({ code: "QT-2021-2025" });
      told.set(data.told.number, data.told.evaluationRound);
      if (told.size === 4) break;
    }
    stop.abort();
    expect(Object.fromEntries(told)).toEqual({
      1: { dueOn: "2023-05-18", version: 2 },
      2: { dueOn: "2024-05-18", version: 2 },
      3: { dueOn: "2025-05-18", version: 1 },
      4: { dueOn: "2026-05-18", version: 1 },
    });
  });

  it("is told: an evaluation that is planned no more", async () => {
    const stop = new AbortController();
    const query = `subscription { told: evaluationRoundChanged(programmeId: "${PROGRAMME}") {
      number isWithdrawn aggregateId evaluationRound { dueOn } programme { evaluationRounds { number } }
    } }`;
    const rounds = await openEventStream(hub.url, { query, signal: stop.signal });
    const noticed = await openEventStream(hub.url, {
      query: `subscription { told: hubEvents(types: ["evaluation-round.changed"], programmeId: "${PROGRAMME}") {
        isWithdrawn figure { id }
      } }`,
      signal: stop.signal,
    });
    const input = { evaluationEveryMonths: 24, source: SOURCE };
    await changeAtVersion("updateProgramme", `programmeId: "${PROGRAMME}"`, input);
    const { value } = await rounds.next();
    const { value: notice } = await noticed.next();
    stop.abort();
    expect(value?.errors).toBeUndefined();
    expect(notice?.data.told).toEqual({ isWithdrawn: true, figure: null });
    const { aggregateId, ...told } = value?.data.told ?? {};
    await until(async () => (await whatBecameOf(aggregateId)).includes("WITHDRAWN"));
    expect(await whatBecameOf(aggregateId)).toEqual(["ADDED", "WITHDRAWN"]);
    expect(told).toEqual({
      number: 4,
      isWithdrawn: true,
      evaluationRound: null,
      programme: { evaluationRounds: [{ number: 1 }, { number: 2 }] },
    });
  });

  it("is told: a corrected ceremony, an evaluation that was held, and a report", async () => {
    const [ceremony] = await watch(
      [`ceremonyChanged(programmeId: "${PROGRAMME}") { ${READ} ceremony { heldOn version host { id } } }`],
      () =>
        changeAtVersion("recordCeremony", `programmeId: "${PROGRAMME}"`, {
          heldOn: "2022-05-18",
          title: { vi: "Lễ ký kết", en: "Signing" },
          hostId: ASSOCIATION,
          source: SOURCE,
        }),
    );
    expect(ceremony?.ceremony).toEqual({ heldOn: "2022-05-18", version: 2, host: { id: ASSOCIATION } });

    const [round] = await watch(
      [`evaluationRoundChanged(programmeId: "${PROGRAMME}") { evaluationRound { number status heldOn } }`],
      () =>
        changeAtVersion("recordEvaluationRound", `programmeId: "${PROGRAMME}", number: 1`, {
          heldOn: "2024-05-20",
          hostId: ASSOCIATION,
          source: SOURCE,
        }),
    );
    expect(round?.evaluationRound).toEqual({ number: 1, status: "HELD", heldOn: "2024-05-20" });

    const [report] = await watch(
      [
        `reportSubmitted(organisationIds: ["${ASSOCIATION}"]) { report { title { vi } period { from } } organisation { id } }`,
      ],
      () =>
        change("submitReport", `programmeId: "${PROGRAMME}"`, {
          organisationId: ASSOCIATION,
          title: { vi: "Báo cáo thử", en: "Test report" },
          periodFrom: "2022-01-01",
          periodTo: "2022-12-31",
          issuedOn: "2022-12-20",
          source: SOURCE,
        }),
    );
    expect(report).toEqual({
      report: { title: { vi: "Báo cáo thử" }, period: { from: "2022-01-01" } },
      organisation: { id: ASSOCIATION },
    });
  });

  it("is told of a commitment to whoever watches the programme's province", async () => {
    const [told] = await watch(
      [`commitmentChanged(unitId: "${PROVINCE}") { commitment { code state } }`],
      () => setCommitmentState(hub, stableId("commitment", "QT-7"), "IN_PROGRESS"),
    );
    expect(told?.commitment).toEqual({ code: "QT-7", state: "IN_PROGRESS" });
  });

  it("is told on request to whoever watches the unit of today that the programme's went into", async () => {
    const { data } = await ask(
      hub,
      `query ($id: ID!) { administrativeUnit(id: $id) { wholeSuccessors {
        id name { vi } programmes { code } all: programmes(includeEnded: true) { code }
      } } }`,
      { variables: { id: PROVINCE } },
    );
    const [{ id: today, ...unit }] = data.administrativeUnit.wholeSuccessors;
    const all = [{ code: "QT-2016-2021" }, { code: "QT-2021-2025" }];
    expect(unit).toEqual({ name: { vi: "Tỉnh Quảng Trị" }, programmes: [], all });
    const silent = new AbortController();
    const notAsked = await openEventStream(hub.url, {
      query: `subscription { hubEvents(unitId: "${today}") { aggregateId } }`,
      signal: silent.signal,
    });
    const heard = notAsked.next().then(
      ({ done }) => (done ? "silent" : "told"),
      () => "silent",
    );
    const [changed, notice] = await watch(
      [
        `commitmentChanged(unitId: "${today}", includeEnded: true) { commitment { code state } }`,
        `hubEvents(unitId: "${today}", includeEnded: true, types: ["figure.reported"]) { figure { printedText } }`,
      ],
      async () => {
        await setCommitmentState(hub, stableId("commitment", "QT-7"), "DONE");
        await reportFigure({ unitId: commune, printedText: "ở xã cũ" });
      },
    );
    expect(changed?.commitment).toEqual({ code: "QT-7", state: "DONE" });
    expect(notice?.figure).toEqual({ printedText: "ở xã cũ" });
    silent.abort();
    expect(await heard).toBe("silent");
  });
});

describe("a figure of a commune", () => {
  it("is told to whoever watches the commune, its district or its province, and to nobody beside them", async () => {
    const figure = "figure { printedText } unit { id }";
    const told = await watch(
      [commune, districts[0], PROVINCE].map((unitId) => `figureChanged(unitId: "${unitId}") { ${figure} }`),
      async () => {
        await reportFigure({ unitId: ANOTHER_PROVINCE, printedText: "nơi khác" });
        await reportFigure({ unitId: commune, printedText: "ở xã" });
      },
    );
    expect(told).toEqual(Array(3).fill({ figure: { printedText: "ở xã" }, unit: { id: commune } }));
  });

  it("is told with its unit as of the figure's day", async () => {
    const unit = "unit { id doubts { kind } children(first: 1) { register { isKnown } } }";
    const [told] = await watch([`figureChanged(unitId: "${commune}") { figure { ${unit} } }`], () =>
      reportFigure({ unitId: commune, printedText: "năm 2021", asOf: "2021-12-31" }),
    );
    expect(told?.figure).toEqual({
      unit: { id: commune, doubts: [{ kind: "INFERRED" }], children: { register: { isKnown: false } } },
    });
  });

  it("is not told to whoever watches just the province, nor another district, member or indicator", async () => {
    const figure = "figure { printedText }";
    const told = await watch(
      [
        `figureChanged(exactUnitId: "${PROVINCE}") { ${figure} }`,
        `figureChanged(unitId: "${districts[1]}") { ${figure} }`,
        `figureChanged(unitId: "${PROVINCE}", indicatorCodes: ["YU02"]) { ${figure} }`,
        `figureChanged(unitId: "${PROVINCE}", members: ["womens-union"]) { ${figure} }`,
      ],
      async () => {
        await reportFigure({ unitId: commune, printedText: "không ai chờ" });
        await reportFigure({ unitId: PROVINCE, indicatorCode: "YU02", printedText: "ở tỉnh" });
        await reportFigure({ unitId: districts[1] ?? "", printedText: "ở huyện" });
        await reportFigure({ unitId: PROVINCE, printedText: "của Hội" }, "womens-union");
      },
    );
    const texts = told.map((notice) => notice["figure"]);
    expect(texts).toEqual([
      { printedText: "ở tỉnh" },
      { printedText: "ở huyện" },
      { printedText: "ở tỉnh" },
      { printedText: "của Hội" },
    ]);
  });
});

describe("a correction", () => {
  it("is told with the figure that it corrects, whole, from the member that holds both", async () => {
    const figure = { unitId: PROVINCE, indicatorCode: "YU02", asOf: "2025-03-31" };
    const stop = new AbortController();
    const told = await openEventStream(hub.url, {
      query: `subscription { told: figureChanged(exactUnitId: "${PROVINCE}", indicatorCodes: ["YU02"]) {
        figure {
          printedText reason rivals { id }
          corrects { id state printedText source { title } correctedBy { printedText } }
        }
      } }`,
      signal: stop.signal,
    });
    const correctsId = await reportFigure({ ...figure, printedText: "ghi nhầm" });
    await told.next();
    await reportFigure({ ...figure, printedText: "ghi đúng", correctsId, reason: "Ghi nhầm" });
    const { value } = await told.next();
    stop.abort();
    expect(value?.data.told.figure).toEqual({
      printedText: "ghi đúng",
      reason: "Ghi nhầm",
      rivals: [],
      corrects: {
        id: correctsId,
        state: "CORRECTED",
        printedText: "ghi nhầm",
        source: SOURCE,
        correctedBy: { printedText: "ghi đúng" },
      },
    });
  });
});

describe("progress towards targets", () => {
  it("is told for figures that a target applies to, with the targets", async () => {
    const { data } = await ask(
      hub,
      `query ($id: ID!) { figureSeries(id: $id) { targets(year: 2025) { id } } }`,
      { variables: { id: `series_youth-union.LM01.${PROVINCE_UUID}` } },
    );
    const [{ id: targetId }] = data.figureSeries.targets;
    const fields =
      "figure { printedText } series { targets(year: 2025) { value comparator indicator { code } } }";
    const told = await watch(
      [
        `targetProgressChanged(unitId: "${PROVINCE}") { ${fields} }`,
        `targetProgressChanged(targetIds: ["${targetId}"]) { ${fields} }`,
      ],
      async () => {
        await reportFigure({ unitId: PROVINCE, indicatorCode: "YU01", printedText: "không có chỉ tiêu" });
        await reportFigure({ unitId: commune, indicatorCode: "LM13", printedText: "không có chỉ tiêu" });
        await reportFigure({ unitId: PROVINCE, indicatorCode: "LM01", printedText: "gia đình học tập" });
      },
    );
    const progress = {
      figure: { printedText: "gia đình học tập" },
      series: { targets: [{ value: 70, comparator: "AT_LEAST", indicator: { code: "LM01" } }] },
    };
    expect(told).toEqual([progress, progress]);
  });
});

describe("what the rules find", () => {
  it("is told with its severity, beside the figure itself", async () => {
    // Of one member and indicator: what was found in figures of others may not have been told yet.
    const from = `unitId: "${PROVINCE}", members: ["youth-union"], indicatorCodes: ["YU01"]`;
    const told = await watch(
      [
        `qualityFlagRaised(${from}, severities: [WARNING]) { severity flags { rule source { title } } figure { printedText } unit { id } }`,
        `hubEvents(types: ["figure.flagged"], ${from}) { type member aggregateType indicatorCode unit { id } programme { id } figure { printedText unit { id } } }`,
      ],
      async () => {
        await reportFigure({ unitId: PROVINCE, printedText: "đúng" });
        await reportFigure({
          unitId: commune,
          printedPercentage: "29",
          printedText: "sai",
          asOf: "2025-06-01",
        });
      },
    );
    expect(told).toEqual([
      {
        severity: "WARNING",
        flags: [{ rule: "V02", source: { title: expect.any(String) } }],
        figure: { printedText: "sai" },
        unit: { id: commune },
      },
      {
        type: "figure.flagged",
        member: "youth-union",
        aggregateType: "figure",
        indicatorCode: "YU01",
        unit: { id: commune },
        programme: null,
        figure: { printedText: "sai", unit: { id: commune } },
      },
    ]);
  });
});

/** By the history of a thing, which is there for good once the joint record has the first of it. */
async function whatBecameOf(nodeId: string): Promise<string[]> {
  const { data, errors } = await ask(hub, "query ($id: ID!) { changes(nodeId: $id) { nodes { what } } }", {
    variables: { id: nodeId },
  });
  if (errors?.[0]?.extensions?.["code"] === "BAD_USER_INPUT") return [];
  expect(errors).toBeUndefined();
  return data.changes.nodes.map(({ what }: { what: string }) => what);
}

type Notice = Readonly<Record<string, unknown>>;

/** What each subscription field tells first of the changes; all of them are open before the first change. */
async function watch(fields: readonly string[], write: () => Promise<unknown>): Promise<Notice[]> {
  const stop = new AbortController();
  const streams = await Promise.all(
    fields.map((field) =>
      openEventStream(hub.url, { query: `subscription { told: ${field} }`, signal: stop.signal }),
    ),
  );
  await write();
  const first = await Promise.all(streams.map((stream) => stream.next()));
  stop.abort();
  return first.map(({ value }) => {
    if (!value || value.errors) throw new Error(JSON.stringify(value));
    return value.data.told;
  });
}

/** Runs a mutation of the association; enums are written as they stand in the schema. */
/** Of something that has a version. */
async function changeAtVersion(mutation: string, args: string, input: object): Promise<void> {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${inputType}!, $version: Int!) {
    ${mutation}(${args}, input: $input, expectedVersion: $version) { __typename }
  }`;
  expectDone(await askAtVersion(hub, query, { input }));
}

async function change(mutation: string, args: string, input: object): Promise<void> {
  const inputType = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const cadence = mutation === "submitReport" ? { cadence: "PERIODIC" } : {};
  const query = `mutation ($input: ${inputType}!) { ${mutation}(${args}, input: $input) { __typename } }`;
  const variables = { input: { ...input, ...cadence } };
  expectDone(await ask(hub, query, { variables, authorization: hub.authorization() }));
}

async function reportFigure(
  figure: {
    unitId: string;
    printedText: string;
    indicatorCode?: string;
    printedPercentage?: string;
    asOf?: string;
    correctsId?: string;
    reason?: string;
  },
  member = "youth-union",
): Promise<string> {
  const input = {
    indicatorCode: "YU01",
    numerator: 60,
    denominator: 200,
    asOf: "2025-06-30",
    source: SOURCE,
    ...figure,
  };
  const query = `mutation ($member: String!, $input: ReportFigureInput!) {
    reportFigure(member: $member, input: $input) { figure { id } }
  }`;
  const answer = await ask(hub, query, {
    variables: { member, input },
    authorization: hub.authorization(`system-${member}`),
  });
  expectDone(answer);
  return answer.data.reportFigure.figure.id;
}

function expectDone({ errors }: Answer): void {
  if (errors) throw new Error(JSON.stringify(errors));
}
