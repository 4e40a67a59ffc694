import { type ShopPipeline, startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { execute, parse } from "graphql";

let shop: ShopPipeline;
beforeAll(async () => {
  shop = await startShopPipeline();
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
});
afterEach(() => shop.catalog.answerWith(undefined));

/** The answer as a client sees it: plain JSON. */
async function ask(query: string, variables?: Record<string, unknown>) {
  return JSON.parse(JSON.stringify(await shop.ask(query, variables)));
}

/** Whatever the catalog is asked, this is what it says. */
function catalogSays(answer: object): void {
  shop.catalog.answerWith((_, response) => response.end(JSON.stringify(answer)));
}

const pathsOf = (errors: readonly { path?: readonly (string | number)[] }[] = []) =>
  errors.map(({ path }) => path);

describe("null propagation", () => {
  const good = {
    value: 1,
    kind: "GOOD",
    items: [1],
    nested: [[1]],
    strict: { value: 2 },
    maybe: { value: 3 },
  };
  const query = `{ strict { value kind items nested strict { value } maybe { value strict { value } } } }`;

  it.each([
    ["a null where none is allowed", { ...good, value: null }],
    ["a null item where none is allowed, in a list that may be null", { ...good, nested: [[1, null], [2]] }],
    ["a null item that is allowed", { ...good, items: [1, null] }],
    ["a null list that is not allowed", { ...good, items: null }],
    ["a null deep in an object that may be null", { ...good, maybe: { value: null, strict: { value: 1 } } }],
    ["a null deep in an object that may not", { ...good, strict: { value: null } }],
    [
      "a null deeper in an object that may be null",
      { ...good, maybe: { value: 1, strict: { value: null } } },
    ],
    ["a null object that is not allowed", { ...good, strict: null }],
    ["an enum value that does not exist", { ...good, kind: "UGLY" }],
    ["nothing at all", null],
    ["no null", { ...good, maybe: null }],
  ])("equals the reference implementation's for %s", async (_, strict) => {
    catalogSays({ data: { strict } });
    const answer = await ask(query);
    const reference = await execute({
      schema: shop.supergraph.publicSchema,
      document: parse(query),
      rootValue: { strict },
    });
    // What was not sent counts as null for both.
    expect(answer.data).toEqual(JSON.parse(JSON.stringify(reference.data)));
    expect(pathsOf(answer.errors)).toEqual(pathsOf(reference.errors));
  });

  it("reports a null once when the member has explained it", async () => {
    catalogSays({
      data: { strict: { ...good, maybe: { value: null } } },
      errors: [{ message: "hỏng", path: ["strict", "maybe", "value"], extensions: { code: "REFUSED" } }],
    });
    expect(await ask("{ strict { maybe { value } } }")).toEqual({
      data: { strict: { maybe: null } },
      errors: [
        {
          message: "hỏng",
          path: ["strict", "maybe", "value"],
          extensions: { code: "REFUSED", member: "catalog" },
        },
      ],
    });
  });

  it.each([
    ["the largest Int", "2147483647", true],
    ["one more than the largest Int", "2147483648", false],
    ["the smallest Int", "-2147483648", true],
    ["one less than the smallest Int", "-2147483649", false],
    ["an Int beyond what JavaScript holds", "9007199254740993", false],
    ["an Int as some write it", "7.0", true],
    ["a fraction for an Int", "7.5", false],
  ])("takes 32 bits for an Int, however often it is asked: %s", async (_, text, isInt) => {
    shop.catalog.answerWith((_, response) => response.end(`{"data":{"strict":{"maybe":{"value":${text}}}}}`));
    for (let count = 0; count < 3; count++) {
      const { data, errors } = await ask("{ strict { maybe { value } } }");
      expect(data).toEqual({ strict: { maybe: isInt ? { value: Number(text) } : null } });
      expect(errors === undefined).toBe(isInt);
    }
  });

  it.each([
    ["a Float as some write it", "1.50", true],
    ["a Float with an exponent", "15E-1", true],
    ["a Float with more digits than it holds", "0.1000000000000000055511151231257827", true],
    ["a Float that is infinite", "1e400", false],
    ["a text for a Float", '"1.5"', false],
  ])(
    "hands on the spelling of a Float of a possible size, however often it is asked: %s",
    async (_, text, isFloat) => {
      shop.catalog.answerWith((_, response) =>
        response.end(`{"data":{"product":{"__typename":"Film","id":"f1","weight":${text}}}}`),
      );
      for (let count = 0; count < 4; count++) {
        const answer = await shop.ask("{ product(id: 1) { ... on Film { weight } } }");
        expect(JSON.stringify(answer.data)).toBe(`{"product":{"weight":${isFloat ? text : null}}}`);
        expect(answer.errors === undefined).toBe(isFloat);
      }
    },
  );

  it.each([
    ["a number", "7", "7"],
    ["a whole number as some write it", "7.0", "7"],
    ["a whole number with an exponent", "12e2", "1200"],
    ["a whole number beyond what JavaScript holds", "9007199254740993", "9007199254740993"],
    ["a fraction", "7.5", null],
    ["a fraction that JavaScript takes for a whole number", "0.99999999999999999999", null],
  ])("gives clients text for an ID, however often it is asked: %s", async (_, text, id) => {
    shop.catalog.answerWith((_, response) =>
      response.end(`{"data":{"product":{"__typename":"Film","id":${text}}}}`),
    );
    for (let count = 0; count < 3; count++) {
      const { data } = await ask("{ product(id: 1) { ... on Film { id } } }");
      expect(data).toEqual({ product: id && { id } });
    }
  });

  it("reports values of another type and goes on with null", async () => {
    catalogSays({ data: { strict: { ...good, items: "no list", maybe: "no object" } } });
    const answer = await ask("{ strict { maybe { value } } }");
    expect(answer).toMatchObject({
      data: { strict: { maybe: null } },
      errors: [{ path: ["strict", "maybe"], extensions: { code: "SUBGRAPH_INVALID_RESPONSE" } }],
    });
    expect((await ask("{ strict { items } }")).data).toEqual({ strict: null });
  });
});

describe("projection", () => {
  it("answers fields of an interface object under the concrete type", async () => {
    expect((await ask("{ media { __typename title likes } }")).data.media).toEqual([
      { __typename: "Clip", title: "Đoạn phim", likes: 1 },
      { __typename: "Song", title: "Bài hát", likes: 2 },
    ]);
  });

  it("applies fragments to the types they name, on unions and interfaces", async () => {
    const query = `{
      search {
        kind: __typename
        ... on Product { name ... on Book { pages } }
        ...OfNode
        ... on Author { called: name }
      }
    }
    fragment OfNode on Node { id ... on Film { minutes } }`;
    expect((await ask(query)).data.search).toEqual([
      { kind: "Book", name: "Sách một", pages: 100, id: "b1" },
      { kind: "Film", name: "Phim một", id: "f1", minutes: 90 },
      { kind: "Book", name: "Sách hai", pages: 200, id: "b2" },
      { kind: "Author", called: "An" },
      { kind: "Author", called: null },
    ]);
  });

  it("merges fields that are selected several times, also across members", async () => {
    const query = `{ me { reviews { id } } ...Me } fragment Me on Query { me { reviews { body author { name } } id } }`;
    expect((await ask(query)).data).toEqual({
      me: {
        reviews: [
          { id: "r1", body: "Hay", author: { name: "An" } },
          { id: "r3", body: "Tốt", author: { name: "An" } },
        ],
        id: "a1",
      },
    });
  });

  it("keeps aliases apart from the keys by which members find entities", async () => {
    expect(
      (await ask("{ topReviews(first: 1) { author { id: name rank fame reviews { id } } } }")).data,
    ).toEqual({
      topReviews: [{ author: { id: "An", rank: 1, fame: 10, reviews: [{ id: "r1" }, { id: "r3" }] } }],
    });
    expect((await ask("{ me { name id: fame __typename } }")).data).toEqual({
      me: { name: "An", id: 10, __typename: "Author" },
    });
  });

  it("keeps two selections of the same entities apart, though they are fetched together", async () => {
    const select = (n: string) =>
      `search { ... on Author { reviews { product { ... on Book { n: ${n} } } } } }`;
    const { data } = await ask(`{ a: ${select("name")} b: ${select("pages")} }`);
    expect(data.a[3]).toEqual({ reviews: [{ product: { n: "Sách một" } }, { product: { n: "Sách một" } }] });
    expect(data.b[3]).toEqual({ reviews: [{ product: { n: 100 } }, { product: { n: 100 } }] });
  });

  it("keeps a field's arguments apart from those that another member requires", async () => {
    const query = `{ products { ... on Film { weight(unit: "g") shippingCost } } }`;
    expect((await ask(query)).data.products[1]).toEqual({ weight: 1500, shippingCost: 15 });
  });

  it.each([
    [true, true],
    [true, false],
    [false, true],
    [false, false],
  ])("skips and includes by variables: %s, %s", async (a, b) => {
    const query = `query($a: Boolean!, $b: Boolean!) {
      me { id @skip(if: $a) ...Named @include(if: $b) rank @skip(if: $a) @include(if: $b) }
      topReviews @include(if: $a) { ... @skip(if: $b) { body } id }
    }
    fragment Named on Author { name }`;
    const { data } = await ask(query, { a, b });
    expect(data).toEqual({
      me: { ...(!a && { id: "a1" }), ...(b && { name: "An" }), ...(!a && b && { rank: 1 }) },
      ...(a && {
        topReviews: [
          { ...(!b && { body: "Hay" }), id: "r1" },
          { ...(!b && { body: "Được" }), id: "r2" },
        ],
      }),
    });
  });

  it("passes arguments, defaults, lists and input objects on", async () => {
    const query = `query($text: String = "mặc định", $list: [Int!], $input: EchoInput) {
      echo(text: $text, list: $list, input: $input)
    }`;
    expect(JSON.parse((await ask(query, { list: 1, input: {} })).data.echo)).toEqual({
      text: "mặc định",
      list: [1],
      input: { text: "default" },
    });
    expect(JSON.parse((await ask(query, { text: null })).data.echo)).toEqual({ text: null });
  });

  it("leaves out what the member sent unasked", async () => {
    catalogSays({
      data: { product: { __typename: "Book", id: "b1", name: "Sách", secret: 1 }, other: 1 },
      extensions: {},
    });
    expect(await ask("{ product(id: 1) { id } }")).toEqual({ data: { product: { id: "b1" } } });
  });
});

describe("introspection", () => {
  it("is answered without asking a member", async () => {
    const before = shop.planCount();
    const answer = await ask("{ __schema { queryType { name } } __typename }");
    expect(answer).toEqual({ data: { __schema: { queryType: { name: "Query" } }, __typename: "Query" } });
    expect(shop.planCount()).toBe(before);
  });

  it("may stand beside other fields, in fragments, under aliases and with variables", async () => {
    const query = `query($name: String!, $no: Boolean = false) {
      t: __type(name: $name) { name kind }
      me { id }
      ...More
      __schema @include(if: $no) { queryType { name } }
    }
    fragment More on Query { __type(name: "Book") { interfaces { name } } }`;
    expect(await ask(query, { name: "Film" })).toEqual({
      data: {
        t: { name: "Film", kind: "OBJECT" },
        me: { id: "a1" },
        __type: { interfaces: [{ name: "Node" }, { name: "Product" }] },
      },
    });
  });

  it("shows neither the join machinery nor what is inaccessible", async () => {
    const { data } = await ask("{ __schema { types { name } directives { name } } }");
    const names = data.__schema.types.map(({ name }: { name: string }) => name);
    expect(names.filter((name: string) => name.includes("join__") || name.includes("link__"))).toEqual([]);
    const directives = data.__schema.directives.map(({ name }: { name: string }) => name);
    expect(directives).toEqual(["live", "include", "skip", "deprecated", "specifiedBy", "oneOf"]);
    const fields = (await ask(`{ __type(name: "Query") { fields { name } } }`)).data.__type.fields;
    expect(fields).not.toContainEqual({ name: "hidden" });
  });
});
