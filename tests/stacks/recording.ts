import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { type Asked, GatewayReader, webSocketAccept } from "./wire.js";

/** What a member said, as the bytes it sent. */
export interface Recording {
  readonly sdl: string;
  readonly exchanges: readonly Exchange[];
}

export interface Exchange {
  readonly asked: string;
  /** As they came, piece by piece; what is no UTF-8 is in base64 behind `base64:`. */
  readonly answered: string[];
  /** Of a WebSocket's handshake: what of the answer follows from what was asked. */
  readonly accept?: string;
}

const BASE64 = "base64:";

/** Hands on what gateway and member say to one another, and keeps it. */
export class Recorder implements AsyncDisposable {
  readonly exchanges: Exchange[] = [];
  readonly #sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(memberPort: number): Promise<Recorder> {
    const server = createServer((gateway) => recorder.#handOn(gateway, memberPort));
    const recorder = new Recorder(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return recorder;
  }

  get port(): number {
    return portOf(this.server);
  }

  /** One for each thing that was asked and answered. */
  distinctExchanges(): Exchange[] {
    const answered = this.exchanges.filter((exchange) => exchange.answered.length > 0);
    return [...new Map(answered.map((exchange) => [exchange.asked, exchange])).values()];
  }

  #handOn(gateway: Socket, memberPort: number): void {
    const member = connect(memberPort, "127.0.0.1");
    const reader = new GatewayReader();
    let answered: string[] = [];
    for (const socket of [gateway, member]) this.#sockets.add(socket);
    gateway.on("data", (data) => {
      const bytes = Buffer.from(data);
      for (const { key, webSocketKey } of reader.read(bytes)) {
        answered = [];
        const accept = webSocketKey && { accept: webSocketAccept(webSocketKey) };
        this.exchanges.push({ asked: key, answered, ...accept });
      }
      member.write(withoutCompression(bytes));
    });
    member.on("data", (data) => {
      const bytes = Buffer.from(data);
      answered.push(toText(bytes));
      gateway.write(bytes);
    });
    const close = () => {
      for (const socket of [gateway, member]) socket.destroy();
    };
    for (const socket of [gateway, member]) socket.on("error", close).on("close", close);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** So that a recording can be read. */
function withoutCompression(bytes: Buffer): Buffer {
  const text = bytes.toString("latin1");
  return text.startsWith("GET ")
    ? Buffer.from(text.replace(/sec-websocket-extensions:[^\r]*\r\n/i, ""), "latin1")
    : bytes;
}

/** A member that says what was recorded of it. It is asked over real sockets and answers with the recorded bytes. */
export class ReplayingMember implements AsyncDisposable {
  readonly #sockets = new Set<Socket>();
  /** What was asked and is in no recording. */
  readonly unknown: string[] = [];

  private constructor(private readonly server: Server) {}

  static async start({ exchanges }: Recording): Promise<ReplayingMember> {
    const byKey = new Map(exchanges.map((exchange) => [exchange.asked, exchange]));
    const server = createServer((socket) => member.#answer(socket, byKey));
    const member = new ReplayingMember(server);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return member;
  }

  get port(): number {
    return portOf(this.server);
  }

  #answer(socket: Socket, exchanges: ReadonlyMap<string, Exchange>): void {
    const reader = new GatewayReader();
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("data", (data) => {
      for (const asked of reader.read(Buffer.from(data))) {
        const exchange = exchanges.get(asked.key);
        if (exchange) for (const piece of exchange.answered) socket.write(fitted(piece, exchange, asked));
        else {
          this.unknown.push(asked.key);
          socket.destroy();
        }
      }
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** The recorded bytes, but for the handshake's hash. */
function fitted(piece: string, { accept }: Exchange, { webSocketKey }: Asked): Buffer {
  const isHandshake = accept !== undefined && webSocketKey !== undefined;
  return toBytes(isHandshake ? piece.replace(accept, webSocketAccept(webSocketKey)) : piece);
}

function toText(bytes: Buffer): string {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? text : `${BASE64}${bytes.toString("base64")}`;
}

function toBytes(piece: string): Buffer {
  return piece.startsWith(BASE64) ? Buffer.from(piece.slice(BASE64.length), "base64") : Buffer.from(piece);
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port");
  return address.port;
}
