import { type RunningPipeline, startPipeline } from "@hub/gateway-fixtures/pipeline";
import { FEDERATION_LINK, type Subgraph } from "@hub/gateway-fixtures/subgraph";
import { afterEach, describe, expect, it } from "@jest/globals";

const GLOBAL_ID =
  "directive @globalId(prefix: String!, namesMember: Boolean! = false) on OBJECT\nscalar Shade\n";
const BOOK = `type Book @key(fields: "id", resolvable: false) @globalId(prefix: "book", namesMember: true) @shareable {
  id: ID! title: String shade: Shade author: Author pages(from: Int): [Page!]!
}
type Page @shareable { number: Int! text: String }`;

const AUTHOR = 'type Author @key(fields: "id") { id: ID! }';
const KNOWN_AUTHOR = 'type Author @key(fields: "id") @globalId(prefix: "author") { id: ID! name: String! }';

/** A member that holds books `1` and `2`. Both refer to authors, and `east` knows them. */
function library(name: "east" | "west"): Subgraph {
  const isEast = name === "east";
  return {
    name,
    sdl: `${FEDERATION_LINK}${GLOBAL_ID}${BOOK} ${isEast ? KNOWN_AUTHOR : AUTHOR} type Query { ${name}Books: [Book!]! }`,
    resolvers: {
      Query: { [`${name}Books`]: () => [{ id: `book_${name}_1` }] },
      Book: {
        title: ({ id }) => `Sách ${id}`,
        author: () => ({ id: "author_7" }),
        pages: (_, { from }) => [{ number: from ?? 1, text: name }],
      },
      ...(isEast && { Author: { name: () => "Lê Quý Đôn" } }),
    },
    entities: {
      Book: ({ id }) => (/_[12]$/.test(String(id)) ? {} : null),
      Author: ({ id }) => (id === "author_7" ? {} : null),
    },
  };
}

let running: RunningPipeline | undefined;
afterEach(async () => {
  await running?.[Symbol.asyncDispose]();
  running = undefined;
});

async function start(others: readonly Subgraph[] = []): Promise<RunningPipeline> {
  running = await startPipeline([library("east"), library("west"), desk, ...others]);
  return running;
}

/** A member whose loans name what was lent by its id, whatever it is. */
const desk: Subgraph = {
  name: "desk",
  sdl: `${FEDERATION_LINK}${GLOBAL_ID}directive @namesNode(as: String!) on FIELD_DEFINITION
    type Query { loans: [Loan!]! }
    type Loan @key(fields: "ofId", resolvable: false) { ofId: ID! @namesNode(as: "of") year: Int }`,
  resolvers: {
    Query: {
      loans: () =>
        ["book_west_1", "author_7", "book_east_9", "none", "book_east_2", "book_west_1"].map(
          (ofId, index) => ({
            ofId,
            year: 2_020 + index,
          }),
        ),
    },
  },
};

const BOOKS = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Book { title } ... on Author { name } } }";

