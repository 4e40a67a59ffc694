import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ask } from "../support/ask.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const UNIT = stableId("administrative-unit", "province-45-2025-03-01");
const NOBODY = "00000000-0000-4000-8000-000000000000";
const PROGRAMME = "prog_a3c80594-6b5e-510b-8a54-2cd9364eb1e2";
const COMMITMENT = "commitment_e5113a1c-8e8d-505a-ac5e-cd1075c978b7";

let hub: RunningHub;
beforeAll(async () => {
  hub = await startHub();
}, 120_000);
afterAll(async () => hub[Symbol.asyncDispose]());

/** In Vietnamese, and after that in English. */
function isInBothLanguages(message: string): boolean {
  const [vi = "", en = ""] = message.split(" / ");
  return (
    /[ạảãáàậấầẩẫăắằẳẵặâđêếềệểễôốồộổỗơớờợởỡưứừựửữịỉĩọỏõụủũỳýỷỹ]/i.test(vi) &&
    /\b(the|is|a|no|not|has|be|of)\b/i.test(en)
  );
}

async function refusalsOf(query: string, variables: Record<string, unknown> = {}, authorization?: string) {
  const { errors = [] } = await ask(hub, query, {
    variables,
    authorization:
      authorization ?? hub.authorization(query.includes("reportFigure") ? "system-education" : undefined),
  });
  return errors;
}

const FIGURE = {
  unitId: UNIT,
  indicatorCode: "YU01",
  numerator: 60,
  denominator: 200,
  printedText: "60/200",
  asOf: "2025-06-30",
  source: { title: "kiểm thử tự động" },
};

const list = (name: string, args: string) => `{ ${name}(${args}) { nodes { __typename } } }`;

