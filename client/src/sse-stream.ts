import { createParser, type EventSourceMessage } from "eventsource-parser";
import type { Response as GraphQLResponse, ResponseError, StreamListener, StreamRequest } from "./stream.js";

/** The server sends a comment every 15 s; three missed ones mean that nobody is there any more. */
const SILENCE_LIMIT_MS = 45_000;

/** One operation over server-sent events, in the distinct connections mode of GraphQL over SSE. */
export async function streamOverSse<Data>(
  request: StreamRequest,
  listener: StreamListener<Data>,
  signal: AbortSignal,
): Promise<void> {
  const ended = new AbortController();
  const end = () => ended.abort();
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  let silence = setTimeout(end, SILENCE_LIMIT_MS);
  try {
    const answer = await send(request, ended.signal);
    const body = await readBody(answer, listener);
    const parser = createStreamParser(listener, end);
    for await (const text of body.pipeThrough(new TextDecoderStream())) {
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE_LIMIT_MS);
      parser.feed(text);
    }
  } finally {
    clearTimeout(silence);
    signal.removeEventListener("abort", end);
    ended.abort();
  }
}

function send(request: StreamRequest, signal: AbortSignal): Promise<Response> {
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

async function readBody(
  answer: Response,
  listener: StreamListener<never>,
): Promise<ReadableStream<BufferSource>> {
  const type = answer.headers.get("content-type") ?? "";
  if (answer.ok && type.startsWith("text/event-stream") && answer.body) return answer.body;
  const isLasting =
    answer.status >= 400 && answer.status < 500 && answer.status !== 408 && answer.status !== 429;
  if (isLasting) listener.onRefusal(await readErrors(answer));
  throw new Error(`The server answered with status ${answer.status} and "${type}", not with an event stream`);
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

function createStreamParser<Data>(listener: StreamListener<Data>, end: () => void) {
  let isStarted = false;
  const start = (cursor: string | undefined) => {
    if (!isStarted) listener.onStart(cursor);
    isStarted = true;
  };
  const receive = ({ event, data }: EventSourceMessage) => {
    if (event === "complete") return end();
    if (event !== "next") return;
    const response: GraphQLResponse<Data> = JSON.parse(data);
    // Without data nothing was executed: the operation was refused, or the stream ends with a reason.
    if (isStarted || response.data !== undefined) start(undefined);
    if (isStarted) listener.onResponse(response);
    else listener.onRefusal(response.errors ?? []);
  };
  // An id without data comes first: the server listens from there.
  return createParser({ onEvent: receive, onId: (id) => start(id) });
}
