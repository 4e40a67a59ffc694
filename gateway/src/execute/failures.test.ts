import type { RequestListener } from "node:http";
import { type ShopPipeline, startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from "@jest/globals";

/** Whoever answers at all does so in time, however busy the machine is. */
const LIMITS = { timeoutMs: 60_000, maxResponseBytes: 100_000 };
/** For who never answers. */
const TIMEOUT_MS = 100;

let shop: ShopPipeline;
/** Waits only so long for the catalog. */
let impatientShop: ShopPipeline;
beforeAll(async () => {
  shop = await startShopPipeline({ limits: LIMITS });
  impatientShop = await startShopPipeline({
    limits: LIMITS,
    members: { catalog: { timeoutMs: TIMEOUT_MS } },
  });
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await impatientShop[Symbol.asyncDispose]();
});
afterEach(() => shop.catalog.answerWith(undefined));

function shopWhoseCatalog(answer: RequestListener): ShopPipeline {
  const own = answer === neverAnswer ? impatientShop : shop;
  own.catalog.answerWith(answer);
  return own;
}

async function ask(query: string, variables?: Record<string, unknown>, asked = shop) {
  return JSON.parse(JSON.stringify(await asked.ask(query, variables)));
}

function catalogSays(answer: object): void {
  shop.catalog.answerWith((_, response) => response.end(JSON.stringify(answer)));
}

/** An entity as the catalog answers it, with the key by which the gateway knows it again. */
function author(id: string, fields: object): object {
  return { _hub_key_id: id, ...fields };
}

const CROSS_MEMBER = "{ topReviews(first: 3) { body author { name } } }";
const WITHOUT_NAMES = {
  topReviews: [
    { body: "Hay", author: { name: null } },
    { body: "Được", author: { name: null } },
    { body: "Tốt", author: { name: null } },
  ],
};
const PATHS_OF_NAMES = [0, 1, 2].map((index) => ["topReviews", index, "author", "name"]);

const hangUp: RequestListener = (request) => request.socket.destroy();
const neverAnswer: RequestListener = () => {};
const sayHtml: RequestListener = (_, response) =>
  response.writeHead(502).end("<html>Bad gateway at 10.0.0.7</html>");
const sayText =
  (text: string): RequestListener =>
  (_, response) =>
    response.end(text);

describe("a member that gives no usable answer", () => {
  it.each([
    ["hangs up", hangUp, "SUBGRAPH_UNAVAILABLE"],
    ["never answers", neverAnswer, "SUBGRAPH_TIMEOUT"],
    ["stands behind a broken proxy", sayHtml, "SUBGRAPH_UNAVAILABLE"],
    ["sends HTML", sayText("<html>"), "SUBGRAPH_INVALID_RESPONSE"],
    ["sends half an answer", sayText('{"data":{"_entities":[{"na'), "SUBGRAPH_INVALID_RESPONSE"],
    ["sends JSON that is no response", sayText("[1]"), "SUBGRAPH_INVALID_RESPONSE"],
    ["sends no data and no errors", sayText("{}"), "SUBGRAPH_INVALID_RESPONSE"],
    [
      "sends more than the limit",
      sayText(`{"data":{"x":"${"x".repeat(200_000)}"}}`),
      "SUBGRAPH_INVALID_RESPONSE",
    ],
  ])("costs only its own fields when it %s", async (_, answer, code) => {
    const { data, errors } = await ask(CROSS_MEMBER, {}, shopWhoseCatalog(answer));
    expect(data).toEqual(WITHOUT_NAMES);
    expect(errors.map(({ path }: { path: unknown }) => path)).toEqual(PATHS_OF_NAMES);
    for (const { extensions, message } of errors) {
      expect(extensions).toEqual({ code, member: "catalog" });
      expect(message).not.toMatch(/10\.0\.0\.7|127\.0\.0\.1|html/);
    }
  });

  it("is given a pause after half of twenty requests have found nobody", async () => {
    await using own = await startShopPipeline();
    let received = 0;
    own.catalog.answerWith((_, response) => {
      received += 1;
      response.writeHead(503).end("no");
    });
    for (let count = 0; count < 25; count++) await own.ask("{ products { id } }");
    expect(received).toBe(20);
    expect(own.members.circuits().get("catalog")).toBe("open");
    expect(own.members.circuits().get("reviews")).toBe("closed");
    const { data } = await own.ask("{ me { id } }");
    expect(JSON.stringify(data)).toBe('{"me":{"id":"a1"}}');
  });

  it.each([
    ["NaN, as Python prints it", sayText('{"data":{"products":NaN}}')],
    ["something else than GraphQL", sayText("[]")],
    ["more than the limit", sayText(`{"data":{"x":"${"x".repeat(200_000)}"}}`)],
    ["an error page of its own", (_, response) => response.writeHead(500).end("<html>")],
  ] satisfies [string, RequestListener][])(
    "is not taken for one that is down when it sends %s",
    async (_, answer) => {
      await using own = await startShopPipeline({ limits: LIMITS });
      own.catalog.answerWith(answer);
      for (let count = 0; count < 25; count++) await own.ask("{ products { id } }");
      own.catalog.answerWith(undefined);
      expect(await own.ask("{ products { id } }")).toMatchObject({ data: { products: expect.any(Array) } });
    },
  );

  it("is asked everything else while it is too slow for one operation", async () => {
    await using own = await startShopPipeline({ limits: { timeoutMs: 50, maxResponseBytes: 100_000 } });
    let slowRequests = 0;
    own.catalog.answerWith(async (request, response) => {
      let body = "";
      for await (const chunk of request.setEncoding("utf8")) body += chunk;
      if (!body.includes("shippable")) response.end('{"data":{"products":[]}}');
      else slowRequests += 1;
    });
    const slow = "{ products { shippable: id } }";
    for (let count = 0; count < 25; count++) await own.ask(slow);
    expect(slowRequests).toBe(20);
    expect(await own.ask(slow)).toMatchObject({ errors: [{ extensions: { code: "SUBGRAPH_TIMEOUT" } }] });
    expect(slowRequests).toBe(20);
    expect(own.members.circuits().get("catalog")).toBe("closed");
    expect(await own.ask("{ products { id } }")).toEqual({ data: { products: [] } });
  });

  it("is given a pause when it gives no sign of life at all", async () => {
    await using own = await startShopPipeline({ limits: { timeoutMs: 50, maxResponseBytes: 100_000 } });
    own.catalog.answerWith(neverAnswer);
    while (own.members.circuits().get("catalog") === "closed") await own.ask("{ products { id } }");
    const { errors } = JSON.parse(JSON.stringify(await own.ask("{ product(id: 1) { id } }")));
    expect(errors[0].extensions.code).toBe("SUBGRAPH_UNAVAILABLE");
  });

  it.each<[number, RequestListener, string]>([
    [307, (_, response) => response.writeHead(307, { location: "https://elsewhere" }).end(), "a redirect"],
    [401, (_, response) => response.writeHead(401).end("token 4711 unknown"), "does not let this gateway in"],
    [403, (_, response) => response.writeHead(403).end('{"error":"token 4711 unknown"}'), "does not let"],
    [404, (_, response) => response.writeHead(404).end(), "no GraphQL at its URL"],
    [418, (_, response) => response.writeHead(418).end(), "status 418"],
    [503, (_, response) => response.writeHead(503).end('{"error":"token 4711 unknown"}'), "status 503"],
    [500, (_, response) => response.writeHead(500).end("<html>"), "status 500"],
  ])(
    "is told of by its status %d when there is no GraphQL in its answer",
    async (status, answer, meaning) => {
      shop.catalog.answerWith(answer);
      const { errors } = await ask("{ products { id } }");
      expect(errors[0].message).toMatch(
        new RegExp(`^[^:]* / Member "catalog" answers with status ${status}[^:]*$`),
      );
      expect(errors[0].message).toContain(meaning);
      expect(errors[0].message).not.toContain("4711");
      expect(shop.log.findLast((line) => line.includes(`"status":${status}`))).toBeDefined();
    },
  );

  it.each<[string, RequestListener, object]>([
    [
      "a redirect",
      (_, response) => response.writeHead(302, { location: "/" }).end("html of Nguyễn Văn A"),
      { code: "SUBGRAPH_INVALID_RESPONSE", status: 302 },
    ],
    [
      "a refusal",
      (_, response) => response.writeHead(401).end("no"),
      { code: "SUBGRAPH_INVALID_RESPONSE", status: 401 },
    ],
    [
      "a long error page",
      (_, response) => response.writeHead(500).end("x".repeat(5_000)),
      { code: "SUBGRAPH_UNAVAILABLE", status: 500 },
    ],
    ["a page", sayText("<html>"), { code: "SUBGRAPH_INVALID_RESPONSE", status: 200 }],
    ["no HTTP", (request) => request.socket.end("hello\r\n\r\n"), { code: "SUBGRAPH_INVALID_RESPONSE" }],
    ["nothing", neverAnswer, { code: "SUBGRAPH_TIMEOUT" }],
    [
      "the end of the connection",
      hangUp,
      { code: "SUBGRAPH_UNAVAILABLE", cause: expect.stringContaining("ECONNRESET") },
    ],
  ])("is one short line in the log when it answers with %s", async (_, answer, told) => {
    const { ask, log } = shopWhoseCatalog(answer);
    const before = log.length;
    await ask("{ products { id } }");
    const DEBUG = 20;
    const lines = log
      .slice(before)
      .map((line) => JSON.parse(line))
      .filter(({ level }) => level > DEBUG);
    expect(lines).toMatchObject([{ ...told, member: "catalog", requestId: "test" }]);
    expect(lines[0]).not.toHaveProperty("err");
    expect(JSON.stringify(lines)).not.toMatch(/html|\bat /);
    for (const line of log.slice(before)) expect(line.length).toBeLessThan(700);
  });

  it("may answer with any status when there is GraphQL in its answer, also behind a byte order mark", async () => {
    shop.catalog.answerWith((_, response) => response.writeHead(500).end('\ufeff{"data":{"products":[]}}'));
    expect(await ask("{ products { id } }")).toEqual({ data: { products: [] } });
  });

  it("may close a connection that is idle for a second without a change being in doubt", async () => {
    const used = new WeakSet<object>();
    shop.catalog.answerWith((request, response) => {
      // As if the end of the idle connection had been on its way.
      if (used.has(request.socket)) request.socket.destroy();
      else response.end('{"data":{"step":1}}');
      used.add(request.socket);
    });
    jest.useFakeTimers({
      doNotFake: ["setTimeout", "clearTimeout", "setImmediate", "nextTick", "queueMicrotask"],
    });
    try {
      for (let count = 0; count < 3; count++) {
        expect(await ask("mutation { step(n: 1) }")).toEqual({ data: { step: 1 } });
        jest.advanceTimersByTime(1_000);
      }
    } finally {
      jest.useRealTimers();
    }
  });

  it("is asked a query once more when the connection fails, but a mutation never", async () => {
    let connections = 0;
    shop.catalog.answerWith((request) => {
      connections += 1;
      request.socket.destroy();
    });
    await ask("{ products { id } }");
    expect(connections).toBe(2);
    const { errors } = await ask("mutation { step(n: 1) }");
    expect(connections).toBe(3);
    expect(errors[0]).toMatchObject({ path: ["step"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    expect(errors[0].message).toContain("whether the change was made is not known");
  });

  it("carries a null up to where the schema allows one", async () => {
    shop.catalog.answerWith(hangUp);
    expect(await ask("{ me { rank } products { id } }")).toMatchObject({
      data: null,
      errors: [{ path: ["products"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } }],
    });
    const answer = await ask("{ me { rank fame } }");
    expect(answer.data).toEqual({ me: null });
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0].path).toEqual(["me", "fame"]);
  });

  it("says which fields could not be asked for because others are missing", async () => {
    shop.catalog.answerWith((_, response) =>
      response.end(JSON.stringify({ data: { products: [{ __typename: "Book", id: "b1" }] } })),
    );
    const answer = await ask("{ products { id ... on Book { shippingCost } } }");
    expect(answer).toMatchObject({
      data: { products: [{ id: "b1", shippingCost: null }] },
      errors: [
        {
          path: ["products", 0, "shippingCost"],
          extensions: { code: "REQUIRED_FIELDS_MISSING", member: "reviews" },
        },
      ],
    });
  });
});

describe("a member's errors", () => {
  it("come with the client's path for every place of the entity", async () => {
    catalogSays({
      data: { _entities: [author("a1", { called: "An" }), author("a2", { called: null })] },
      errors: [
        {
          message: "Không có tên",
          path: ["_entities", 0, "called"],
          extensions: { code: "NOT_FOUND", detail: "x" },
        },
      ],
    });
    const { errors } = await ask("{ list: topReviews(first: 3) { by: author { called: name } } }");
    const shown = { message: "Không có tên", extensions: { code: "NOT_FOUND", member: "catalog" } };
    expect(errors).toEqual([
      { ...shown, path: ["list", 0, "by", "called"] },
      { ...shown, path: ["list", 2, "by", "called"] },
    ]);
  });

  it("come at every missing field when they name none", async () => {
    catalogSays({ errors: [{ message: "Từ chối", extensions: { code: "FORBIDDEN" } }] });
    const { data, errors } = await ask(CROSS_MEMBER);
    expect(data).toEqual(WITHOUT_NAMES);
    expect(errors.map(({ path }: { path: unknown }) => path)).toEqual(PATHS_OF_NAMES);
  });

  it("end at what the client selected", async () => {
    catalogSays({
      data: { product: { __typename: "Book", id: "b1", size: null } },
      errors: [{ message: "Sai", path: ["product", "size"], extensions: { code: "REFUSED" } }],
    });
    const { errors } = await ask("{ product(id: 1) { ... on Book { shippingCost } } }");
    expect(errors).toEqual([
      { message: "Sai", path: ["product"], extensions: { code: "REFUSED", member: "catalog" } },
    ]);
  });

  it("are masked unless their code is known, and the log has them", async () => {
    catalogSays({
      data: { product: null },
      errors: [
        { message: "relation users does not exist", path: ["product"], extensions: { code: "ER_SQL" } },
      ],
    });
    const { errors } = await ask("{ product(id: 1) { id } }");
    expect(errors[0]).toMatchObject({
      path: ["product"],
      extensions: { code: "INTERNAL_SERVER_ERROR", member: "catalog" },
    });
    expect(errors[0].message).not.toContain("users");
    const [id] = errors[0].message.match(/[0-9a-f-]{36}/);
    expect(shop.log.filter((line) => line.includes(id) && line.includes("relation users"))).toHaveLength(1);
  });
});

describe("entities", () => {
  it.each([
    ["too few", [author("a1", { name: "An" })]],
    ["too many", [author("a1", {}), author("a2", {}), author("a3", {})]],
    ["them in another order", [author("a2", { name: "B" }), author("a1", { name: "An" })]],
    ["them without the key", [{ name: "An" }, { name: "B" }]],
    ["no objects", ["An", "B"]],
    ["no list", {}],
  ])("are not attached to each other when the member sends %s", async (_, entities) => {
    catalogSays({ data: { _entities: entities } });
    const { data, errors } = await ask(CROSS_MEMBER);
    expect(data).toEqual(WITHOUT_NAMES);
    expect(errors).toHaveLength(3);
    expect(errors[0].extensions.code).toBe("SUBGRAPH_INVALID_RESPONSE");
  });

  it("are null one by one where the answer proves to be another's, with an error that shows both keys", async () => {
    catalogSays({ data: { _entities: [author("A1", { name: "An" }), author("a2", { name: "B" })] } });
    const { data, errors } = await ask(CROSS_MEMBER);
    expect(data.topReviews.map((review: { author: unknown }) => review.author)).toEqual([
      { name: null },
      { name: "B" },
      { name: null },
    ]);
    const message =
      'Thành viên “catalog” trả lời không dùng được / Member "catalog" was asked for the Author with id "a1" and answered one with "A1"';
    const extensions = { code: "SUBGRAPH_INVALID_RESPONSE", member: "catalog" };
    expect(errors).toEqual([
      { message, path: ["topReviews", 0, "author", "name"], extensions },
      { message, path: ["topReviews", 2, "author", "name"], extensions },
    ]);
  });

  it("show a long key shortly", async () => {
    catalogSays({ data: { _entities: [author("x".repeat(1_000), {}), author("a2", {})] } });
    const { errors } = await ask(CROSS_MEMBER);
    expect(errors[0].message.length).toBeLessThan(200);
  });

  it("are the ones that were asked for when a key is a number for one member and text for another", async () => {
    const reviews = ["7", "8"].map(
      (id) => `{"id":"r","body":"x","author":{"__typename":"Author","id":${id}}}`,
    );
    shop.reviews.answerWith((_, response) => response.end(`{"data":{"topReviews":[${reviews}]}}`));
    catalogSays({ data: { _entities: [author("7", { name: "An" }), author("8", { name: "B" })] } });
    const answer = await ask("{ topReviews { author { id name } } }");
    shop.reviews.answerWith(undefined);
    expect(answer).toEqual({
      data: { topReviews: [{ author: { id: "7", name: "An" } }, { author: { id: "8", name: "B" } }] },
    });
  });

  it("that are not found leave their fields null", async () => {
    catalogSays({ data: { _entities: [null, author("a2", { name: "B" })] } });
    expect(await ask(CROSS_MEMBER)).toEqual({
      data: {
        topReviews: [
          { body: "Hay", author: { name: null } },
          { body: "Được", author: { name: "B" } },
          { body: "Tốt", author: { name: null } },
        ],
      },
    });
  });
});

describe("a member's answer", () => {
  it("may say that there are no errors by null", async () => {
    catalogSays({ data: { product: { __typename: "Book", id: "b1" } }, errors: null });
    expect(await ask("{ product(id: 1) { id } }")).toEqual({ data: { product: { id: "b1" } } });
  });

  it.each([
    ["data", (deep: string) => `{"data":{"product":{"__typename":"Book","id":"b1","name":${deep}}}}`],
    ["a list", (deep: string) => `{"data":{"products":${deep},"product":{"__typename":"Book","id":"b1"}}}`],
    ["errors", (deep: string) => `{"data":null,"errors":[{"message":"x","extensions":{"x":${deep}}}]}`],
    ["something nobody asked for", (deep: string) => `{"data":{"product":null},"extensions":${deep}}`],
    ["text with escapes", (deep: string) => `{"data":{"product":null,"x":"\\u1ea1"},"extensions":${deep}}`],
  ])("cannot be used when it has %s nested without end", async (_, answerOf) => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      const deep = `${open.repeat(15_000)}1${close.repeat(15_000)}`;
      shop.catalog.answerWith((_request, response) => response.end(answerOf(deep)));
      const { data, errors } = await ask("{ product(id: 1) { id } }");
      expect(data).toEqual({ product: null });
      expect(errors).toEqual([
        {
          message: expect.stringMatching(
            / \/ Member "catalog" gave an answer that cannot be used: it is nested more than 500 deep$/,
          ),
          path: ["product"],
          extensions: { code: "SUBGRAPH_INVALID_RESPONSE", member: "catalog" },
        },
      ]);
    }
  });
});

