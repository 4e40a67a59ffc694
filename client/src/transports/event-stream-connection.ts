import { createParser, type EventSourceMessage } from "eventsource-parser";
import {
  CONNECT_TIMEOUT_MS,
  type Connection,
  type ConnectionListener,
  type ConnectionRequest,
  type Response as GraphQLResponse,
  type ResponseError,
} from "./connection.js";

/** The server sends something every 15 s; silence for twice as long means that it is gone. */
const IDLE_TIMEOUT_MS = 32_000;
const HEARTBEAT_TIMEOUT_MS = 17_000;

/** One operation over server-sent events, in the distinct connections mode of GraphQL over SSE. */
export class EventStreamConnection<Data> implements Connection {
  readonly ended: Promise<void>;
  readonly #over = new AbortController();
  readonly #marks: MarkReader<Data>;
  #lastActivityAt = Date.now();
  #timeout: ReturnType<typeof setTimeout> | undefined;

  constructor(
    request: ConnectionRequest,
    private readonly listener: ConnectionListener<Data>,
  ) {
    this.#marks = new MarkReader(listener);
    // The reason does not matter here: a permanent refusal has already been reported.
    this.ended = this.#run(request).catch(() => undefined);
  }

  /** An event stream has no ping; the time since the last byte tells as much. */
  probe(): void {
    if (Date.now() - this.#lastActivityAt > HEARTBEAT_TIMEOUT_MS) this.close();
  }

  reauthenticate(): boolean {
    return false;
  }

  close(): void {
    this.#over.abort();
  }

  async #run(request: ConnectionRequest): Promise<void> {
    try {
      this.#expectActivityWithin(CONNECT_TIMEOUT_MS);
      const body = await this.#readBody(await send(request, this.#over.signal));
      const parser = this.#createParser();
      for await (const text of body.pipeThrough(new TextDecoderStream())) {
        this.#noteActivity();
        parser.feed(text);
        this.#marks.flush();
      }
    } finally {
      clearTimeout(this.#timeout);
      this.close();
    }
  }

  async #readBody(answer: Response): Promise<ReadableStream<BufferSource>> {
    const { status, headers } = answer;
    const type = headers.get("content-type") ?? "";
    if (answer.ok && type.startsWith("text/event-stream") && answer.body) return answer.body;
    const retryAfterSeconds = Number(headers.get("retry-after"));
    if (retryAfterSeconds > 0) this.listener.onRetryAfter(retryAfterSeconds * 1_000);
    if (isPermanent(status)) {
      const reason = status === 401 || status === 403 ? "credentials" : "operation";
      this.listener.onRefusal(await readErrors(answer), reason);
    }
    throw new Error(`The server answered with status ${status} and "${type}", not with an event stream`);
  }

  #createParser() {
    return createParser({
      onEvent: (message) => this.#receive(message),
      onId: (id) => this.#marks.readId(id),
      onComment: (comment) => this.#marks.readComment(comment),
      onRetry: (timeMs) => this.listener.onRetryAfter(timeMs),
    });
  }

  #receive({ event, data }: EventSourceMessage): void {
    const hasStarted = this.#marks.readEvent();
    if (event === "complete") this.close();
    if (event !== "next") return;
    const response: GraphQLResponse<Data> = JSON.parse(data);
    // No data means that nothing was executed: the operation was refused, or the stream ends with a reason.
    if (hasStarted || response.data !== undefined) this.listener.onResponse(response);
    else this.listener.onRefusal(response.errors ?? [], "operation");
  }

  #noteActivity(): void {
    this.#lastActivityAt = Date.now();
    this.listener.onActivity();
    this.#expectActivityWithin(IDLE_TIMEOUT_MS);
  }

  #expectActivityWithin(limitMs: number): void {
    clearTimeout(this.#timeout);
    this.#timeout = setTimeout(() => this.close(), limitMs);
  }
}

/**
 * A mark is an id without an event: it moves the position to resume from and delivers nothing. The comment
 * `:present` or `:behind` before it says whether every missed event has been sent.
 */
class MarkReader<Data> {
  #id: string | undefined;
  #isPresent: boolean | undefined;
  #hasStarted = false;

  constructor(private readonly listener: ConnectionListener<Data>) {}

  readComment(comment: string): void {
    if (comment === "present") this.#isPresent = true;
    else if (comment === "behind") this.#isPresent = false;
  }

  /** The parser reports an id before the event that carries it. */
  readId(id: string): void {
    this.flush();
    this.#id = id;
  }

  /** Returns whether anything came before this event. */
  readEvent(): boolean {
    const hadStarted = this.#hasStarted;
    this.#hasStarted ||= this.#id !== undefined;
    this.#id = undefined;
    return hadStarted;
  }

  /** Call when no event can follow the last id any more. */
  flush(): void {
    if (this.#id === undefined) return;
    this.#hasStarted = true;
    this.listener.onMark({ cursor: this.#id, isPresent: this.#isPresent });
    this.#id = undefined;
    this.#isPresent = undefined;
  }
}

function send(request: ConnectionRequest, signal: AbortSignal): Promise<Response> {
  const { url, query, operationName, variables, connectionParams } = request;
  const authorization = connectionParams["authorization"];
  return fetch(url, {
    method: "POST",
    headers: {
      accept: "text/event-stream",
      "content-type": "application/json",
      ...(typeof authorization === "string" && { authorization }),
    },
    body: JSON.stringify({ query, operationName, variables }),
    cache: "no-store",
    signal,
  });
}

/** Whether the same request would be refused again. */
function isPermanent(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

async function readErrors(answer: Response): Promise<readonly ResponseError[]> {
  const text = await answer.text();
  try {
    const { errors }: GraphQLResponse<never> = JSON.parse(text);
    if (errors?.length) return errors;
  } catch {
    // A proxy's refusal is no GraphQL response.
  }
  return [{ message: `The server answered with status ${answer.status}` }];
}
