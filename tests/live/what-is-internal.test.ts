import { MULTIPART_ACCEPT } from "@hub/gateway-fixtures/multipart";
import { until } from "@hub/gateway-fixtures/until";
import { stableId } from "@hub/schema/stable-id";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { type Answer, ask } from "../support/ask.js";
import { FORMS_OF_FILES, type FormOfFile, readFileAsText } from "../support/file-as-text.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const UNIT = `unit_${stableId("administrative-unit", "province-45-2025-03-01")}`;
/** A number that stands nowhere else, in a figure that only the education department is to see. */
const SECRET = "7302198";
const WORDS = `Sổ nội bộ ${SECRET}`;

const REPORT = `mutation ($input: ReportFigureInput!) {
  reportFigure(member: "education", input: $input) { figure { id sensitivity } }
}`;
const ON_UNIT = "{ administrativeUnit: node(id: UNIT) { ... on AdministrativeUnit { FIELDS } } }";
const onUnit = (fields: string) => ON_UNIT.replace("UNIT", JSON.stringify(UNIT)).replace("FIELDS", fields);

/** Published about the same unit: whatever has this leads there. */
const PUBLISHED = "Công khai trước đó";

let hub: RunningHub;
let internalId = "";

beforeAll(async () => {
  hub = await startHub();
  internalId = (await report({ sensitivity: "INTERNAL", printedText: WORDS, numerator: Number(SECRET) })).id;
  await report({ printedText: PUBLISHED, numerator: 5, asOf: "2025-05-31" });
  await until(async () => (await FILES.csv(undefined)).includes(PUBLISHED));
}, 300_000);
afterAll(async () => hub[Symbol.asyncDispose]());

async function report(more: object): Promise<{ id: string }> {
  const input = {
    unitId: UNIT,
    indicatorCode: "YU01",
    asOf: "2025-06-30",
    source: { title: WORDS.slice(0, 9) },
    ...more,
  };
  const authorization = hub.authorization("system-education");
  const { data, errors } = await ask(hub, REPORT, { variables: { input }, authorization });
  expect(errors).toBeUndefined();
  return data.reportFigure.figure;
}

/** Each way as text: whatever form the answer has, the number is in it or is not. */
type Way = (authorization: string | undefined) => Promise<string>;

const headersOf = (authorization: string | undefined, more: object = {}) => ({
  "content-type": "application/json",
  ...(authorization && { authorization }),
  ...more,
});

const asks =
  (query: () => string, variables: Record<string, unknown> = {}): Way =>
  async (authorization) =>
    JSON.stringify(await ask(hub, query(), { variables, ...(authorization && { authorization }) }));

/** The stream until the answer is there, and a moment's turn of the hub beyond. */
function streams(accept: string, query: () => string): Way {
  return async (authorization) => {
    const ended = new AbortController();
    const response = await fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: headersOf(authorization, { accept }),
      body: JSON.stringify({ query: query() }),
      signal: ended.signal,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (!text.includes("Quảng Trị")) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) break;
      text += value;
    }
    ended.abort();
    return text;
  };
}

