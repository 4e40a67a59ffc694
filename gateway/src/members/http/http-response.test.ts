import { describe, expect, it } from "@jest/globals";
import { HttpResponse, ResponseFault } from "./http-response.js";

const LIMIT = 100;
const OK = "HTTP/1.1 200 OK\r\n";

/** Reads the text in pieces of that many bytes; the number of bytes after which the response was complete. */
function readInPieces(text: string, size: number): { response: HttpResponse; completeAfter: number } {
  const response = new HttpResponse(LIMIT);
  for (let start = 0; start < text.length; start += size) {
    const end = Math.min(start + size, text.length);
    if (response.read(text.slice(start, end))) return { response, completeAfter: end };
  }
  return { response, completeAfter: -1 };
}

const WHOLE = [
  ["a length", `${OK}Content-Length: 5\r\n\r\nhello`, "hello"],
  ["no content", "HTTP/1.1 204 No Content\r\n\r\n", ""],
  ["chunks", `${OK}transfer-encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n`, "hello"],
  ["chunks and trailers", `${OK}Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\na: b\r\n\r\n`, "hello"],
  ["a length after a tab", `${OK}content-length:\t5 \t\r\n\r\nhello`, "hello"],
  ["a length without a space", `${OK}content-length:5\r\n\r\nhello`, "hello"],
  ["no encoding", `${OK}content-encoding: identity\r\ncontent-length: 5\r\n\r\nhello`, "hello"],
  [
    "no encoding, twice",
    `${OK}Content-Encoding:\tIdentity, identity\r\ncontent-length: 5\r\n\r\nhello`,
    "hello",
  ],
  ["chunks after a tab", `${OK}transfer-encoding:\tChunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`, "hello"],
  ["an interim response", `HTTP/1.1 103 Early Hints\r\n\r\n${OK}content-length: 5\r\n\r\nhello`, "hello"],
] as const;

describe("the reader of HTTP responses", () => {
  it.each(WHOLE)("knows where a body with %s ends, however it arrives", (_, text, body) => {
    for (const size of [1, 2, 7, text.length]) {
      const { response, completeAfter } = readInPieces(text, size);
      expect(completeAfter).toBe(text.length);
      expect(response.body).toBe(body);
      expect(response.keepsAlive).toBe(true);
    }
  });

  it("takes a body without a length to end with the connection", () => {
    const { response, completeAfter } = readInPieces(`${OK}\r\nhello`, 3);
    expect(completeAfter).toBe(-1);
    expect(response.end()).toBe(true);
    expect(response.body).toBe("hello");
    expect(response.keepsAlive).toBe(false);
  });

  it("takes a body that ends too early for no answer", () => {
    for (const framing of ["content-length: 9", "transfer-encoding: chunked"])
      expect(readInPieces(`${OK}${framing}\r\n\r\n5\r\nhel`, 4).response.end()).toBe(false);
  });

  it.each([
    ["HTTP/1.0 200 OK\r\ncontent-length: 0\r\n\r\n"],
    [`${OK}Connection: close\r\ncontent-length: 0\r\n\r\n`],
    [`${OK}connection:\tClose\r\ncontent-length: 0\r\n\r\n`],
    [`${OK}connection: x-hop, close\r\ncontent-length: 0\r\n\r\n`],
  ])("does not use a connection again that is about to close", (text) => {
    expect(readInPieces(text, 5).response.keepsAlive).toBe(false);
  });

  it("knows for how long the other side keeps an idle connection", () => {
    const keptFor = (header: string) =>
      readInPieces(`${OK}${header}content-length: 0\r\n\r\n`, 5).response.keepAliveMs;
    expect(keptFor("Keep-Alive: timeout=5\r\n")).toBe(5_000);
    expect(keptFor("keep-alive:\tmax=100, timeout=1\r\n")).toBe(1_000);
    expect(keptFor("")).toBeUndefined();
  });

  it.each([
    ["something else than HTTP", "SSH-2.0-x\r\n\r\n", "malformed"],
    ["a chunk without a size", `${OK}transfer-encoding: chunked\r\n\r\nxyz\r\n`, "malformed"],
    [
      "an encoding nobody asked for",
      `${OK}content-encoding: gzip\r\ncontent-length: 1\r\n\r\n.`,
      "malformed",
    ],
    ["two encodings", `${OK}content-encoding: identity, br\r\ncontent-length: 1\r\n\r\n.`, "malformed"],
    ["an encoded transfer", `${OK}transfer-encoding: gzip, chunked\r\n\r\n1\r\n.\r\n0\r\n\r\n`, "malformed"],
    ["two lengths", `${OK}content-length: 1\r\ncontent-length: 2\r\n\r\n..`, "malformed"],
    ["headers without an end", `${OK}a: ${"x".repeat(40_000)}`, "malformed"],
    ["a length over the limit", `${OK}content-length: 101\r\n\r\n`, "too large"],
    ["a chunk over the limit", `${OK}transfer-encoding: chunked\r\n\r\nfff\r\n`, "too large"],
    ["an endless body", `${OK}\r\n${"x".repeat(101)}`, "too large"],
  ])("refuses %s", (_, text, kind) => {
    for (const size of [1, text.length]) {
      const fault = captured(() => readInPieces(text, size));
      expect(fault).toBeInstanceOf(ResponseFault);
      expect(fault).toMatchObject({ kind });
    }
  });
});

it("refuses a body that is longer than it announced", () => {
  const fault = captured(() => new HttpResponse(LIMIT).read(`${OK}content-length: 2\r\n\r\nabc`));
  expect(fault).toMatchObject({ kind: "malformed" });
});

function captured(action: () => unknown): unknown {
  try {
    action();
    return undefined;
  } catch (error) {
    return error;
  }
}
