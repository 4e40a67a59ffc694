import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { compose } from "@hub/gateway-fixtures/compose";
import { type RunningPipeline, startPipeline } from "@hub/gateway-fixtures/pipeline";
import { FEDERATION_LINK, type Subgraph } from "@hub/gateway-fixtures/subgraph";
import { afterEach, describe, expect, it } from "@jest/globals";
import { refuse } from "../errors/request-refusal.js";
import { readLiveSchema } from "../live/subscriptions/live-schema.js";
import { parseSupergraph } from "../supergraph/supergraph.js";
import { OwnAnswers } from "./own-answers.js";
import type { OwnSources } from "./own-source.js";

const library: Subgraph = {
  name: "library",
  sdl: `${FEDERATION_LINK}
    type Query { firstBook: Book }
    type Book @key(fields: "id") { id: ID! title: String }
  `,
  resolvers: { Query: { firstBook: () => ({ id: "1" }) }, Book: { title: ({ id }) => `Sách ${id}` } },
  entities: { Book: ({ id }) => (id === "9" ? null : {}) },
};

const desk: Subgraph = {
  name: "desk",
  sdl: `
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective"])
      @link(url: "https://khuyen-hoc-hub.vn/spec/gateway/v0.1", import: ["@answeredByGateway"])
      @composeDirective(name: "@answeredByGateway")
    directive @answeredByGateway(source: String!) on FIELD_DEFINITION
    type Query { shelf(row: Int!, label: String): Shelf @answeredByGateway(source: "shelves") }
    type Shelf { row: Int! label: String book: Book }
    type Book @key(fields: "id", resolvable: false) { id: ID! }
  `,
};

const sources: OwnSources = {
  shelves: {
    read({ row, label }) {
      if (row === 0) throw refuse("BAD_USER_INPUT", "Không có kệ 0 / There is no shelf 0");
      if (row === 13) throw new Error("at http://10.0.0.7/");
      return { row, label, book: { id: String(row) } };
    },
  },
};

let running: RunningPipeline | undefined;
afterEach(async () => {
  await running?.[Symbol.asyncDispose]();
  running = undefined;
});

async function start(): Promise<RunningPipeline> {
  running = await startPipeline([library], { live: desk, ownSources: sources });
  return running;
}

describe("a subgraph without a server", () => {
  it("is composed without an address", () => {
    const supergraph = parseSupergraph(compose([library, desk]));
    expect([...supergraph.memberUrls.keys()]).toEqual(["library"]);
    expect([...supergraph.ownSubgraphs]).toEqual(["desk"]);
    expect(supergraph.ownFields).toEqual([
      { operation: "query", name: "shelf", source: "shelves", subgraph: "desk" },
    ]);
  });

  it("is answered by the gateway, and members fill the entities that it names", async () => {
    const { ask, server } = await start();
    const query = `query ($row: Int!) { mine: shelf(row: $row, label: "Đọc \\u1ea1") { row label book { title } } }`;
    const { data, errors } = await ask(query, { row: 2 });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ mine: { row: 2, label: "Đọc ạ", book: { title: "Sách 2" } } });
    expect(server("library").requests).toHaveLength(1);
  });

  it("is answered while the member is down whose entities it names", async () => {
    const { ask, server } = await start();
    server("library").answerWith((_, response) => response.writeHead(503).end());
    const { data, errors } = await ask("{ shelf(row: 2) { row book { id title } } }");
    expect(data).toEqual({ shelf: { row: 2, book: { id: "2", title: null } } });
    expect(errors).toMatchObject([
      { path: ["shelf", "book", "title"], extensions: { code: "SUBGRAPH_UNAVAILABLE", member: "library" } },
    ]);
  });

  it("tells a refusal of its source at the field, and anything else by an id", async () => {
    const { ask } = await start();
    const { data, errors } = await ask(
      "{ no: shelf(row: 0) { row } bad: shelf(row: 13) { row } firstBook { id } }",
    );
    expect(data).toEqual({ no: null, bad: null, firstBook: { id: "1" } });
    expect(errors).toMatchObject([
      {
        message: "Không có kệ 0 / There is no shelf 0",
        path: ["no"],
        extensions: { code: "BAD_USER_INPUT" },
      },
      { path: ["bad"], extensions: { code: "INTERNAL_SERVER_ERROR" } },
    ]);
    expect(JSON.stringify(errors)).not.toContain("10.0.0.7");
  });

  it("is refused if the gateway does not know what it is answered from", () => {
    const supergraph = parseSupergraph(compose([library, desk]));
    const { schema } = readLiveSchema(supergraph.sdl, desk.name);
    const options = { supergraph, schema, sources: {}, faults: new BreakableFaults() };
    expect(() => new OwnAnswers(options)).toThrow(
      'the query field shelf of "desk" is answered from "shelves", which this gateway does not have',
    );
  });
});
