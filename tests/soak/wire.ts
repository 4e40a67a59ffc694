/** A subscription's connection over a bare socket, so that a thousand of them cost less than what they watch. */
import { randomBytes, randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import type { Transport } from "@hub/client/subscribe";
import { clientFrame, OPCODES, readFrame } from "./frames.js";

export interface WireRequest {
  readonly port: number;
  /** One subscription that hands `$after` to its field. */
  readonly query: string;
  readonly after: string | undefined;
}

/** What is told of a connection. */
export interface WireListener {
  /** A result of the operation, as JSON; over SSE with the id of its message. */
  onResult(result: Buffer, id: string | undefined): void;
  /** The subscription has been accepted, or has come so far, without an event. */
  onMark(cursor: string): void;
  /** The operation was not accepted. */
  onRefusal(errors: string): void;
  /** So long the hub asks to stay away when the connection is lost. */
  onRetryAfter(timeMs: number): void;
  /** Called once. */
  onClose(): void;
}

/** The hub sends something every 15 s. */
const SILENCE_LIMIT_MS = 45_000;

export const openWire: Readonly<
  Record<Transport, (request: WireRequest, listener: WireListener) => { close(): void }>
> = { ws: openWebSocket, sse: openEventStream };

function dial(port: number, listener: WireListener, onData: (chunk: Buffer) => void): Socket {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  socket.setTimeout(SILENCE_LIMIT_MS, () => socket.destroy());
  // What fails is told by "close".
  socket.on("error", () => undefined);
  socket.on("data", onData);
  socket.once("end", () => socket.destroy());
  socket.once("close", () => listener.onClose());
  return socket;
}

function openWebSocket({ port, query, after }: WireRequest, listener: WireListener) {
  let rest: Buffer = Buffer.alloc(0);
  let isUpgraded = false;
  const socket = dial(port, listener, (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!isUpgraded) {
      const head = takeHead(rest, 101);
      if (head === "refused") return refuse(socket, rest, listener);
      if (head === undefined) return;
      rest = rest.subarray(head);
      isUpgraded = true;
      socket.write(clientFrame(OPCODES.text, '{"type":"connection_init"}'));
    }
    let start = 0;
    for (let frame = readFrame(rest, start); frame; frame = readFrame(rest, start)) {
      start = frame.end;
      if (frame.opcode === OPCODES.ping) socket.write(clientFrame(OPCODES.pong, frame.payload));
      if (frame.opcode === OPCODES.close) socket.destroy();
      if (frame.opcode === OPCODES.text) receive(frame.payload);
    }
    rest = rest.subarray(start);
  });
  socket.write(
    `GET /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString("base64")}\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n`,
  );
  const subscribe = () => {
    const payload = { query, variables: { after: after ?? null }, extensions: { startCursor: true } };
    socket.write(clientFrame(OPCODES.text, JSON.stringify({ id: randomUUID(), type: "subscribe", payload })));
  };
  const receive = (message: Buffer) => {
    if (message.includes(EVENT_ID)) return listener.onResult(message, undefined);
    const { type, payload }: ServerMessage = JSON.parse(message.toString());
    if (type === "connection_ack") subscribe();
    else if (type === "ping") socket.write(clientFrame(OPCODES.text, '{"type":"pong"}'));
    else if (type === "next" && !payload?.errors) listener.onMark(payload?.extensions?.cursor ?? "");
    else if (type === "next") listener.onResult(message, undefined);
    else if (type === "error") listener.onRefusal(message.toString());
    if (type === "error" || type === "complete") socket.destroy();
  };
  return { close: () => socket.destroy() };
}

interface ServerMessage {
  readonly type: string;
  readonly payload?: { readonly errors?: unknown; readonly extensions?: { readonly cursor?: string } };
}

function openEventStream({ port, query, after }: WireRequest, listener: WireListener) {
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = false;
  const socket = dial(port, listener, (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (!isOpen) {
      const head = takeHead(rest, 200);
      if (head === "refused") return refuse(socket, rest, listener);
      if (head === undefined) return;
      rest = rest.subarray(head);
      isOpen = true;
    }
    let start = 0;
    for (let end = rest.indexOf("\n\n"); end !== -1; end = rest.indexOf("\n\n", start)) {
      receive(rest.subarray(start, end));
      start = end + 2;
    }
    rest = rest.subarray(start);
  });
  const body = Buffer.from(JSON.stringify({ query }));
  const lastEventId = after === undefined ? "" : `last-event-id: ${after}\r\n`;
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/event-stream\r\n${lastEventId}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`,
  );
  socket.write(body);
  let hasStarted = false;
  const receive = (message: Buffer) => {
    const id = readLine(message, "id: ");
    const data = message.indexOf("data: ");
    const isNext = message.includes("event: next");
    if (message.includes("retry: ")) listener.onRetryAfter(Number(readLine(message, "retry: ")));
    if (isNext && (hasStarted || id !== undefined)) listener.onResult(message.subarray(data + 6), id);
    else if (isNext) listener.onRefusal(message.toString());
    else if (id !== undefined) listener.onMark(id);
    hasStarted ||= id !== undefined;
    if (message.includes("event: complete")) socket.destroy();
  };
  return { close: () => socket.destroy() };
}

export const EVENT_ID = Buffer.from('"eventId":"');

/** Where what follows the head of the HTTP answer begins; undefined while the head is not complete. */
function takeHead(bytes: Buffer, status: number): number | "refused" | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end === -1) return undefined;
  return bytes.toString("latin1", 9, 12) === String(status) ? end + 4 : "refused";
}

function refuse(socket: Socket, bytes: Buffer, listener: WireListener): void {
  const retryAfterSeconds = Number(/retry-after: (\d+)/i.exec(bytes.toString())?.[1] ?? 0);
  listener.onRetryAfter(retryAfterSeconds * 1_000);
  listener.onRefusal(bytes.toString("latin1", 0, 12));
  socket.destroy();
}

function readLine(message: Buffer, name: string): string | undefined {
  const begin = message.indexOf(name);
  if (begin !== 0 && message[begin - 1] !== 10) return undefined;
  const end = message.indexOf("\n", begin);
  return message.toString("latin1", begin + name.length, end === -1 ? message.length : end);
}
