import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ShopGateway, startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const SCRIPT = 'document.documentElement.dataset.theme = "dark";';
const TEMPLATE = `<html><script>${SCRIPT}</script><div id="root"></div></html>`;

/** What stands in the place of the dashboard's code: a page that asks for products, and then for the reviews of one. */
const WRITER = `
  import { parentPort, workerData } from "node:worker_threads";
  const PRODUCTS = { key: "products", query: "{ products { id name } }", variables: {} };
  const REVIEWS = {
    key: "reviews",
    query: "query ($id: ID!) { product(id: $id) { reviews { body } } }",
    variables: { id: "b1" },
  };
  const REFUSED = { key: "refused", query: "{ nobodyKnowsThis }", variables: {} };
  parentPort.on("message", ({ id, address, answers }) => {
    if (address === "/breaks") throw new Error("the page broke the thread");
    if (address === "/fails") return parentPort.postMessage({ id, failure: "the page failed" });
    const asks = [PRODUCTS, REFUSED, ...("products" in answers ? [REVIEWS] : [])];
    const content = JSON.stringify({ address, answers });
    parentPort.postMessage({
      id,
      html: workerData.template.replace('<div id="root"></div>', () => content),
      isMissing: address === "/list/gone",
      asked: asks.filter(({ key }) => !(key in answers)),
    });
  });
`;

let directory: string;
let hub: ShopGateway;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "pages-"));
  const write = (name: string, content: string) => writeFile(join(directory, name), content);
  const pages = ["/", "/list", "/list/:id", "/breaks", "/fails"];
  await write("index.html", TEMPLATE);
  await write("addresses.json", JSON.stringify({ pages, moved: {}, remembered: { tongue: ["en"] } }));
  await write("write-pages.mjs", WRITER);
  hub = await startShopGateway({ DASHBOARD_DIR: directory });
});
afterEach(async () => {
  await hub[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

async function open(address: string, init: RequestInit = {}) {
  const { status, headers, text } = await fetch(hub.gateway.url + address, init).then(async (response) => ({
    status: response.status,
    headers: response.headers,
    text: await response.text(),
  }));
  return { status, headers, text };
}

/** What the page has been given to show. */
function contentOf(html: string) {
  const { address, answers } = JSON.parse(html.replace(/^.*<\/script>|<\/html>$/g, ""));
  const entries = Object.entries<string>(answers).map(([key, text]) => [key, JSON.parse(text)]);
  return { address, answers: Object.fromEntries(entries) };
}

describe("a page that the hub writes", () => {
  it("has the answers to what it asks, and to what it asks with those", async () => {
    const { status, text } = await open("/list?order=name");
    expect(status).toBe(200);
    const { address, answers } = contentOf(text);
    expect(address).toBe("/list?order=name");
    expect(answers.products.data.products.length).toBeGreaterThan(1);
    expect(answers.reviews.data.product.reviews[0]).toEqual({ body: expect.any(String) });
    expect(answers).not.toHaveProperty("refused");
  });

  it("is written as a cookie says that the reader has chosen, where its address says nothing", async () => {
    const addressFor = async (address: string, cookie: string) =>
      contentOf((await open(address, { headers: { cookie } })).text).address;
    expect(await addressFor("/list?order=a%20b", "other=1; tongue=en")).toBe("/list?order=a+b&tongue=en");
    expect(await addressFor("/", "tongue=en")).toBe("/?tongue=en");
    expect(await addressFor("/?tongue=vi", "tongue=en")).toBe("/?tongue=vi");
    for (const cookie of ["tongue=fr", "tongue", "order=en", "tongue=en%22><script>"])
      expect([cookie, await addressFor("/list", cookie)]).toEqual([cookie, "/list"]);
  });

  it("has status 404 where its code says that there is no such thing", async () => {
    const { status, text } = await open("/list/gone");
    expect([status, contentOf(text).address]).toEqual([404, "/list/gone"]);
    expect((await open("/list/b1")).status).toBe(200);
  });

  it("is kept by nobody, and comes in the coding that the reader likes", async () => {
    for (const coding of ["br", "gzip", "identity"]) {
      const { headers, text } = await open("/", { headers: { "accept-encoding": coding } });
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("etag")).toBeNull();
      expect(headers.get("content-encoding")).toBe(coding === "identity" ? null : coding);
      expect(contentOf(text).address).toBe("/");
    }
  });

  it("may run the scripts that it was built with, and no others", async () => {
    const { headers } = await open("/");
    const hash = createHash("sha256").update(SCRIPT).digest("base64");
    expect(headers.get("content-security-policy")).toContain(`script-src 'self' 'sha256-${hash}';`);
  });

  it("is there without content under its file's name, and when only its head is asked for", async () => {
    expect((await open("/index.html")).text).toBe(TEMPLATE);
    const { headers } = await open("/", { method: "HEAD" });
    expect(headers.get("content-length")).toBe(String(TEMPLATE.length));
    expect((await open("/write-pages.mjs")).status).toBe(404);
  });

  it("comes at once while a member is silent, with what the others have said", async () => {
    const [catalog] = hub.members;
    catalog?.answerWith(() => undefined);
    const { text } = await open("/list");
    expect(contentOf(text)).toEqual({ address: "/list", answers: {} });
  });
});

describe("a mistake in the page's code", () => {
  it.each(["/fails", "/breaks"])(
    "leaves the page to the browser, and is told to operators: %s",
    async (address) => {
      expect(await open(address)).toMatchObject({ status: 200, text: TEMPLATE });
      expect(hub.gateway.faults.counts.get("page writer")).toBe(1);
      expect(
        (await open("/graphql?query={products{id}}", { headers: { "apollo-require-preflight": "1" } }))
          .status,
      ).toBe(200);
    },
  );
});
