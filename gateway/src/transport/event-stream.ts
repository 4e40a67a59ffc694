import type { ServerResponse } from "node:http";

export interface EventStreamTimes {
  readonly heartbeatMs: number;
  /** A client that has not taken what was sent for so long is disconnected. */
  readonly writeDeadlineMs: number;
}

export const EVENT_STREAM_TIMES: EventStreamTimes = { heartbeatMs: 15_000, writeDeadlineMs: 10_000 };

/** One answer as server-sent events (WHATWG HTML §9.2). Opening it sends the headers and a comment at once. */
export class EventStream {
  readonly #closed = new AbortController();
  readonly #heartbeat: NodeJS.Timeout;

  constructor(
    private readonly response: ServerResponse,
    private readonly times: EventStreamTimes,
  ) {
    response.once("close", () => this.#close());
    // What fails here is the client's connection; "close" follows.
    response.on("error", () => undefined);
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    response.socket?.setNoDelay(true);
    response.write(`:ok\nretry: ${reconnectMs()}\n\n`);
    this.#heartbeat = setInterval(() => this.#beat(), times.heartbeatMs);
    if (response.destroyed) this.#close();
  }

  /** Aborts when the connection is gone, whoever ended it. */
  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  /** Lets the client's `Last-Event-ID` be `id` without telling it anything. */
  async mark(id: string): Promise<void> {
    await this.#write(`id: ${id}\n\n`);
  }

  /** Resolves when the client has room for more, or is gone. */
  async send(event: string, data: string, id?: string): Promise<void> {
    const idLine = id === undefined ? "" : `id: ${id}\n`;
    await this.#write(`event: ${event}\n${idLine}data: ${data}\n\n`);
  }

  end(): void {
    this.response.end();
  }

  async #write(text: string): Promise<void> {
    if (this.closed.aborted || this.response.write(text)) return;
    await this.#drained();
  }

  #drained(): Promise<void> {
    const { response, times } = this;
    return new Promise((resolve) => {
      const deadline = setTimeout(() => response.destroy(), times.writeDeadlineMs);
      const done = () => {
        clearTimeout(deadline);
        response.off("drain", done).off("close", done);
        resolve();
      };
      response.on("drain", done).on("close", done);
    });
  }

  #beat(): void {
    if (!this.response.writableNeedDrain) this.response.write(":\n\n");
  }

  #close(): void {
    clearInterval(this.#heartbeat);
    this.#closed.abort();
  }
}

/** Different for each client, so that all do not come back in the same moment. */
function reconnectMs(): number {
  return Math.round(500 + Math.random() * 1_500);
}
