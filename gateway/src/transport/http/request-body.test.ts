import { once } from "node:events";
import { createServer } from "node:http";
import type { Socket } from "node:net";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { connectTo, receivedBy } from "@hub/gateway-fixtures/raw-http";
import { type ShopGateway, startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CALLER_SHARE, CAPACITIES, Quotas } from "../../access/quotas.js";
import { connectionOf, readThroughConnections } from "../connections/http-connection.js";
import { urlOf } from "../connections/listening.js";
import { AdmissionControl } from "../requests/admission-control.js";
import { parseBody, readJsonBody } from "../requests/graphql-request.js";
import { endAfterBody } from "./unread-body.js";

/** Twice as much is more than the buffers of both ends of a connection take. */
const LIMIT = 10_000_000;

let shop: ShopGateway;
beforeAll(async () => {
  shop = await startShopGateway({ MAX_BODY_BYTES: String(LIMIT) });
});
afterAll(async () => shop[Symbol.asyncDispose]());

function headOf(url: string, headers: readonly string[]): string {
  const all = [`Host: ${new URL(url).host}`, "Content-Type: application/json", ...headers];
  return ["POST /graphql HTTP/1.1", ...all, "", ""].join("\r\n");
}

/** Watches for a connection that was reset: what had been received and not read by then is lost to most clients. */
function watchReset(socket: Socket): () => boolean {
  let isReset = false;
  socket.on("error", () => {
    isReset = true;
  });
  return () => isReset;
}

const statusOf = (received: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(received)?.[1]);
const codeOf = (received: string): unknown =>
  JSON.parse(received.slice(received.indexOf("{"), received.lastIndexOf("}") + 1)).errors[0].extensions.code;

describe("a client that ends its half of the connection behind its request", () => {
  const query = "GET /graphql?query={me{name}} HTTP/1.1";

  async function sendAndEnd(url: string, ...lines: readonly string[]): Promise<string> {
    const socket = await connectTo(url);
    const received = receivedBy(socket);
    socket.end([...lines, "", ""].join("\r\n"));
    return received;
  }
  const host = () => `Host: ${new URL(shop.gateway.url).host}`;

  it("is answered, and the connection is closed", async () => {
    expect(await sendAndEnd(shop.gateway.url, query, host())).toContain('{"data":{"me":{"name":"An"}}}');
    expect(statusOf(await sendAndEnd(shop.gateway.url, "GET /health HTTP/1.1", host()))).toBe(200);
    expect(statusOf(await sendAndEnd(shop.gateway.url, "GET /health HTTP/1.0", host()))).toBe(200);
  });

  it("is answered on the operators' port", async () => {
    const { operatorUrl } = shop.gateway;
    const address = `Host: ${new URL(operatorUrl).host}`;
    expect(statusOf(await sendAndEnd(operatorUrl, "GET /metrics HTTP/1.1", address))).toBe(200);
  });

  it("hears no more of a WebSocket", async () => {
    const received = await sendAndEnd(
      shop.gateway.url,
      "GET /graphql HTTP/1.1",
      host(),
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
      "Sec-WebSocket-Protocol: graphql-transport-ws",
    );
    expect(statusOf(received)).toBe(101);
  });
});

