/** Just enough of HTTP/1.1 and WebSocket to tell, in a connection's bytes, where what is asked begins and ends. */
import { createHash } from "node:crypto";
import { parse, print } from "graphql";

/** One thing that the gateway said: a request, or a message over a WebSocket. */
export interface Asked {
  /** What it says, in a form that is the same whenever the same is asked. */
  readonly key: string;
  /** A WebSocket's handshake: what follows are messages. */
  readonly webSocketKey?: string;
}

/** Takes the bytes that the gateway sends over one connection apart. */
export class GatewayReader {
  #rest: Buffer = Buffer.alloc(0);
  #isWebSocket = false;

  /** What was said completely by now. */
  *read(bytes: Buffer): Generator<Asked> {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const asked = this.#isWebSocket ? this.#readMessage() : this.#readRequest();
      if (asked === undefined) return;
      if (asked !== "nothing") yield asked;
    }
  }

  #readRequest(): Asked | undefined {
    const end = this.#rest.indexOf("\r\n\r\n");
    if (end < 0) return undefined;
    const [line = "", ...headers] = this.#rest.subarray(0, end).toString("latin1").split("\r\n");
    const header = (name: string) =>
      headers
        .find((one) => one.toLowerCase().startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim();
    const length = Number(header("content-length") ?? 0);
    if (this.#rest.length < end + 4 + length) return undefined;
    const body = this.#rest.subarray(end + 4, end + 4 + length).toString();
    this.#rest = this.#rest.subarray(end + 4 + length);
    const [method, path] = line.split(" ");
    const webSocketKey = header("sec-websocket-key");
    if (webSocketKey !== undefined) {
      this.#isWebSocket = true;
      return { key: `WebSocket ${path}`, webSocketKey };
    }
    return { key: `${method} ${path} ${body === "" ? "" : operationKey(parseExactly(body))}` };
  }

  #readMessage(): Asked | "nothing" | undefined {
    const [first, second] = this.#rest;
    if (first === undefined || second === undefined) return undefined;
    let [length, start] = [second & 0x7f, 2];
    if (length === 126) [length, start] = [this.#rest.length < 4 ? 0 : this.#rest.readUInt16BE(2), 4];
    if (this.#rest.length < start + 4 + length) return undefined;
    const mask = this.#rest.subarray(start, start + 4);
    const payload = this.#rest
      .subarray(start + 4, start + 4 + length)
      .map((byte, i) => byte ^ (mask[i % 4] ?? 0));
    this.#rest = this.#rest.subarray(start + 4 + length);
    const isText = (first & 0x0f) === 1;
    if (!isText) return "nothing";
    const { type, payload: content } = parseExactly(Buffer.from(payload).toString());
    if (type === "connection_init") return { key: "connection_init" };
    return type === "subscribe" ? { key: `subscribe ${operationKey(content)}` } : "nothing";
  }
}

interface Operation {
  readonly query: string;
  readonly variables?: unknown;
}

/** Independent of how the document is laid out. */
function operationKey({ query, variables = {} }: Operation): string {
  return `${print(parse(query))} ${JSON.stringify(variables)}`;
}

/** Numbers as they are written: JavaScript's hold fewer digits. */
function parseExactly(text: string) {
  return JSON.parse(text.replaceAll(/(?<=[:[,])-?\d[\d.eE+-]*(?=[,\]}])/g, '"$&"'));
}

/** https://www.rfc-editor.org/rfc/rfc6455#section-4.2.2 */
export function webSocketAccept(key: string): string {
  return createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
}