describe("node(id)", () => {
  it("is what the id names, whichever member holds it, with what others add", async () => {
    const { ask, server } = await start();
    const { data, errors } = await ask(
      `query ($id: ID!) { node(id: $id) { __typename id ... on Book { title pages(from: 3) { number text } author { name } } } }`,
      { id: "book_west_2" },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      node: {
        __typename: "Book",
        id: "book_west_2",
        title: "Sách book_west_2",
        pages: [{ number: 3, text: "west" }],
        author: { name: "Lê Quý Đôn" },
      },
    });
    const texts = server("east").requests.map(({ query }) => query);
    expect(texts.join()).not.toContain("Book");
  });

  it("is null for an id that names nothing that there is", async () => {
    const { ask } = await start();
    const ids = ["book_east_9", "author_8"];
    for (const id of ids) {
      const answer = await ask("query ($id: ID!) { node(id: $id) { __typename id } }", { id });
      expect({ id, ...answer }).toEqual({ id, data: { node: null } });
    }
  });

  it.each([
    "",
    "1",
    "tôi không biết",
    "BOOK_west_1",
    "constructor_1",
    "shelf_1",
    "e5113a1c-8e8d-505a-ac5e-cd1075c978b7",
  ])("is refused for “%s”, which says nothing of what it is the id of", async (id) => {
    const { ask } = await start();
    const { data, errors } = await ask("query ($id: ID!) { node(id: $id) { id } }", { id });
    expect(data).toEqual({ node: null });
    expect(errors).toMatchObject([{ path: ["node"], extensions: { code: "BAD_USER_INPUT" } }]);
    expect(errors?.[0]?.message).toContain(
      `"id" is "${id}", which does not say what it is the id of; send an id`,
    );
  });

  it.each([
    ["book_1", "book_{member}_{…}"],
    ["author_east_7", "author_{…}"],
    ["shop_7", "shop_{UUID}"],
  ])("is refused for “%s”, which is not written as ids of its type are", async (id, form) => {
    const shops: Subgraph = {
      name: "shops",
      sdl: `${FEDERATION_LINK}directive @globalId(prefix: String!, hasUuid: Boolean! = false) on OBJECT
        type Query { shop: Shop } type Shop @key(fields: "id") @globalId(prefix: "shop", hasUuid: true) { id: ID! }`,
      entities: { Shop: () => null },
    };
    const { ask } = await start([shops]);
    const { data, errors } = await ask("query ($id: ID!) { node(id: $id) { id } }", { id });
    expect(data).toEqual({ node: null });
    expect(errors).toMatchObject([{ path: ["node"], extensions: { code: "BAD_USER_INPUT" } }]);
    expect(errors?.[0]?.message).toContain(
      `"id" is "${id}", which can be the id of nothing: such ids are written ${form};`,
    );
    const nobody = "shop_e5113a1c-8e8d-505a-ac5e-cd1075c978b7";
    expect(await ask("query ($id: ID!) { node(id: $id) { id } }", { id: nobody })).toEqual({
      data: { node: null },
    });
  });

  it("is refused for an id of a member that there is not, with where to find what it once told", async () => {
    const { ask } = await start();
    const { data, errors } = await ask("query ($id: ID!) { node(id: $id) { id } }", { id: "book_north_1" });
    expect(data).toEqual({ node: null });
    expect(errors).toMatchObject([{ path: ["node"], extensions: { code: "BAD_USER_INPUT" } }]);
    expect(errors?.[0]?.message).toContain(
      '"id" is "book_north_1", an id of the member "north", which the hub has not, or no longer; what a member',
    );
  });

  it("is what a member that has left once told, of the member that stands in for it", async () => {
    const archive: Subgraph = {
      name: "archive",
      sdl: `${FEDERATION_LINK}${GLOBAL_ID}directive @standsInFor(type: String!) on FIELD_DEFINITION
        ${BOOK} ${AUTHOR} type Query { allBooks: [Book!]! @standsInFor(type: "Book") }`,
      resolvers: { Book: { title: ({ id }) => `Sách ${id}`, author: () => ({ id: "author_7" }) } },
      entities: { Book: ({ id }) => (id === "book_north_1" ? {} : null) },
    };
    const { ask } = await start([archive]);
    const { data, errors } = await ask(BOOKS, { ids: ["book_north_1", "book_west_2", "book_north_2"] });
    expect(data).toEqual({
      nodes: [
        { id: "book_north_1", title: "Sách book_north_1" },
        { id: "book_west_2", title: "Sách book_west_2" },
        null,
      ],
    });
    expect(errors).toMatchObject([{ path: ["nodes", 2], extensions: { code: "BAD_USER_INPUT" } }]);
    expect(errors?.[0]?.message).toContain(
      'an id of the member "north", which the hub has not, or no longer',
    );
  });

  it("is found under an id with spaces around it", async () => {
    const { ask } = await start();
    const { data, errors } = await ask("query ($id: ID!) { node(id: $id) { id } }", { id: " book_west_2\n" });
    expect({ data, errors }).toEqual({ data: { node: { id: "book_west_2" } } });
  });

  it("tells which member does not answer, and nothing else fails", async () => {
    const { ask, server } = await start();
    server("west").answerWith((_, response) => response.writeHead(503).end());
    const { data, errors } = await ask(BOOKS, { ids: ["book_west_1", "book_east_1"] });
    expect(data).toEqual({ nodes: [null, { id: "book_east_1", title: "Sách book_east_1" }] });
    expect(errors).toMatchObject([
      { path: ["nodes", 0], extensions: { code: "SUBGRAPH_UNAVAILABLE", member: "west" } },
    ]);
  });
});