describe("an answer before the body has come", () => {
  const whole = Buffer.alloc(2 * LIMIT, " ");
  const chunks = Buffer.concat([
    Buffer.from(`${whole.length.toString(16)}\r\n`),
    whole,
    Buffer.from("\r\n0\r\n\r\n"),
  ]);
  it.each<[string, readonly string[], Buffer, number]>([
    ["with its length", [`Content-Length: ${whole.length}`], whole, 413],
    ["in chunks", ["Transfer-Encoding: chunked"], chunks, 413],
    ["compressed", [`Content-Length: ${whole.length}`, "Content-Encoding: gzip"], whole, 415],
    ["for nobody", [`Content-Length: ${whole.length}`, "Accept: text/html"], whole, 406],
    ["from elsewhere", [`Content-Length: ${whole.length}`, "Origin: https://elsewhere.example"], whole, 403],
  ])(
    "reaches a client that is still sending, before the connection is closed: %s",
    async (_, headers, body, status) => {
      const socket = await connectTo(shop.gateway.url);
      const isReset = watchReset(socket);
      const received = receivedBy(socket);
      socket.write(headOf(shop.gateway.url, headers));
      // All of it, whatever the gateway has said meanwhile.
      for (let begin = 0; begin < body.length; begin += 65_536) {
        if (!socket.write(body.subarray(begin, begin + 65_536))) await once(socket, "drain");
      }
      const text = await received;
      expect([statusOf(text), isReset()]).toEqual([status, false]);
      expect(text.toLowerCase()).toContain("\r\nconnection: close\r\n");
    },
  );

  it("does not let the client send for ever", async () => {
    const socket = await connectTo(shop.gateway.url);
    const received = receivedBy(socket);
    socket.write(headOf(shop.gateway.url, ["Transfer-Encoding: chunked"]));
    const send = () => {
      while (!socket.destroyed && socket.write(chunks.subarray(0, -5)));
    };
    socket.on("drain", send);
    send();
    expect(codeOf(await received)).toBe("BODY_TOO_LARGE");
  });

  it("leaves the connection to the next request when little is left to read", async () => {
    const socket = await connectTo(shop.gateway.url);
    const received = receivedBy(socket);
    const body = '{"query":"{ me { id } }"}';
    const length = `Content-Length: ${body.length}`;
    socket.write(headOf(shop.gateway.url, [length, "Content-Encoding: gzip"]) + body);
    socket.write(headOf(shop.gateway.url, [length, "Connection: close"]) + body);
    const text = await received;
    expect(statusOf(text)).toBe(415);
    expect(text).toContain('{"data":{"me":{"id":"a1"}}}');
  });
});

describe("a client that is slow", () => {
  it("has a limited time to send a request, and is told when it is over", async () => {
    await using impatient = await startShopGateway({ REQUEST_TIMEOUT_SECONDS: "0.2" });
    const socket = await connectTo(impatient.gateway.url);
    const received = receivedBy(socket);
    socket.write(`${headOf(impatient.gateway.url, ["Content-Length: 100"])}{`);
    expect(statusOf(await received)).toBe(408);
  });

  it("has no more time when it has been refused already", async () => {
    await using impatient = await startShopGateway({
      REQUEST_TIMEOUT_SECONDS: "0.2",
      MAX_BODY_BYTES: "1000",
    });
    const socket = await connectTo(impatient.gateway.url);
    const received = receivedBy(socket);
    socket.write(`${headOf(impatient.gateway.url, ["Content-Length: 2000"])}{`);
    expect(codeOf(await received)).toBe("BODY_TOO_LARGE");
  });
});

describe("a connection that is kept", () => {
  const ask = (url: string) => fetch(`${url}/graphql?query={__typename}`);

  it("is kept for longer than proxies keep theirs", async () => {
    const response = await ask(shop.gateway.url);
    await response.text();
    expect(response.headers.get("keep-alive")).toBe("timeout=90");
  });

  it("is closed after as long as the setting says", async () => {
    await using brief = await startShopGateway({ KEEP_ALIVE_SECONDS: "0.1" });
    const socket = await connectTo(brief.gateway.url);
    const received = receivedBy(socket);
    socket.write(`GET /health HTTP/1.1\r\nHost: ${new URL(brief.gateway.url).host}\r\n\r\n`);
    expect(statusOf(await received)).toBe(200);
  });
});

