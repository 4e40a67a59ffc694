import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compose } from "@hub/gateway-fixtures/compose";
import { fastPathsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { INDICATOR_TYPES } from "@hub/gateway-fixtures/indicators";
import { connectTo } from "@hub/gateway-fixtures/raw-http";
import { startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { type Subgraph, type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { until } from "@hub/gateway-fixtures/until";
import { describe, expect, it } from "@jest/globals";
import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { readConfig } from "../config/read-config.js";
import { createGateway } from "../gateway.js";

/** A list as the hub has it, of as many rows as are asked for. */
const SDL = `
  type Query {
    indicators(
      first: Int
      after: String
      """
      Của ai
      Whose
      """
      owner: String
      levels: [String!]
      own: Boolean
    ): IndicatorConnection
  }
  ${INDICATOR_TYPES}
`;

interface Hub extends AsyncDisposable {
  readonly url: string;
  /** Where its supergraph is. */
  readonly directory: string;
  readonly member: SubgraphServer;
}

type Settings = Readonly<Record<string, string>>;

async function startHub(rowCount: number, settings: Settings = {}): Promise<Hub> {
  const subgraph = { name: "register", sdl: SDL, resolvers: { Query: { indicators: pageOf(rowCount) } } };
  return startHubOf([subgraph], settings);
}

/** Each has a part of `Person`; one reads the name that the other tells. */
function startSchemasOfTwo(settings: Settings = {}): Promise<Hub> {
  const people = `type Query { people: [Person!]! } type Person @key(fields: "id") { id: ID! name: String! }`;
  const orders = `
    type Query {
      "Của người mua"
      orders(of: ID!): [Order!]!
    }
    type Order { id: ID! buyer: Person hidden: Int @inaccessible }
    type Person @key(fields: "id") { id: ID! name: String! @external orders: [Order!]! @requires(fields: "name") }
  `;
  return startHubOf(
    [
      { name: "orders", sdl: orders },
      { name: "people", sdl: people },
    ],
    settings,
  );
}

/** `member` is the first. */
async function startHubOf(subgraphs: readonly [Subgraph, ...Subgraph[]], settings: Settings): Promise<Hub> {
  await using begun = new AsyncDisposableStack();
  const [first, ...others] = subgraphs;
  const member = begun.use(await serveSubgraph(first));
  const urls = [`${first.name}=${member.url}/graphql`];
  for (const other of others) urls.push(`${other.name}=${begun.use(await serveSubgraph(other)).url}/graphql`);
  const directory = await mkdtemp(join(tmpdir(), "exports-"));
  begun.defer(() => rm(directory, { recursive: true }));
  const supergraph = join(directory, "supergraph.graphql");
  await writeFile(supergraph, compose(subgraphs));
  const config = await readConfig(
    urls.flatMap((url) => ["--member", url]),
    {
      ...fastPathsUnderTest,
      SUPERGRAPH: supergraph,
      PORT: "0",
      LOG_LEVEL: "silent",
      ...settings,
    },
  );
  if (!config) throw new Error("no help was asked for");
  const gateway = begun.use(await createGateway(config));
  const started = begun.move();
  return { url: gateway.url, directory, member, [Symbol.asyncDispose]: () => started.disposeAsync() };
}

const codeOf = (index: number) => `LM${String(index).padStart(6, "0")}`;

function pageOf(rowCount: number) {
  return (_: unknown, args: Readonly<Record<string, unknown>>) => {
    const begin = Number(args["after"] ?? 0);
    const end = Math.min(rowCount, begin + Number(args["first"]));
    const nodes = Array.from({ length: end - begin }, (_unused, offset) => ({
      code: codeOf(begin + offset),
      name: { vi: `Chỉ số ${begin + offset}`, en: begin === 0 ? "First" : null },
      definition: { vi: "=1+1", en: null },
      unit: JSON.stringify(args["own"] ?? null),
      owner: args["owner"] ?? null,
      levels: args["levels"] ?? [],
      frequency: null,
      direction: null,
      basis: ["LEGAL_DOCUMENT", "DERIVED"],
    }));
    return { nodes, pageInfo: { hasNextPage: end < rowCount, endCursor: String(end) } };
  };
}

const fileUrl = ({ url }: Hub, file: string) => `${url}/export/${file}`;

async function read(hub: Hub, file: string) {
  const response = await fetch(fileUrl(hub, file));
  const bytes = Buffer.from(await response.arrayBuffer());
  // Why it was refused, where a test expects a file.
  if (response.status >= 400) throw new Error(`${response.status} ${bytes.toString()}`);
  return { response, bytes };
}

async function refusalOf(hub: Hub, file: string, init: RequestInit = {}) {
  const response = await fetch(fileUrl(hub, file), init);
  const { errors } = JSON.parse(await response.text());
  return { status: response.status, headers: response.headers, ...errors[0] };
}

const codesOf = (count: number) => Array.from({ length: count }, (_, index) => codeOf(index));

describe("a list as a file", () => {
  it("has all of its pages, in each form", async () => {
    await using hub = await startHub(450);
    const codes = codesOf(450);
    const json = await read(hub, "indicators.json");
    expect(JSON.parse(json.bytes.toString()).rows.map(({ code }: { code: string }) => code)).toEqual(codes);
    const csv = await read(hub, "indicators.csv?form=plain");
    const [, ...rows] = parseCsv(csv.bytes.toString(), { delimiter: ",", comment: "#" });
    expect(rows.map(([code]) => code)).toEqual(codes);
    const xlsx = await read(hub, "indicators.xlsx");
    const { sheets } = await readXlsx(xlsx.bytes);
    expect(sheets[0]?.rows.slice(1).map(([code]) => code)).toEqual(codes);
    expect(hub.member.requests).toHaveLength(9);
    expect(xlsx.response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="indicators-\d{4}-\d\d-\d\d\.xlsx"$/,
    );
    expect(csv.response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  });

  it("passes its parameters on as the list's arguments, with their types, and says which", async () => {
    await using hub = await startHub(1);
    const { bytes } = await read(hub, "indicators.json?owner=a%26b&levels=X,Y&levels=Z&own=true&lang=");
    const { about, rows } = JSON.parse(bytes.toString());
    expect(rows).toMatchObject([{ owner: "a&b", levels: "X; Y; Z", unit: "true" }]);
    expect(about).toMatchObject({
      address: `${hub.url}/export/indicators.json?owner=a%26b&levels=X,Y&levels=Z&own=true&lang=`,
      filters: "owner=a&b levels=X,Y,Z own=true",
      licence: expect.stringContaining("nguồn"),
    });
  });

  it("takes an hour's offset as it is typed, with a plus sign that stands for a space in addresses", async () => {
    await using hub = await startHub(1);
    const { bytes } = await read(hub, "indicators.json?owner=2026-11-28T10:00:00+07:00");
    expect(JSON.parse(bytes.toString()).rows).toMatchObject([{ owner: "2026-11-28T10:00:00+07:00" }]);
  });

  it("is in the language that is asked for, and in Vietnamese where there is no other", async () => {
    await using hub = await startHub(201);
    const { bytes } = await read(hub, "indicators.json?lang=en");
    const { rows } = JSON.parse(bytes.toString());
    expect([rows[0].name, rows[200].name]).toEqual(["First", "Chỉ số 200"]);
  });

  it("is read in smaller pages where operations may cost less, and asks what only trusted documents may", async () => {
    await using hub = await startHub(200, { MAX_COST: "100", TRUSTED_ONLY: "true" });
    const { bytes } = await read(hub, "indicators.json");
    expect(JSON.parse(bytes.toString()).rows).toHaveLength(200);
    expect(hub.member.requests.length).toBeGreaterThan(4);
  });
});

describe("the list of lists", () => {
  it("has those that this schema has, with the parameters and columns of their files", async () => {
    await using hub = await startHub(1);
    const { response, bytes } = await read(hub, "lists.json");
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const { lists } = JSON.parse(bytes.toString());
    expect(lists).toEqual([
      {
        name: "indicators",
        title: { vi: "Chỉ số", en: "Indicators" },
        parameters: [
          { name: "owner", type: "String", description: "Của ai\nWhose" },
          { name: "levels", type: "[String!]", description: "" },
          { name: "own", type: "Boolean", description: "" },
        ],
        columns: expect.any(Array),
      },
    ]);
    const file = JSON.parse((await read(hub, "indicators.json")).bytes.toString());
    expect(lists[0].columns.map(({ key }: { key: string }) => key)).toEqual(Object.keys(file.rows[0]));
  });
});

describe("the changes of the schema", () => {
  it("are those recorded beside the supergraph, as they are now, where the schema is shown", async () => {
    await using hub = await startHub(1);
    expect(await refusalOf(hub, "schema-changes.json")).toMatchObject({ status: 404 });
    for (const changes of ["[]", '[{"day":"2026-11-28","changes":[]}]']) {
      await writeFile(join(hub.directory, "schema-changes.json"), changes);
      const { response, bytes } = await read(hub, "schema-changes.json");
      expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
      expect(bytes.toString()).toBe(changes);
    }
    await using closed = await startHub(1, { INTROSPECTION: "false" });
    await writeFile(join(closed.directory, "schema-changes.json"), "[]");
    expect(await refusalOf(closed, "schema-changes.json")).toMatchObject({ status: 404 });
  });
});

describe("a member's part of the schema", () => {
  it("has what the member answers, as clients see it, and what has changed in that", async () => {
    await using two = await startSchemasOfTwo();
    const { response, bytes } = await read(two, "members/orders/schema.graphql");
    expect(response.headers.get("content-type")).toBe("application/graphql; charset=utf-8");
    expect(bytes.toString()).toBe(
      `type Query {
  """Của người mua"""
  orders(of: ID!): [Order!]!
}

type Order {
  id: ID!
  buyer: Person
}

type Person {
  id: ID!
  orders: [Order!]!
}
`,
    );
    const ofOrders = [{ coordinate: "Order" }, { coordinate: "Query.orders(of:)" }];
    const days = [
      {
        day: "2026-11-28",
        changes: [...ofOrders, { coordinate: "Person.name" }, { coordinate: "Order.gone" }],
      },
      { day: "2026-11-27", changes: [{ coordinate: "Query.people" }] },
    ];
    await writeFile(join(two.directory, "schema-changes.json"), JSON.stringify(days));
    const changes = await read(two, "members/orders/schema-changes.json");
    expect(JSON.parse(changes.bytes.toString())).toEqual([{ day: "2026-11-28", changes: ofOrders }]);
  });

  it("is there of members, where the schema is shown", async () => {
    await using open = await startSchemasOfTwo();
    expect(await refusalOf(open, "members/nobody/schema.graphql")).toMatchObject({ status: 404 });
    expect(await refusalOf(open, "members/orders/figures.csv")).toMatchObject({ status: 404 });
    await using closed = await startSchemasOfTwo({ INTROSPECTION: "false" });
    expect(await refusalOf(closed, "members/orders/schema.graphql")).toMatchObject({ status: 404 });
  });
});

describe("what is not written", () => {
  it.each([
    ["no such list", "fugures.csv", 404, "NOT_FOUND"],
    ["no such form of file", "indicators.ods", 404, "NOT_FOUND"],
    ["a list that this schema lacks", "figures.csv", 404, "NOT_FOUND"],
    ["a parameter that the list lacks", "indicators.csv?onwer=a", 400, "BAD_USER_INPUT"],
    ["a value of another type", "indicators.csv?own=yes", 400, "BAD_USER_INPUT"],
    ["one value twice", "indicators.csv?owner=a&owner=b", 400, "BAD_USER_INPUT"],
    ["a language that nothing is in", "indicators.csv?lang=fr", 400, "BAD_USER_INPUT"],
    ["a form that CSV has not", "indicators.csv?form=tsv", 400, "BAD_USER_INPUT"],
  ])("%s: %s", async (_why, file, status, code) => {
    await using hub = await startHub(1);
    expect(await refusalOf(hub, file)).toMatchObject({ status, extensions: { code } });
    expect(hub.member.requests).toHaveLength(0);
  });

  it("anything that is sent", async () => {
    await using hub = await startHub(1);
    const { status, headers } = await refusalOf(hub, "indicators.csv", { method: "PUT", body: "a" });
    expect([status, headers.get("allow")]).toEqual([405, "GET, POST"]);
  });

  it("anything over a supergraph without such lists", async () => {
    await using shop = await startShopGateway();
    const response = await fetch(`${shop.gateway.url}/export/figures.csv`);
    expect(response.status).toBe(404);
    await response.body?.cancel();
  });

  it("what the first page's member cannot answer", async () => {
    await using hub = await startHub(1);
    hub.member.answerWith((_, response) =>
      response
        .writeHead(200, { "content-type": "application/json" })
        .end('{"errors":[{"message":"broken"}]}'),
    );
    expect(await refusalOf(hub, "indicators.csv")).toMatchObject({
      status: 502,
      extensions: { code: "EXPORT_INTERRUPTED" },
    });
  });
});

describe("a file of a member that is silent", () => {
  it("is refused for now, with a sentence that names the member and says since when", async () => {
    await using hub = await startHub(1);
    hub.member.answerWith((_, response) => response.writeHead(503).end());
    const first = await refusalOf(hub, "indicators.csv");
    expect([first.status, first.headers.get("retry-after")]).toEqual([503, "60"]);
    await until(async () => {
      const { message } = await refusalOf(hub, "indicators.csv");
      return /register không trả lời từ [\d:]{8} [\d/]{10}; .* \/ .*register has not answered since/.test(
        message,
      );
    });
  });
});

describe("a file that cannot be completed", () => {
  it.each(["csv", "xlsx", "json"])("is cut off, and is no complete .%s", async (extension) => {
    await using hub = await startHub(10_000);
    const response = await fetch(fileUrl(hub, `indicators.${extension}`));
    hub.member.answerWith((_, answer) => answer.writeHead(500).end());
    const pieces: Buffer[] = [];
    const reading = (async () => {
      for await (const piece of response.body ?? []) pieces.push(Buffer.from(piece));
    })();
    await expect(reading).rejects.toThrow();
    const got = Buffer.concat(pieces);
    if (extension === "csv") expect(got.toString()).not.toContain("# complete");
    if (extension === "json") expect(() => JSON.parse(got.toString())).toThrow();
    if (extension === "xlsx") await expect(readXlsx(got)).rejects.toThrow();
  });

  it("is one of more rows than files may have", async () => {
    await using hub = await startHub(1_000, { MAX_EXPORT_ROWS: "500" });
    await expect(read(hub, "indicators.csv")).rejects.toThrow();
  });
});

describe("a client that is slow", () => {
  it("is waited for: no more is read than it takes, and nothing once it has left", async () => {
    await using hub = await startHub(1_000_000, { MAX_EXPORTS: "1" });
    const socket = await connectTo(hub.url);
    socket.write(`GET /export/indicators.json HTTP/1.1\r\nhost: ${new URL(hub.url).host}\r\n\r\n`);
    await once(socket, "readable");
    // Its own buffers and those of the system are full once nothing more is asked for.
    let before = -1;
    await until(async () => {
      const now = hub.member.requests.length;
      const isStill = now === before;
      before = now;
      await new Promise((resolve) => setImmediate(resolve));
      return isStill && (await isBusy(hub));
    });
    expect(hub.member.requests.length).toBeLessThan(500);
    socket.destroy();
    await until(async () => !(await isBusy(hub)));
    expect(hub.member.requests.length).toBeLessThan(500);
  });
});

describe("the schema as a file", () => {
  it("is there where clients may know it, and nowhere else", async () => {
    await using open = await startHub(1);
    expect((await read(open, "schema.graphql")).bytes.toString()).toContain("type Indicator {");
    await using closed = await startHub(1, { INTROSPECTION: "false" });
    expect(await refusalOf(closed, "schema.graphql")).toMatchObject({ status: 404 });
  });
});

describe("the share of exports", () => {
  it("is a number of files at a time, and says when to come back", async () => {
    await using hub = await startHub(100_000, { MAX_EXPORTS: "1" });
    const first = await fetch(fileUrl(hub, "indicators.csv"));
    const { status, headers, extensions } = await refusalOf(hub, "indicators.csv");
    expect([status, headers.get("retry-after"), extensions.code]).toEqual([429, "10", "TOO_MANY_REQUESTS"]);
    await first.body?.cancel();
    await until(async () => !(await isBusy(hub)));
  });
});

/** Whether all files that may be written are. */
async function isBusy(hub: Hub): Promise<boolean> {
  const response = await fetch(fileUrl(hub, "indicators.csv?lang=fr"));
  await response.body?.cancel();
  return response.status !== 400;
}