describe("nodes(ids)", () => {
  it("are in the order of the ids, also when several members hold them, with few requests", async () => {
    const { ask, server } = await start();
    const ids = ["book_west_1", "author_7", "book_east_2", "book_east_9", "book_west_2", "book_west_1"];
    const { data, errors } = await ask(BOOKS, { ids });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      nodes: [
        { id: "book_west_1", title: "Sách book_west_1" },
        { id: "author_7", name: "Lê Quý Đôn" },
        { id: "book_east_2", title: "Sách book_east_2" },
        null,
        { id: "book_west_2", title: "Sách book_west_2" },
        { id: "book_west_1", title: "Sách book_west_1" },
      ],
    });
    expect(server("west").requests).toHaveLength(2);
  });

  it("say which is no id, and have the others", async () => {
    const { ask } = await start();
    const { data, errors } = await ask(BOOKS, { ids: ["author_7", "none", "author_7"] });
    const author = { id: "author_7", name: "Lê Quý Đôn" };
    expect(data).toEqual({ nodes: [author, null, author] });
    expect(errors).toMatchObject([{ path: ["nodes", 1], extensions: { code: "BAD_USER_INPUT" } }]);
    expect(errors?.[0]?.message).toContain('"ids[1]" is "none"');
  });

  it("are refused when there are too many", async () => {
    const { ask } = await start();
    const { errors } = await ask(BOOKS, { ids: Array(201).fill("none") });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it("say where a member's own error belongs", async () => {
    const { ask, server } = await start();
    server("west").answerFor("title", (_, response) => {
      const entities = [{ _hub_key_id: "book_west_1", title: null }];
      const path = ["_entities", 0, "title"];
      response.end(
        JSON.stringify({ data: { _entities: entities }, errors: [{ message: "đóng cửa", path }] }),
      );
    });
    const { data, errors } = await ask(BOOKS, { ids: ["book_east_1", "book_west_1"] });
    expect(data).toMatchObject({ nodes: [{ title: "Sách book_east_1" }, { title: null }] });
    expect(errors).toMatchObject([{ path: ["nodes", 1, "title"] }]);
  });
});

describe("an object that names something by its id", () => {
  const LOANS = "{ loans { year of { __typename id ... on Book { title } ... on Author { name } } } }";

  it("has the thing, whichever member holds it, or null; with as few requests as for one", async () => {
    const { ask, server } = await start();
    const { data, errors } = await ask(LOANS);
    expect(errors).toBeUndefined();
    const west = { __typename: "Book", id: "book_west_1", title: "Sách book_west_1" };
    expect(data).toEqual({
      loans: [
        { year: 2_020, of: west },
        { year: 2_021, of: { __typename: "Author", id: "author_7", name: "Lê Quý Đôn" } },
        { year: 2_022, of: null },
        { year: 2_023, of: null },
        { year: 2_024, of: { __typename: "Book", id: "book_east_2", title: "Sách book_east_2" } },
        { year: 2_025, of: west },
      ],
    });
    expect(server("west").requests).toHaveLength(2);
  });

  it("has null, and the error beside it, where the member does not answer that would know", async () => {
    const { ask, server } = await start();
    server("west").answerWith((_, response) => response.writeHead(503).end());
    const { data, errors } = await ask("{ loans { year of { id } } }");
    const of = (data as { loans: { of: unknown }[] }).loans.map((loan) => loan.of);
    expect(of).toEqual([null, { id: "author_7" }, null, null, { id: "book_east_2" }, null]);
    expect(errors).toMatchObject([
      { path: ["loans", 0, "of"], extensions: { code: "SUBGRAPH_UNAVAILABLE", member: "west" } },
      { path: ["loans", 5, "of"], extensions: { code: "SUBGRAPH_UNAVAILABLE", member: "west" } },
    ]);
  });
});

it("lists of what several members hold are not asked for again by id", async () => {
  const { ask, server } = await start();
  const { data } = await ask("{ westBooks { id title author { name } } }");
  expect(data).toEqual({
    westBooks: [{ id: "book_west_1", title: "Sách book_west_1", author: { name: "Lê Quý Đôn" } }],
  });
  expect(server("west").requests).toHaveLength(1);
});