describe("a large body", () => {
  it("is parsed when it is the caller's turn, and counts for its share of time", async () => {
    let nowMs = 0;
    const quotas = new Quotas({ capacities: CAPACITIES, callerShare: CALLER_SHARE, now: () => nowMs });
    const [quota, other] = [quotas.of("127.0.0.66"), quotas.of("127.0.0.2")];
    for (const present of [quota, other]) present.take("operations");
    // As many values as the body has: to keep their digits takes more than the share at once.
    const reading = { admission: new AdmissionControl(200_000), quota };
    const large = `[${"1.10,".repeat(190_000)}1]`;
    await parseBody(large, reading);
    expect(quota.restMs).toBeGreaterThan(0);
    let isParsed = false;
    const parsing = parseBody(large, reading).then(() => {
      isParsed = true;
    });
    expect(await parseBody("{}", reading)).toEqual({});
    await parseBody(large, { ...reading, quota: other });
    expect(isParsed).toBe(false);
    nowMs += 10_000;
    await parsing;
  });

  it("is thrown away piece by piece, as fast as its caller may be heard", async () => {
    const pieces: number[] = [];
    const server = createServer((request, response) => {
      const answer = Buffer.from("refused");
      response.writeHead(429, { "content-length": answer.length });
      if (request.method === "GET") response.end(answer);
      else
        endAfterBody({ request, response }, answer, Number.POSITIVE_INFINITY, (size) => {
          pieces.push(size);
          connectionOf(request).rest(60_000);
        });
    });
    readThroughConnections(server, undefined, new BreakableFaults());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = urlOf(server, "127.0.0.1");
    const sender = await connectTo(url);
    const size = 10_000_000;
    sender.write(`POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: ${size}\r\n\r\n`);
    sender.write(Buffer.alloc(size));
    const [answer] = await once(sender, "data");
    expect(String(answer)).toContain("refused");
    for (let count = 0; count < 50; count++) await fetch(url).then((response) => response.text());
    const read = pieces.reduce((sum, piece) => sum + piece, 0);
    sender.destroy();
    server.closeAllConnections();
    server.close();
    await once(server, "close");
    // What had been received before the first piece was passed on is passed on as well.
    expect([read > 0, read < 1_000_000]).toEqual([true, true]);
  });

  it("is not read before it may be parsed", async () => {
    let nowMs = 0;
    const quotas = new Quotas({ capacities: CAPACITIES, callerShare: CALLER_SHARE, now: () => nowMs });
    const [quota, other] = [quotas.of("127.0.0.66"), quotas.of("127.0.0.2")];
    for (const present of [quota, other]) present.take("operations");
    quota.spend(1_000);
    const admission = new AdmissionControl();
    const text = JSON.stringify("x".repeat(100_000));
    const isFlowing: (boolean | null)[] = [];
    const server = createServer(async (request, response) => {
      const reading = readJsonBody(request, { maxBodyBytes: LIMIT, admission, quota });
      isFlowing.push(request.readableFlowing);
      nowMs += 10_000;
      response.end(await reading);
    });
    readThroughConnections(server, undefined, new BreakableFaults());
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const headers = { "content-type": "application/json", connection: "close" };
    const answer = await fetch(urlOf(server, "127.0.0.1"), { method: "POST", headers, body: text });
    expect([isFlowing, await answer.text()]).toEqual([[null], text]);
    server.close();
    await once(server, "close");
  });

  it("is refused before the digits of more values are kept than variables may hold", async () => {
    const quotas = new Quotas({ capacities: CAPACITIES, callerShare: CALLER_SHARE });
    const reading = { admission: new AdmissionControl(), quota: quotas.of("127.0.0.66") };
    await expect(parseBody(`[${"1.10,".repeat(190_000)}1]`, reading)).rejects.toMatchObject({
      errors: [{ extensions: { code: "TOO_MANY_VALUES" } }],
    });
  });

  it("lets others be heard before the next is parsed, even while nobody has had too much", async () => {
    const quotas = new Quotas({ capacities: CAPACITIES, callerShare: CALLER_SHARE });
    const reading = { admission: new AdmissionControl(), quota: quotas.of("127.0.0.66") };
    const large = `["${"x".repeat(100_000)}"]`;
    let turnCount = 0;
    const nextTurn = () => {
      turnCount += 1;
    };
    setImmediate(nextTurn);
    await Promise.all([large, large, large].map((text) => parseBody(text, reading)));
    expect(turnCount).toBe(1);
  });
});