const overWebSocket =
  (query: () => string): Way =>
  async (authorization) => {
    const client = createClient({
      url: `${hub.url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: authorization ? { authorization } : {},
      retryAttempts: 0,
    });
    try {
      for await (const answer of client.iterate({ query: query() })) return JSON.stringify(answer);
      return "";
    } finally {
      await client.dispose();
    }
  };

const reads =
  (path: string): Way =>
  async (authorization) => {
    const response = await fetch(`${hub.url}${path}`, { headers: headersOf(authorization) });
    return readFileAsText(response);
  };

const fileOfFigures = (form: FormOfFile) => reads(`/export/figures.${form}?unitIds=${UNIT}`);
const FILES = { csv: fileOfFigures("csv"), xlsx: fileOfFigures("xlsx"), json: fileOfFigures("json") };

const FIGURE = "id numerator printedText sensitivity flags { message { vi } } rivals { numerator }";
const LIVE = () => `query @live ${onUnit(`name { vi } educationFigures { ${FIGURE} }`)}`;

/** Those that lead to it, for whom it is for. */
const WAYS: readonly [string, Way][] = [
  ["the unit's figures", asks(() => onUnit(`educationFigures { ${FIGURE} }`))],
  ["another name", asks(() => onUnit("x: educationFigures { y: numerator z: printedText }"))],
  [
    "a fragment",
    asks(() => `${onUnit("...Of")} fragment Of on AdministrativeUnit { educationFigures { ${FIGURE} } }`),
  ],
  [
    "siblings of one response key",
    asks(() =>
      onUnit("educationFigures { id } ... on AdministrativeUnit { educationFigures { numerator } }"),
    ),
  ],
  ["an interface", asks(() => `{ node(id: "${internalId}") { __typename id ... on Figure { numerator } } }`)],
  ["its id", asks(() => `{ node(id: "${internalId}") { ... on Figure { ${FIGURE} } } }`)],
  ["several ids", asks(() => `{ nodes(ids: ["${internalId}", "${UNIT}"]) { ... on Figure { numerator } } }`)],
  ["a filter", asks(() => onUnit(`educationFigures(indicatorCodes: ["YU01"]) { ${FIGURE} }`))],
  ["a day", asks(() => onUnit(`educationFigures(asOf: "2025-12-31") { ${FIGURE} }`))],
  ["a moment", asks(() => onUnit(`educationFigures(knownAt: "2999-01-01T00:00:00Z") { ${FIGURE} }`))],
  [
    "a cached plan whose condition was another",
    asks(() => `query ($yes: Boolean!) ${onUnit("educationFigures { id numerator @include(if: $yes) }")}`, {
      yes: true,
    }),
  ],
  [
    "GET",
    (authorization) =>
      reads(`/graphql?query=${encodeURIComponent(onUnit(`educationFigures { ${FIGURE} }`))}`)(authorization),
  ],
  ["WebSocket", overWebSocket(() => onUnit(`educationFigures { ${FIGURE} }`))],
  [
    "an event stream",
    streams("text/event-stream", () => onUnit(`name { vi } educationFigures { ${FIGURE} }`)),
  ],
  ["a live query over an event stream", streams("text/event-stream", LIVE)],
  ["a live query in parts", streams(MULTIPART_ACCEPT, LIVE)],
  ["a live query over WebSocket", overWebSocket(LIVE)],
];

/** Those that lead nobody to it: what is internal is not in what the hub keeps together. */
const PUBLIC_WAYS: readonly [string, Way][] = [
  [
    "all figures",
    asks(() => `{ figures(unitIds: ["${UNIT}"], last: 200) { totalCount nodes { ${FIGURE} } } }`),
  ],
  [
    "figures of the past",
    asks(() => `{ figures(unitIds: ["${UNIT}"], allDays: true, last: 200) { nodes { ${FIGURE} } } }`),
  ],
  ["changes", asks(() => "{ changes(last: 200) { nodes { name { vi } what } } }")],
  ["findings", asks(() => "{ findings(last: 200) { nodes { message { vi } } } }")],
  ["search", asks(() => `{ search(text: "${WORDS}") { nodes { title { vi } } } }`)],
  ...FORMS_OF_FILES.map((form): [string, Way] => [`a file as ${form}`, FILES[form]]),
];

const INSIDE = ["system-education", "the education department"] as const;
const OUTSIDE: readonly (readonly [string | undefined, string])[] = [
  [undefined, "nobody who has signed in"],
  ["system-womens-union", "the Women's Union"],
  ["system-youth-union", "the Youth Union"],
  ["system-association", "the association"],
];

describe("an internal figure", () => {
  it.each(WAYS)("is shown to its office by %s", async (_, way) => {
    expect(await way(await hub.authorization(INSIDE[0]))).toContain(SECRET);
  });

  describe.each(OUTSIDE)("is kept from %s (%s)", (clientId) => {
    it.each([...WAYS, ...PUBLIC_WAYS])("by %s", async (_, way) => {
      const text = await way(clientId && (await hub.authorization(clientId)));
      expect(text.length).toBeGreaterThan(0);
      // What was asked may stand in a refusal.
      expect(text.replaceAll(WORDS, "")).not.toContain(SECRET);
    });
  });

  it.each(PUBLIC_WAYS)("is not even for its office in %s", async (_, way) => {
    const text = await way(await hub.authorization(INSIDE[0]));
    expect(text.replaceAll(WORDS, "")).not.toContain(SECRET);
    // It is a way: what is asked so is answered.
    expect(text).not.toMatch(/"(errors|error)"|not found/i);
  });

  it.each(FORMS_OF_FILES)("is not beside what is published in a file as %s", async (form) => {
    for (const account of [INSIDE, ...OUTSIDE].map(([clientId]) => clientId)) {
      const text = await FILES[form](account && (await hub.authorization(account)));
      expect([account, text.includes(PUBLISHED), text.includes(SECRET)]).toEqual([account, true, false]);
    }
  });

  it("is not in an answer that is shared with somebody who asks the same at the same time", async () => {
    const [inside, outside] = await Promise.all([
      hub.authorization(INSIDE[0]),
      hub.authorization("system-youth-union"),
    ]);
    const query = onUnit(`educationFigures { ${FIGURE} }`);
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const authorization = [inside, outside, undefined][index % 3];
        const answer = await ask(hub, query, authorization ? { authorization } : {});
        return [authorization === inside, JSON.stringify(answer).includes(SECRET)] as const;
      }),
    );
    for (const [isInside, isShown] of answers) expect(isShown).toBe(isInside);
  });

  it("is told to nobody who follows what happens", async () => {
    const ended = new AbortController();
    const response = await fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: headersOf(await hub.authorization(INSIDE[0]), { accept: "text/event-stream" }),
      body: JSON.stringify({ query: `subscription { hubEvents { type aggregateId version } }` }),
      signal: ended.signal,
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const { id } = await report({ sensitivity: "INTERNAL", printedText: `${WORDS} 2`, numerator: 3 });
    await report({ printedText: "Công khai 4", numerator: 4 });
    let text = "";
    while (!text.includes("figure.reported")) text += (await reader?.read())?.value ?? "";
    ended.abort();
    expect(text).not.toContain(id);
    const told = text.split("\n").filter((line) => line.includes("figure.reported"));
    expect(told).toHaveLength(1);
  });

  it.each([
    (id: string) => `{ node(id: "${id}") { id ... on Figure { numerator } } }`,
    (id: string) => `{ changes(nodeId: "${id}") { nodes { what } } }`,
  ])("has no existence for others: what is not there is answered in the same way (%#)", async (question) => {
    const answerTo = async (id: string): Promise<Answer> => {
      const answer = await ask(hub, question(id));
      return JSON.parse(JSON.stringify({ ...answer, extensions: undefined }).replaceAll(id, "ID"));
    };
    const nowhere = internalId.replace(/[0-9a-f]{12}$/, "000000000000");
    expect(await answerTo(internalId)).toEqual(await answerTo(nowhere));
  });
});