describe("names that reach an object's prototype", () => {
  const names = ["hasOwnProperty", "toString", "valueOf", "isPrototypeOf"];

  it.each(names)("are plain aliases, also of fields that the member left out: %s", async (name) => {
    expect((await ask(`{ me { ${name}: id n: name } }`)).data).toEqual({ me: { [name]: "a1", n: "An" } });
    catalogSays({ data: { product: { __typename: "Book", id: "b1" } } });
    expect(await ask(`{ product(id: 1) { id ... on Book { ${name}: size { w } } } }`)).toEqual({
      data: { product: { id: "b1", [name]: null } },
    });
  });

  it.each(["__proto__", "constructor", "prototype", ...names])(
    "pollute nothing in a member's answer: %s",
    async (name) => {
      const before = Object.getOwnPropertyNames(Object.prototype);
      const poison = (id: string) => `{"_hub_key_id":"${id}","${name}":{"polluted":true},"name":"An"}`;
      shop.catalog.answerWith((_, response) =>
        response.end(
          `{"${name}":{"polluted":true},"data":{"${name}":{"polluted":true},"_entities":[${poison("a1")},${poison("a2")}]}}`,
        ),
      );
      const { data } = await ask("{ topReviews { author { name } } }");
      expect(data.topReviews[0]).toEqual({ author: { name: "An" } });
      expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
      expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    },
  );

  it("are plain data in variables", async () => {
    const input = JSON.parse('{"text":"x"}');
    const variables = JSON.parse('{"__proto__":{"polluted":true},"input":{"text":"x"}}');
    const { data } = await ask("query($input: EchoInput) { echo(input: $input) }", variables);
    expect(JSON.parse(data.echo)).toEqual({ input });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("errors of several members", () => {
  it.each([
    ["{ product(id: 1) { name } me { id } }", ["product", "me"]],
    ["{ me { id } product(id: 1) { name } }", ["me", "product"]],
  ])("stand in the order of the operation, whoever fails first: %s", async (query, order) => {
    const first = Promise.withResolvers<void>();
    shop.reviews.answerWith((request) => {
      request.socket.once("close", () => first.resolve()).destroy();
    });
    shop.catalog.answerWith((request) => {
      void first.promise.then(() => request.socket.destroy());
    });
    const { errors } = await ask(query);
    shop.reviews.answerWith(undefined);
    expect(errors.map(({ path }: { path: unknown[] }) => path[0])).toEqual(order);
  });
});
