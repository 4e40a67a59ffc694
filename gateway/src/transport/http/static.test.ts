import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { connectTo, sendHead } from "@hub/gateway-fixtures/raw-http";
import { type ShopGateway, startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

const PAGE = "<title>Khuyến học</title>";
const SCRIPT = "console.log('Khuyến học');\n".repeat(100);
const NAME = "/assets/page-CIFhkWdp.js";
const GONE = "/assets/gone-DqRekV0Q.js";
const LARGE = "/assets/large-Be7auU53.js";
const BROWSER = { "accept-encoding": "gzip, deflate, br, zstd" };

let directory: string;
let hub: ShopGateway;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "page-"));
  await mkdir(join(directory, "assets"));
  const write = (name: string, content: string | Buffer) => writeFile(join(directory, name), content);
  await write("index.html", PAGE);
  await write("index.html.br", brotliCompressSync(PAGE));
  await write("index.html.gz", gzipSync(PAGE));
  await write("truy-van.html", "<title>GraphQL</title>");
  await write("emblem.svg", "<svg/>");
  await write("supergraph.graphql", "type Secret { key: ID }");
  await write(".hidden.json", "{}");
  await write(NAME, SCRIPT);
  await write(`${NAME}.br`, brotliCompressSync(SCRIPT));
  await write(`${NAME}.gz`, gzipSync(SCRIPT));
  await write(GONE, SCRIPT);
  await write(LARGE, Buffer.alloc(32 * 1024 * 1024, "x"));
  hub = await startShopGateway({ DASHBOARD_DIR: directory });
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await rm(directory, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** As it comes over the wire: nothing is decoded. */
async function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const request = httpRequest(hub.gateway.url + path, { method, headers });
  request.end();
  const [response]: [IncomingMessage] = (await once(request, "response")) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

describe("an asset", () => {
  it("comes in the best form that the client reads, and says that there are others", async () => {
    const inBrotli = await ask(NAME, BROWSER);
    expect(inBrotli.headers).toMatchObject({
      "content-encoding": "br",
      "content-length": String(inBrotli.body.length),
      "content-type": "text/javascript; charset=utf-8",
      vary: "accept-encoding",
    });
    expect(brotliDecompressSync(inBrotli.body).toString()).toBe(SCRIPT);
    const inGzip = await ask(NAME, { "accept-encoding": "br;q=0, gzip" });
    expect(inGzip.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(inGzip.body).toString()).toBe(SCRIPT);
    const asItIs = await ask(NAME);
    expect(asItIs.headers).not.toHaveProperty("content-encoding");
    expect(asItIs.headers["vary"]).toBe("accept-encoding");
    expect(asItIs.body.toString()).toBe(SCRIPT);
  });

  it("is kept for a year, and each form has a tag of its own", async () => {
    const forms = [await ask(NAME, BROWSER), await ask(NAME, { "accept-encoding": "gzip" }), await ask(NAME)];
    for (const { headers } of forms)
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(new Set(forms.map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it("that a build has removed since is not there, and everything else still is", async () => {
    expect((await ask(GONE)).status).toBe(200);
    await rm(join(directory, GONE));
    const { status, headers } = await ask(GONE, BROWSER);
    expect(status).toBe(404);
    expect(headers).not.toHaveProperty("etag");
    expect(headers["cache-control"]).toBeUndefined();
    expect((await ask(NAME)).status).toBe(200);
  });

  it("whose reader leaves in the middle is no fault", async () => {
    const socket = await connectTo(hub.gateway.url);
    socket.write(`GET ${LARGE} HTTP/1.1\r\nHost: ${new URL(hub.gateway.url).host}\r\n\r\n`);
    await once(socket, "data");
    socket.destroy();
    await once(socket, "close");
    expect((await ask(LARGE)).body.length).toBe(32 * 1024 * 1024);
    expect([...hub.gateway.faults.counts]).toEqual([]);
  });
});

describe("a page", () => {
  it("is asked for each time, and sent only if it has changed", async () => {
    const { status, headers, body } = await ask("/", BROWSER);
    expect([status, headers["cache-control"]]).toEqual([200, "no-cache"]);
    expect(brotliDecompressSync(body).toString()).toBe(PAGE);
    const etag = headers.etag ?? "";
    for (const known of [etag, `"other", W/${etag}`, "*"]) {
      const again = await ask("/", { ...BROWSER, "if-none-match": known });
      expect(again).toMatchObject({
        status: 304,
        headers: { etag, vary: "accept-encoding", "cache-control": "no-cache" },
        body: Buffer.alloc(0),
      });
    }
    expect((await ask("/", { ...BROWSER, "if-none-match": '"other"' })).status).toBe(200);
    // What is known in one form may be unknown in another.
    expect((await ask("/", { "if-none-match": etag })).status).toBe(200);
  });

  it("stays as it was at the start while a build writes another", async () => {
    await writeFile(join(directory, "index.html"), "<title>another, and a longer one</title>");
    expect((await ask("/")).body.toString()).toBe(PAGE);
  });

  it("has an address without its file's name", async () => {
    for (const path of ["/truy-van", "/truy-van/", "/truy-van.html", "/truy-van?query=%7Ba%7D"])
      expect((await ask(path)).body.toString()).toContain("GraphQL");
    expect((await ask("/index.html")).body.toString()).toBe(PAGE);
  });

  it("is told of without being sent", async () => {
    const { status, headers, body } = await ask("/", BROWSER, "HEAD");
    expect([status, headers["content-encoding"], body.length]).toEqual([200, "br", 0]);
    expect(headers["content-length"]).toBe(String(brotliCompressSync(PAGE).length));
  });
});

describe("what is no part of the page", () => {
  it.each(["/supergraph.graphql", "/.hidden.json", "/assets", "/assets/", `${NAME}.br`, "/nothing"])(
    "%s is not there",
    async (path) => {
      expect((await ask(path)).status).toBe(404);
    },
  );

  it("cannot be reached by going up", async () => {
    const said = await sendHead(hub.gateway.url, "GET /assets/../../../etc/passwd HTTP/1.1", [
      "Connection: close",
    ]);
    expect(said).toMatch(/^HTTP\/1\.1 404 /);
  });

  it("cannot be written", async () => {
    expect(await ask("/", {}, "PUT")).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });
});
