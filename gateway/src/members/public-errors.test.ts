import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { shortcutsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { READER } from "@hub/gateway-fixtures/pipeline";
import { catalog, reviews, SHOP_SUPERGRAPH } from "@hub/gateway-fixtures/shop";
import { type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import pino from "pino";
import { createPipeline, type Pipeline } from "../pipeline.js";
import { createPlanner } from "../planner/planner.js";
import { parseSupergraph } from "../supergraph/supergraph.js";
import type { MemberSettings } from "./member-address.js";
import { Members } from "./members.js";

let catalogServer: SubgraphServer;
let reviewsServer: SubgraphServer;
const supergraph = parseSupergraph(SHOP_SUPERGRAPH);
beforeAll(async () => {
  [catalogServer, reviewsServer] = await Promise.all([serveSubgraph(catalog), serveSubgraph(reviews)]);
});
afterAll(async () => {
  await catalogServer[Symbol.asyncDispose]();
  await reviewsServer[Symbol.asyncDispose]();
});

let members: Members | undefined;
const log: string[] = [];
afterEach(() => {
  log.length = 0;
  return members?.close();
});

function pipelineWith(settings: MemberSettings): Pipeline {
  const logger = pino({ level: "info" }, { write: (line: string) => void log.push(line) });
  members = new Members({
    faults: new BreakableFaults(),
    addresses: [{ ...settings, name: "catalog", url: catalogServer.url }, reviewsServer],
    logger,
    observe: () => {},
  });
  return createPipeline({
    supergraph,
    planner: createPlanner(supergraph),
    members,
    logger,
    faults: new BreakableFaults(),
    findShortcuts: shortcutsUnderTest,
  });
}

/** What clients get when the member says this of `products`. */
async function shownWith(
  settings: MemberSettings,
  error: object,
  rest: object = { data: { products: null } },
) {
  catalogServer.answerWith((_, response) => response.end(JSON.stringify({ errors: [error], ...rest })));
  const pipeline = pipelineWith(settings);
  const { errors } = await pipeline.execute(
    pipeline.prepare({ query: "{ products { id } }" }, READER),
    READER,
  );
  return JSON.parse(JSON.stringify(errors?.[0]));
}

const MASKED = {
  message: expect.stringMatching(/ \/ Internal error of member "catalog" [0-9a-f-]{36}$/),
  path: ["products"],
  extensions: {
    code: "INTERNAL_SERVER_ERROR",
    member: "catalog",
    errorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  },
};

describe("an error of a member", () => {
  const said = { message: "Sách không có", path: ["products"] };

  it.each([
    [{ code: "NOT_FOUND" }, "NOT_FOUND"],
    [{ code: "GRAPHQL_VALIDATION_FAILED" }, "GRAPHQL_VALIDATION_FAILED"],
    [{ classification: "NOT_FOUND" }, "NOT_FOUND"],
    [{ classification: "BAD_REQUEST" }, "BAD_REQUEST"],
    [{ classification: "ValidationError" }, "GRAPHQL_VALIDATION_FAILED"],
    [{ classification: "BAD_REQUEST", code: "OF_ITS_OWN" }, "BAD_REQUEST"],
    [{ errorType: "PERMISSION_DENIED", errorDetail: "x" }, "PERMISSION_DENIED"],
    [{ code: "AUTH_NOT_AUTHORIZED" }, "AUTH_NOT_AUTHORIZED"],
  ])("that is the caller's matter is shown as it is: %j", async (extensions, code) => {
    expect(await shownWith({}, { ...said, extensions })).toEqual({
      ...said,
      extensions: { code, member: "catalog" },
    });
  });

  it.each([
    [undefined],
    [{}],
    [{ code: "LIBRARY_CLOSED" }],
    [{ code: 404 }],
    [{ classification: "INTERNAL_ERROR" }],
    [{ classification: "DataFetchingException" }],
    [{ code: "INTERNAL_SERVER_ERROR", classification: "NOT_FOUND" }],
  ])("that may be nobody's business is masked: %j", async (extensions) => {
    expect(await shownWith({}, { ...said, extensions })).toEqual(MASKED);
  });

  it("is shown under a code of the member's own where its settings pass that", async () => {
    const error = { ...said, extensions: { code: "LIBRARY_CLOSED" } };
    const shown = { ...said, extensions: { code: "LIBRARY_CLOSED", member: "catalog" } };
    expect(await shownWith({ passedCodes: new Set(["LIBRARY_CLOSED"]) }, error)).toEqual(shown);
    expect(await shownWith({ passedCodes: new Set(["*"]) }, error)).toEqual(shown);
    expect(await shownWith({ passedCodes: new Set(["OTHER"]) }, error)).toEqual(MASKED);
  });

  it("keeps the extensions that the member's settings pass, and no others", async () => {
    const passedExtensions = new Set(["hint", "until", "member"]);
    const others = { hint: { vi: "Mai mở cửa" }, until: 7, trace: "at secret.py", member: "somebody else" };
    const error = { ...said, extensions: { code: "NOT_FOUND", ...others } };
    expect((await shownWith({ passedExtensions }, error)).extensions).toEqual({
      code: "NOT_FOUND",
      member: "catalog",
      hint: { vi: "Mai mở cửa" },
      until: 7,
    });
    const unknown = { ...error, extensions: { ...others, code: "OF_ITS_OWN" } };
    expect(await shownWith({ passedExtensions }, unknown)).toEqual(MASKED);
  });

  it("keeps what is wrong in an input, field by field", async () => {
    const mistakes = [{ field: "input.asOf", message: { vi: "Ngày sai.", en: "No day." } }];
    const error = { ...said, extensions: { code: "BAD_USER_INPUT", mistakes, trace: "at secret.py" } };
    expect((await shownWith({}, error)).extensions).toEqual({
      code: "BAD_USER_INPUT",
      member: "catalog",
      mistakes,
    });
    const masked = { ...error, extensions: { ...error.extensions, code: "OF_ITS_OWN" } };
    expect(await shownWith({}, masked)).toEqual(MASKED);
  });

  it("that refuses a place in the document without a code is the caller's mistake", async () => {
    const error = {
      message: "Expected value of type 'Date', found \"x\".",
      locations: [{ line: 1, column: 9 }],
    };
    const shown = { message: error.message, extensions: { code: "BAD_USER_INPUT", member: "catalog" } };
    for (const rest of [{}, { data: null }]) expect(await shownWith({}, error, rest)).toMatchObject(shown);
    expect(await shownWith({}, { message: "connection to 10.0.0.7 lost" }, {})).toEqual(MASKED);
    expect(await shownWith({}, { ...error, path: ["products"] }, { data: null })).toEqual(MASKED);
    expect(await shownWith({}, error)).toEqual(MASKED);
  });
});

describe("the log of a member's error", () => {
  it("has nothing of what a statement that failed was about", async () => {
    const canary = "CANARY-0912345678";
    const message = `duplicate key: (${canary})`;
    await shownWith(
      {},
      { message, extensions: { code: "P2002", parameters: [canary], stacktrace: [message] } },
    );
    await shownWith({}, { message: `got invalid value ${canary}` }, {});
    expect(log.join()).toContain("P2002");
    expect(log.join()).not.toContain(canary);
  });
});
