import { sendHead } from "@hub/gateway-fixtures/raw-http";
import { type ShopGateway, startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { parseRequestTarget } from "./request-target.js";

const UPGRADE = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  "Sec-WebSocket-Protocol: graphql-transport-ws",
];
/** Where a request may want to go that is not a path of this server. */
const FOREIGN_TARGETS = [
  "//",
  "///",
  "//x",
  "//x/graphql",
  "//a:b",
  "//[",
  "//a:99999/",
  "http://",
  "http://other.example/graphql",
  "http://a:b",
  "*",
  "/graphql#",
];

let shop: ShopGateway;
beforeAll(async () => {
  shop = await startShopGateway();
});
afterAll(async () => shop[Symbol.asyncDispose]());

const statusLine = (received: string) => received.slice(0, received.indexOf("\r\n"));

async function answersOthers(): Promise<unknown> {
  const response = await fetch(`${shop.endpoint}?query={__typename}`);
  return response.json();
}

describe("the request target", () => {
  it("is a path and a query", () => {
    const target = parseRequestTarget("/graphql?query=%7Bme%7D&token=a+b?c");
    expect(target?.path).toBe("/graphql");
    expect(target?.searchParams.get("query")).toBe("{me}");
    expect(target?.searchParams.get("token")).toBe("a b?c");
    expect(parseRequestTarget("/a%zz?b=%zz")?.path).toBe("/a%zz");
  });

  it.each([...FOREIGN_TARGETS, "", undefined, "graphql", "/\\x", "/a b"])("is not %j", (text) => {
    expect(parseRequestTarget(text)).toBeUndefined();
  });
});

describe.each(FOREIGN_TARGETS)("a request for %s", (target) => {
  it("is answered with 400, and the next one is served", async () => {
    const received = await sendHead(shop.gateway.url, `GET ${target} HTTP/1.1`, ["Connection: close"]);
    expect(statusLine(received)).toBe("HTTP/1.1 400 Bad Request");
    expect(await answersOthers()).toEqual({ data: { __typename: "Query" } });
  });

  it("opens no WebSocket and does not end the gateway", async () => {
    const received = await sendHead(shop.gateway.url, `GET ${target} HTTP/1.1`, UPGRADE);
    expect(statusLine(received)).toBe("HTTP/1.1 400 Bad Request");
    expect(await answersOthers()).toEqual({ data: { __typename: "Query" } });
  });
});

describe("a request with two Host headers", () => {
  const second = ["Host: localhost", "Connection: close"];

  it.each(["/graphql?query={__typename}", "/health", "/"])("is answered with 400: %s", async (target) => {
    const received = await sendHead(shop.gateway.url, `GET ${target} HTTP/1.1`, second);
    expect(statusLine(received)).toBe("HTTP/1.1 400 Bad Request");
    expect(received).toContain("one Host header");
  });

  it("is answered with 400 on the operators' port", async () => {
    const received = await sendHead(shop.gateway.operatorUrl, "GET /metrics HTTP/1.1", second);
    expect(statusLine(received)).toBe("HTTP/1.1 400 Bad Request");
  });

  it("opens no WebSocket", async () => {
    const received = await sendHead(shop.gateway.url, "GET /graphql HTTP/1.1", [
      ...UPGRADE,
      "host: localhost",
    ]);
    expect(statusLine(received)).toBe("HTTP/1.1 400 Bad Request");
  });
});

describe("an upgrade", () => {
  it("is refused for its origin before its path is looked at", async () => {
    const headers = [...UPGRADE, "Origin: https://elsewhere.example"];
    const received = await sendHead(shop.gateway.url, "GET // HTTP/1.1", headers);
    expect(statusLine(received)).toBe("HTTP/1.1 403 Forbidden");
  });

  it("to a protocol that is not spoken here is left be: Java's client offers one with every first request", async () => {
    const body = '{"query":"{ __typename }"}';
    const received = await sendHead(shop.gateway.url, "POST /graphql HTTP/1.1", [
      "Connection: Upgrade, HTTP2-Settings, close",
      "Upgrade: h2c",
      "HTTP2-Settings: AAMAAABkAAQAAP__",
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
      "",
      body,
    ]);
    expect(statusLine(received)).toBe("HTTP/1.1 200 OK");
    expect(received).toContain('{"data":{"__typename":"Query"}}');
  });

  it("is refused at another path", async () => {
    const received = await sendHead(shop.gateway.url, "GET /nothing HTTP/1.1", UPGRADE);
    expect(statusLine(received)).toBe("HTTP/1.1 404 Not Found");
  });
});

describe("a path that cannot be decoded", () => {
  it.each(["/%", "/%zz", "/%c0%af", "/assets/%ff", "/%00", `/${"a/".repeat(3_000)}`])(
    "is none of the dashboard's: %#",
    async (path) => {
      const received = await sendHead(shop.gateway.url, `GET ${path} HTTP/1.1`, ["Connection: close"]);
      expect(statusLine(received)).toBe("HTTP/1.1 404 Not Found");
    },
  );
});
