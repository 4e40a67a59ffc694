/** Every transport of a gateway. Whatever its form, an answer becomes a text: a word is in it or is not. */
import { createHash } from "node:crypto";
import { MULTIPART_ACCEPT, readPayloads } from "@hub/gateway-fixtures/multipart";
import { EventSourceParserStream } from "eventsource-parser/stream";
import { Kind, type OperationDefinitionNode, parse, print, visit } from "graphql";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import type { Operation } from "./ways.js";

/** What a client sends of an operation: its text, or something else by which it is known. */
interface Sent extends Partial<Operation> {
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Where it is sent, and by whom. */
export interface Line {
  readonly url: string;
  /** The header's value; undefined for who has not signed in. */
  readonly authorization: string | undefined;
}

/** Resolves with the first answer, or what is said in place of one. */
type Transport = (line: Line, sent: Sent) => Promise<string>;
export type AskOver = (line: Line, operation: Operation) => Promise<string>;

const EVENT_STREAM = "text/event-stream";
/** What is refused with another status, 200 among them, is refused at once. */
const ACCEPTED = 202;

function headersOf({ authorization }: Line): Record<string, string> {
  return authorization === undefined ? {} : { authorization };
}

function post(line: Line, body: unknown, more: Record<string, string> = {}): Promise<Response> {
  return fetch(`${line.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headersOf(line), ...more },
    body: JSON.stringify(body),
  });
}

const byPost: Transport = async (line, sent) => (await post(line, sent)).text();

const inBatch: Transport = async (line, sent) =>
  (await post(line, [{ query: "{ __typename }" }, sent])).text();

const byGet: Transport = async (line, { query, variables = {}, extensions = {} }) => {
  const parameters = new URLSearchParams({
    ...(query !== undefined && { query }),
    variables: JSON.stringify(variables),
    extensions: JSON.stringify(extensions),
  });
  return (await fetch(`${line.url}/graphql?${parameters}`, { headers: headersOf(line) })).text();
};

const inParts: Transport = async (line, sent) => {
  const { body } = await post(line, sent, { accept: MULTIPART_ACCEPT });
  return firstOf(readPayloads(body));
};

const overEventStream: Transport = async (line, sent) =>
  firstOf(answersIn(await post(line, sent, { accept: EVENT_STREAM })));

/** The stream is opened first, then told what to carry. */
const overEventStreamForMany: Transport = async (line, sent) => {
  const reserved = await fetch(`${line.url}/graphql`, { method: "PUT", headers: headersOf(line) });
  const token = { "x-graphql-event-stream-token": await reserved.text() };
  const headers = { ...headersOf(line), ...token, accept: EVENT_STREAM };
  const stream = await fetch(`${line.url}/graphql`, { headers });
  const extensions = { ...sent.extensions, operationId: "1" };
  const begun = await post(line, { ...sent, extensions }, token);
  const refusal = await begun.text();
  if (begun.status === ACCEPTED) return firstOf(answersIn(stream));
  await stream.body?.cancel();
  return refusal;
};

async function* answersIn(response: Response): AsyncGenerator<string, void> {
  if (!response.ok) throw new Error(await response.text());
  const events = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  for await (const { event, data } of events ?? []) if (event === "next") yield data;
}

/** A browser cannot set headers of a WebSocket, other programs can. */
const overWebSocket =
  (isSaidInHeader: boolean): Transport =>
  async (line, sent) => {
    class Socket extends WebSocket {
      constructor(address: string, protocol: string) {
        super(address, protocol, { headers: isSaidInHeader ? headersOf(line) : {} });
      }
    }
    const client = createClient({
      url: `${line.url.replace("http", "ws")}/graphql`,
      webSocketImpl: Socket,
      connectionParams: isSaidInHeader ? {} : headersOf(line),
      retryAttempts: 0,
    });
    const { query = "", variables, extensions } = sent;
    return firstOf(
      client.iterate({ query, variables: { ...variables }, extensions: { ...extensions } }),
    ).finally(client.dispose);
  };

/** Clients throw what is refused. */
async function firstOf(answers: AsyncIterable<unknown>): Promise<string> {
  try {
    for await (const answer of answers) return JSON.stringify(answer);
    return "nothing";
  } catch (refusal) {
    return refusal instanceof Error ? refusal.message : JSON.stringify(refusal);
  }
}

/** Those over which more than one answer can come. */
export const STREAMS: Readonly<Record<string, Transport>> = {
  "an event stream": overEventStream,
  "an event stream for many": overEventStreamForMany,
  "a stream in parts": inParts,
  "a WebSocket": overWebSocket(false),
  "a WebSocket with a header": overWebSocket(true),
};

const PLAINLY: Readonly<Record<string, Transport>> = {
  POST: byPost,
  "a batch": inBatch,
  GET: byGet,
  ...STREAMS,
};

/** The second time it is known by its hash alone. */
const persisted =
  (transport: Transport): AskOver =>
  async (line, { query, ...rest }) => {
    const sha256Hash = createHash("sha256").update(query).digest("hex");
    const extensions = { persistedQuery: { version: 1, sha256Hash } };
    await transport(line, { query, ...rest, extensions });
    return transport(line, { ...rest, extensions });
  };

const live =
  (transport: Transport): AskOver =>
  (line, { query, ...rest }) =>
    transport(line, { ...rest, query: print(visit(parse(query), { OperationDefinition: asLive })) });

function asLive(operation: OperationDefinitionNode): OperationDefinitionNode {
  const directive = { kind: Kind.DIRECTIVE, name: { kind: Kind.NAME, value: "live" } } as const;
  return { ...operation, directives: [...(operation.directives ?? []), directive] };
}

type Sending = (transport: Transport) => AskOver;

const sendingOver = (
  transports: Readonly<Record<string, Transport>>,
  sendings: Readonly<Record<string, Sending>>,
): Readonly<Record<string, AskOver>> =>
  Object.fromEntries(
    Object.entries(transports).flatMap(([name, transport]) =>
      Object.entries(sendings).map(([prefix, sending]) => [`${prefix}${name}`, sending(transport)]),
    ),
  );

const AS_DOCUMENT: Readonly<Record<string, Sending>> = {
  "": (transport) => transport,
  "a persisted document over ": persisted,
};

/** Each with plain documents, with persisted ones, and with live queries. */
export const TRANSPORTS = sendingOver(PLAINLY, { ...AS_DOCUMENT, "a live query over ": live });

/** Of what happens: with plain documents and with persisted ones. */
export const TRANSPORTS_OF_EVENTS = sendingOver(STREAMS, AS_DOCUMENT);
