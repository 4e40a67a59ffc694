/** A relay for tests: a real HTTP server that speaks the protocol of `GET /events` over events held in memory. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { formatPosition, type HubEvent, parsePosition } from "@hub/schema/event";

export class FakeRelay implements AsyncDisposable {
  /** Every request line's path so far, oldest first. */
  readonly requests: string[] = [];
  readonly headers: IncomingMessage["headers"][] = [];
  #events: HubEvent[] = [];
  #oldest = 1;
  #epoch = "e1";
  #port = 0;
  readonly #streams = new Map<ServerResponse, number>();
  #server = createServer((request, response) => this.#handle(request, response));

  constructor(readonly member: string) {}

  static async start(member: string): Promise<FakeRelay> {
    const relay = new FakeRelay(member);
    await relay.listen();
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get openStreams(): number {
    return this.#streams.size;
  }

  get head(): number {
    return this.#events.length;
  }

  emit(type: string, payload: Record<string, unknown>): HubEvent {
    const seq = this.#events.length + 1;
    const event: HubEvent = {
      id: `${this.member}-${this.#epoch}-${seq}`,
      member: this.member,
      epoch: this.#epoch,
      seq,
      type,
      aggregateType: "Thing",
      aggregateId: "1",
      version: seq,
      occurredAt: new Date(1_700_000_000_000 + seq).toISOString(),
      payload,
    };
    this.#events.push(event);
    for (const [response, until] of this.#streams) this.#send(response, event, until);
    return event;
  }

  /** Drops what is older than `seq`, as retention does. */
  forgetBefore(seq: number): void {
    this.#oldest = seq;
  }

  /** As after a restore from a backup: another epoch, nothing of the old one. */
  restoreFromBackup(): void {
    this.#epoch = `${this.#epoch}x`;
    this.#events = [];
    this.cut();
  }

  /** Breaks every open connection. */
  cut(): void {
    for (const response of this.#streams.keys()) response.destroy();
  }

  /** Listens, on the same port as before if there was one. */
  async listen(): Promise<void> {
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    if (address && typeof address === "object") this.#port = address.port;
  }

  async close(): Promise<void> {
    this.cut();
    const closed = once(this.#server, "close");
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
    this.#server = createServer((request, response) => this.#handle(request, response));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#server.listening) await this.close();
  }

  #handle(request: IncomingMessage, response: ServerResponse): void {
    this.requests.push(request.url ?? "");
    this.headers.push(request.headers);
    const query = new URL(request.url ?? "/", this.url).searchParams;
    const after = parsePosition(query.get("after") ?? "") ?? { epoch: this.#epoch, seq: this.head };
    const until = Number(query.get("until") ?? Number.POSITIVE_INFINITY);
    const bounds = { epoch: this.#epoch, head: this.head, oldest: this.#oldest };
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(":ok\n\n");
    const code = this.#findRefusal(after.epoch, after.seq);
    if (code) {
      response.end(`event: refused\ndata: ${JSON.stringify({ code, ...bounds })}\n\n`);
      return;
    }
    response.write(`event: hello\ndata: ${JSON.stringify(bounds)}\n\n`);
    this.#streams.set(response, until);
    response.on("close", () => this.#streams.delete(response));
    for (const event of this.#events.slice(after.seq)) this.#send(response, event, until);
    if (after.seq >= until) response.end();
  }

  #findRefusal(epoch: string, seq: number): string | undefined {
    if (epoch !== this.#epoch || seq > this.head) return "CURSOR_EPOCH_CHANGED";
    return seq + 1 < this.#oldest ? "CURSOR_TOO_OLD" : undefined;
  }

  #send(response: ServerResponse, event: HubEvent, until: number): void {
    if (event.seq > until || response.writableEnded) return;
    response.write(`id: ${formatPosition(event)}\nevent: event\ndata: ${JSON.stringify(event)}\n\n`);
    if (event.seq === until) response.end();
  }
}
