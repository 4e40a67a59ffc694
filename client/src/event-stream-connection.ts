import { createParser, type EventSourceMessage } from "eventsource-parser";
import {
  ANSWER_LIMIT_MS,
  type Connection,
  type ConnectionListener,
  type ConnectionRequest,
  type Response as GraphQLResponse,
  type ResponseError,
} from "./connection.js";

/** The server is never silent for longer than 15 s; who is for twice as long has gone. */
const SILENCE_LIMIT_MS = 32_000;
const HEARTBEAT_LIMIT_MS = 17_000;

/** One operation over server-sent events, in the distinct connections mode of GraphQL over SSE. */
export class EventStreamConnection<Data> implements Connection {
  readonly ended: Promise<void>;
  readonly #over = new AbortController();
  readonly #marks: MarkReader<Data>;
  #heardAt = Date.now();
  #silence: ReturnType<typeof setTimeout> | undefined;

  constructor(
    request: ConnectionRequest,
    private readonly listener: ConnectionListener<Data>,
  ) {
    this.#marks = new MarkReader(listener);
    // Why it ended makes no difference: what the server refuses for good was told as a refusal.
    this.ended = this.#run(request).catch(() => undefined);
  }

  /** Nothing can be asked over this connection, but the clock tells how long the server has been silent. */
  probe(): void {
    if (Date.now() - this.#heardAt > HEARTBEAT_LIMIT_MS) this.close();
  }

  renew(): boolean {
    return false;
  }

  close(): void {
    this.#over.abort();
  }

  async #run(request: ConnectionRequest): Promise<void> {
    try {
      this.#expectWithin(ANSWER_LIMIT_MS);
      const body = await this.#readBody(await send(request, this.#over.signal));
      const parser = this.#createParser();
      for await (const text of body.pipeThrough(new TextDecoderStream())) {
        this.#hear();
        parser.feed(text);
        this.#marks.flush();
      }
    } finally {
      clearTimeout(this.#silence);
      this.close();
    }
  }

  async #readBody(answer: Response): Promise<ReadableStream<BufferSource>> {
    const { status, headers } = answer;
    const type = headers.get("content-type") ?? "";
    if (answer.ok && type.startsWith("text/event-stream") && answer.body) return answer.body;
    const retryAfterSeconds = Number(headers.get("retry-after"));
    if (retryAfterSeconds > 0) this.listener.onRetryAfter(retryAfterSeconds * 1_000);
    if (isLasting(status)) {
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
    // Without data nothing was executed: the operation was refused, or the stream ends with a reason.
    if (hasStarted || response.data !== undefined) this.listener.onResponse(response);
    else this.listener.onRefusal(response.errors ?? [], "operation");
  }

  #hear(): void {
    this.#heardAt = Date.now();
    this.listener.onAlive();
    this.#expectWithin(SILENCE_LIMIT_MS);
  }

  #expectWithin(limitMs: number): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.close(), limitMs);
  }
}

/**
 * A mark is an id without an event: it moves the place to resume from, and tells the reader nothing. The comment
 * `:present` or `:behind` before it says whether all that was missed has been sent.
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

  /** The parser tells of an id before it tells of the event that has it. */
  readId(id: string): void {
    this.flush();
    this.#id = id;
  }

  /** Whether anything came before this event. */
  readEvent(): boolean {
    const hadStarted = this.#hasStarted;
    this.#hasStarted ||= this.#id !== undefined;
    this.#id = undefined;
    return hadStarted;
  }

  /** To be called when no event belongs to the last id any more. */
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

/** Whether the same request will be answered the same way. */
function isLasting(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

async function readErrors(answer: Response): Promise<readonly ResponseError[]> {
  const text = await answer.text();
  try {
    const { errors }: GraphQLResponse<never> = JSON.parse(text);
    if (errors?.length) return errors;
  } catch {
    // Not every refusal comes from a GraphQL server.
  }
  return [{ message: `The server answered with status ${answer.status}` }];
}