describe("what people are told who ask for what cannot be", () => {
  it.each([
    list("figures", 'members: ["nobody"]'),
    list("figures", `unitIds: ["${NOBODY}"]`),
    list("figures", 'under: "nowhere"'),
    list("figures", 'indicators: ["ZZ99"]'),
    list("figures", 'asOf: "31/02/2024"'),
    list("figures", 'knownAt: "hôm qua"'),
    list("figures", "first: 1000"),
    list("figures", "first: -1"),
    list("figures", "first: 1, last: 1"),
    list("figures", 'after: "nothing"'),
    list("activities", 'from: "2022-02-01", to: "2022-01-31"'),
    list("changes", 'since: "yesterday"'),
    list("changes", 'kinds: ["Nothing"]'),
    list("findings", 'rules: ["V99"]'),
    list("findings", 'owner: "nobody"'),
    list("organisations", `unitId: "${NOBODY}"`),
    list("targets", 'indicators: ["ZZ99"]'),
    list("search", `text: "${"a".repeat(1_000)}"`),
    list("administrativeUnits", 'search: "\\u202E"'),
    `{ administrativeUnit(id: "${PROGRAMME}") { id } }`,
    `{ nodes(ids: [${Array(201).fill('"unit_x"')}]) { id } }`,
    "query ($of: [ID!]!) { nodes(ids: $of) { id } }",
    "subscription { membersChanged { name } }",
    "{ programmes(first: 200) { nodes { commitments { programme { commitments { programme { commitments { code } } } } } } } }",
  ])("query: %s", async (query) => {
    const refusals = await refusalsOf(query);
    expect(refusals).not.toEqual([]);
    expect(refusals.filter(({ message }) => !isInBothLanguages(message))).toEqual([]);
  });

  const REPORT = `mutation ($input: ReportFigureInput!, $member: String = "education") {
    reportFigure(member: $member, input: $input) { findings { rule } }
  }`;
  const { unitId: _, ...withoutUnit } = FIGURE;

  it.each([
    ["reportFigure", REPORT, { input: { ...FIGURE, numerator: 300, asOf: "2999-01-01" } }],
    ["reportFigure", REPORT, { input: { ...FIGURE, asOf: "31/12/2025", printedPercentage: "một nửa" } }],
    ["reportFigure", REPORT, { input: { ...FIGURE, printedText: "" } }],
    ["reportFigure", REPORT, { input: { ...FIGURE, correctsId: NOBODY, reason: "Ghi nhầm" } }],
    ["reportFigure", REPORT, { input: FIGURE, member: "nobody" }],
    ["reportFigure", REPORT, { input: withoutUnit }],
    ["reportFigure", REPORT, { input: { ...FIGURE, qualifier: "ROUGHLY" } }],
    ["reportFigure", REPORT, { input: { ...FIGURE, numerators: 1 } }],
    ["reportFigure", REPORT, { input: null }],
    ["reportFigure", REPORT, { input: "60/200" }],
    ["reportFigure", REPORT, {}],
    ["reportFigure", REPORT, { input: { ...FIGURE, printedText: "a".repeat(2_000_000) } }],
    [
      "setCommitmentState",
      `mutation ($id: ID!) { setCommitmentState(commitmentId: $id, state: IN_PROGRESS, expectedVersion: 1, source: { title: "Báo cáo" }) { code } }`,
      { id: `commitment_${NOBODY}` },
    ],
    [
      "setCommitmentState",
      `mutation ($id: ID!) { setCommitmentState(commitmentId: $id, state: IN_PROGRESS, expectedVersion: 99, source: {}) { code } }`,
      { id: COMMITMENT },
    ],
    [
      "updateProgramme",
      "mutation ($id: ID!, $input: UpdateProgrammeInput!) { updateProgramme(programmeId: $id, input: $input, expectedVersion: 1) { code } }",
      { id: PROGRAMME, input: { declaredPartyCount: -1, reason: "", source: {} } },
    ],
    [
      "recordCeremony",
      "mutation ($id: ID!, $input: RecordCeremonyInput!) { recordCeremony(programmeId: $id, input: $input, expectedVersion: 1) { id } }",
      { id: PROGRAMME, input: { heldOn: "2999-01-01", source: { url: "bài báo" } } },
    ],
    [
      "setCommitmentState",
      `mutation ($id: ID!) { setCommitmentState(commitmentId: $id, state: IN_PROGRESS, source: { title: "Báo cáo" }) { code } }`,
      { id: COMMITMENT },
    ],
  ])("mutation: %s %#", async (_name, query, variables) => {
    const refusals = await refusalsOf(query, variables);
    expect(refusals).not.toEqual([]);
    expect(refusals.filter(({ message }) => !isInBothLanguages(message))).toEqual([]);
  });

  it("tell each value that GraphQL itself refuses by the path of its field, with the remedy", async () => {
    const input = { ...FIGURE, qualifier: "ROUGHLY", printedText: 60, numerators: 1, period: "2025" };
    const refusals = await refusalsOf(REPORT.replaceAll("$input", "$figure"), { figure: input });
    const about = (field: string, remedy = "") =>
      expect.objectContaining({
        field,
        message: { vi: expect.stringContaining(remedy), en: expect.any(String) },
      });
    expect(refusals).toMatchObject([
      {
        extensions: {
          code: "BAD_USER_INPUT",
          mistakes: expect.arrayContaining([
            about("input.numerators"),
            about("input.period"),
            about("input.printedText"),
            about("input.qualifier", "Ý bạn là EXACT, LESS_THAN, MORE_THAN hoặc ABOUT?"),
          ]),
        },
      },
    ]);
    const first = await refusalsOf("query ($first: Int) { figures(first: $first) { nodes { id } } }", {
      first: "10",
    });
    expect(first[0]?.extensions?.["mistakes"]).toEqual([
      {
        field: "first",
        message: {
          vi: '“first”: "10" không phải số nguyên (Int); hãy ghi số từ −2147483648 đến 2147483647, không có dấu ngoặc kép.',
          en: '"first": Int cannot represent non-integer value: "10"; write a whole number, without quotation marks.',
        },
      },
    ]);
  });

  it("of who is not signed in, and of who shows a bad token", async () => {
    for (const authorization of ["", "Bearer wrong"]) {
      const refusals = await refusalsOf(REPORT, { input: FIGURE }, authorization);
      expect(refusals.map(({ message }) => isInBothLanguages(message))).toEqual([true]);
    }
  });

  it.each([
    "figures.csv?members=nobody",
    "figures.csv?colour=red",
    "figures.csv?asOf=31/02/2024",
    "figures.csv?form=fancy",
    "targets.csv?year=1e3",
    "activities.csv?from=2022-02-01&to=2022-01-31",
    "nothing.csv",
  ])("a file: /export/%s", async (path) => {
    const response = await fetch(`${hub.url}/export/${path}`);
    expect(response.ok).toBe(false);
    const { errors } = JSON.parse(await response.text());
    expect(errors.map(({ message }: { message: string }) => isInBothLanguages(message))).toEqual([true]);
  });
});
