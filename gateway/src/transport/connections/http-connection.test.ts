import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { connectTo } from "@hub/gateway-fixtures/raw-http";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { RequestRefusal } from "../../errors/request-refusal.js";
import { SingleFlight } from "../../fast/single-flight.js";
import { READER } from "../../identity/callers.js";
import { type AnswerForm, answerHeaders } from "../headers/answer-head.js";
import { ResponseStream, ResponseStreams } from "../streams/response-stream.js";
import { EVENT_STREAM } from "../streams/sse-messages.js";
import { connectionOf, readThroughConnections } from "./http-connection.js";
import { urlOf } from "./listening.js";
import { LongLivedConnections } from "./long-lived-connections.js";

const WARM = "warm";
const STREAM = "stream";
const QUERY = "query";

const faults = new BreakableFaults();
let server: Server;
let singleFlight: SingleFlight;
let streams: ResponseStreams;
let dataVersion: object;
/** The bodies of requests that were read. */
let read: string[];
/** The answers that were begun. */
let begun: { resolve(text: string): void; reject(error: Error): void; signal: AbortSignal }[];
let observed: number[];
let streamsClosed: number;
const clients: Client[] = [];

beforeEach(async () => {
  dataVersion = {};
  read = [];
  begun = [];
  observed = [];
  streamsClosed = 0;
  const observe = (status: number) => observed.push(status);
  const readdress = (answer: Buffer) => answer;
  const options = { dataVersion: () => dataVersion, readdress, keepAliveMs: 5_000, faults, observe };
  singleFlight = new SingleFlight(options);
  streams = new ResponseStreams(new LongLivedConnections(faults), faults);
  server = createServer((request, response) => void answer(request, response));
  readThroughConnections(server, singleFlight, faults);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.socket.resetAndDestroy();
  server.close();
  await once(server, "close");
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const connection = connectionOf(request);
  connection.begins(response);
  response.once("close", () => connection.answered(request));
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  read.push(body);
  const form: AnswerForm = { mediaType: "application/json", requestId: `request-${read.length}` };
  try {
    if (body === STREAM) {
      new Stream(response, streams, EVENT_STREAM, READER).write("data: 1\n\n");
    } else {
      const bytes = body === QUERY ? await share(request, response, form) : Buffer.from(body);
      response.writeHead(200, answerHeaders(form, bytes.length)).end(bytes);
    }
  } catch (error) {
    const text = error instanceof RequestRefusal ? String(error.errors[0]?.extensions["code"]) : "failed";
    response.writeHead(500, { "content-length": text.length }).end(text);
  }
}

class Stream extends ResponseStream {
  protected override drained(): void {}

  protected override closed(): void {
    streamsClosed += 1;
  }
}

function share(request: IncomingMessage, response: ServerResponse, form: AnswerForm): Promise<Buffer> {
  const exchange = { request, response, form, account: "anonymous", validUntilMs: Number.POSITIVE_INFINITY };
  const begin = (signal: AbortSignal) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    begun.push({ resolve, reject, signal });
    return promise.then((text) => Buffer.from(text));
  };
  return singleFlight.join(QUERY, exchange) ?? singleFlight.lead(QUERY, exchange, begin, () => {});
}

/** Speaks HTTP by hand, so that a test decides which bytes come in which piece. */
class Client {
  #received = "";
  readonly #news: (() => void)[] = [];

  private constructor(readonly socket: Socket) {
    clients.push(this);
    socket.setEncoding("latin1").on("data", (text: string) => {
      this.#received += text;
      for (const tell of this.#news.splice(0)) tell();
    });
    socket.on("error", () => undefined);
  }

  static async dial(): Promise<Client> {
    const socket = connect({ port: portOf(server), host: "127.0.0.1", noDelay: true });
    await once(socket, "connect");
    return new Client(socket);
  }

  /** A connection over which a request has been read already. */
  static async warm(): Promise<Client> {
    const client = await Client.dial();
    client.send(requestOf(WARM));
    await client.answer();
    return client;
  }

  send(bytes: string): void {
    this.socket.write(bytes);
  }

  /** The next answer that comes. */
  async answer(): Promise<{ head: string; body: string }> {
    return await this.#take(() => {
      const headEnd = this.#received.indexOf("\r\n\r\n") + 4;
      if (headEnd === 3) return undefined;
      const head = this.#received.slice(0, headEnd);
      const end = headEnd + Number(/content-length: (\d+)/i.exec(head)?.[1]);
      return this.#received.length < end ? undefined : { head, body: this.#cut(end).slice(headEnd) };
    });
  }

  async until(text: string): Promise<string> {
    return await this.#take(() => (this.#received.includes(text) ? this.#received : undefined));
  }

  #cut(end: number): string {
    const beginning = this.#received.slice(0, end);
    this.#received = this.#received.slice(end);
    return beginning;
  }

  async #take<Result>(find: () => Result | undefined): Promise<Result> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.#news.push(resolve));
    }
  }
}

function portOf(listening: Server): number {
  const address = listening.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function requestOf(body: string, header = "accept: application/json"): string {
  return `POST / HTTP/1.1\r\nhost: hub\r\n${header}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

/** What was sent before has been received when this resolves. */
async function roundTrips(): Promise<void> {
  const client = await Client.warm();
  client.send(requestOf(WARM));
  await client.answer();
  client.socket.destroy();
}

const countOfRead = () => read.filter((body) => body !== WARM).length;

describe("a request with the same bytes as one that is being answered", () => {
  it("is answered unread, as the one that was read", async () => {
    const [first, second] = [await Client.warm(), await Client.warm()];
    first.send(requestOf(QUERY));
    second.send(requestOf(QUERY));
    await roundTrips();
    begun[0]?.resolve("Khuyến học");
    const [one, other] = [await first.answer(), await second.answer()];
    const namesOf = (head: string) =>
      head
        .toLowerCase()
        .split("\r\n")
        .map((line) => line.split(":")[0])
        .sort();
    expect(Buffer.from(other.body, "latin1").toString()).toBe("Khuyến học");
    expect(one.body).toBe(other.body);
    expect(namesOf(other.head)).toEqual(namesOf(one.head));
    // Members know the request that was read; the other one has not been heard of.
    expect(/x-request-id: (.*)\r/.exec(other.head)?.[1]).toBe(/x-request-id: (.*)\r/.exec(one.head)?.[1]);
    expect(countOfRead()).toBe(1);
    await roundTrips();
    expect(observed).toEqual([200]);
  });

  it("is answered while those who waited are still being answered, and not later", async () => {
    const waiting = await Promise.all(Array.from({ length: 32 }, () => Client.warm()));
    for (const client of waiting) client.send(requestOf(QUERY));
    await roundTrips();
    expect(begun.length).toBe(1);
    begun[0]?.resolve("{}");
    const [, second, last] = [waiting[0], waiting[1], waiting.at(-1)];
    await second?.answer();
    second?.send(requestOf(QUERY));
    expect((await second?.answer())?.body).toBe("{}");
    await last?.answer();
    await roundTrips();
    expect(begun.length).toBe(1);
    second?.send(requestOf(QUERY));
    await roundTrips();
    expect(begun.length).toBe(2);
  });

  it.each([
    ["its connection is new", async () => (await Client.dial()).send(requestOf(QUERY))],
    [
      "a byte differs",
      async () => (await Client.warm()).send(requestOf(QUERY, "authorization: Bearer of another")),
    ],
    [
      "it comes in two pieces",
      async () => {
        const client = await Client.warm();
        client.send(requestOf(QUERY).slice(0, 20));
        await roundTrips();
        client.send(requestOf(QUERY).slice(20));
      },
    ],
    [
      "something has changed since",
      async () => {
        dataVersion = {};
        (await Client.warm()).send(requestOf(QUERY));
      },
    ],
  ])("is read when %s", async (_, sendAnother) => {
    (await Client.warm()).send(requestOf(QUERY));
    await roundTrips();
    await sendAnother();
    await roundTrips();
    expect(countOfRead()).toBe(2);
  });

  it("is read when it comes together with the next one, and both are answered", async () => {
    const [first, second] = [await Client.warm(), await Client.warm()];
    first.send(requestOf(QUERY));
    await roundTrips();
    second.send(requestOf(QUERY) + requestOf("next"));
    await roundTrips();
    begun[0]?.resolve("{}");
    expect((await second.answer()).body).toBe("{}");
    expect((await second.answer()).body).toBe("next");
    expect(countOfRead()).toBe(3);
  });

  it("is what it is said to be when it is the body of another", async () => {
    const [first, second, third] = [await Client.warm(), await Client.warm(), await Client.warm()];
    first.send(requestOf(QUERY));
    await roundTrips();
    const body = requestOf(QUERY);
    const head = requestOf(body).slice(0, -body.length);
    second.send(head);
    await roundTrips();
    second.send(body);
    expect((await second.answer()).body).toBe(body);
    // The head comes together with a request that is answered, and the body later.
    third.send(requestOf("one") + head);
    expect((await third.answer()).body).toBe("one");
    await roundTrips();
    third.send(body);
    expect((await third.answer()).body).toBe(body);
  });

  it("is answered before what its client sends meanwhile", async () => {
    const [first, second] = [await Client.warm(), await Client.warm()];
    first.send(requestOf(QUERY));
    second.send(requestOf(QUERY));
    await roundTrips();
    second.send(requestOf("one"));
    await roundTrips();
    second.send(requestOf("two"));
    await roundTrips();
    expect(countOfRead()).toBe(1);
    begun[0]?.resolve("{}");
    const bodies = [await second.answer(), await second.answer(), await second.answer()];
    expect(bodies.map(({ body }) => body)).toEqual(["{}", "one", "two"]);
  });

  it("is read after all when there is no answer to share", async () => {
    const [first, second] = [await Client.warm(), await Client.warm()];
    first.send(requestOf(QUERY));
    second.send(requestOf(QUERY));
    await roundTrips();
    begun[0]?.reject(new Error("of the test"));
    expect((await first.answer()).body).toBe("failed");
    await roundTrips();
    expect(begun.length).toBe(2);
    begun[1]?.resolve("{}");
    expect((await second.answer()).body).toBe("{}");
    expect(observed).toEqual([]);
  });

  it("keeps the answer going for as long as anybody waits", async () => {
    const [first, second] = [await Client.warm(), await Client.warm()];
    first.send(requestOf(QUERY));
    second.send(requestOf(QUERY));
    await roundTrips();
    first.socket.destroy();
    await roundTrips();
    expect(begun[0]?.signal.aborted).toBe(false);
    second.socket.destroy();
    const { signal } = begun[0] ?? {};
    if (signal && !signal.aborted) await once(signal, "abort");
    expect(signal?.aborted).toBe(true);
  });

  it("is answered before the server closes, and none is left unread after that", async () => {
    const [first, second, third] = [await Client.warm(), await Client.warm(), await Client.warm()];
    first.send(requestOf(QUERY));
    second.send(requestOf(QUERY));
    await roundTrips();
    let isClosed = false;
    const closed = singleFlight.close(600_000).then(() => {
      isClosed = true;
    });
    third.send(requestOf(QUERY));
    await roundTrips();
    expect(isClosed).toBe(false);
    expect(countOfRead()).toBe(2);
    begun[0]?.resolve("{}");
    await closed;
    expect((await second.answer()).body).toBe("{}");
  });
});

describe("a connection that has to rest", () => {
  it("is not read meanwhile, and others are", async () => {
    const asked: string[] = [];
    const resting = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end();
    });
    const rests = [60_000, 0];
    readThroughConnections(resting, undefined, faults, () => rests.shift());
    resting.listen(0, "127.0.0.1");
    await once(resting, "listening");
    const ask = async (path: string): Promise<Socket> => {
      const socket = await connectTo(urlOf(resting, "127.0.0.1"));
      socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`);
      return socket;
    };
    const waiting = await ask("/first");
    const answered = await ask("/second");
    await once(answered, "data");
    expect(asked).toEqual(["/second"]);
    for (const socket of [waiting, answered]) socket.destroy();
    resting.close();
    await once(resting, "close");
  });
});

describe("a client that ends its half of the connection", () => {
  it("is answered what it asked before, and then the connection is closed", async () => {
    const client = await Client.dial();
    const closed = once(client.socket, "close");
    client.send(requestOf(QUERY));
    client.socket.end();
    await roundTrips();
    begun[0]?.resolve("{}");
    await closed;
    expect((await client.answer()).body).toBe("{}");
  });

  it("is answered everything that it asked", async () => {
    const client = await Client.dial();
    const closed = once(client.socket, "close");
    client.send(requestOf(QUERY) + requestOf("next"));
    client.socket.end();
    await roundTrips();
    begun[0]?.resolve("{}");
    await closed;
    expect([(await client.answer()).body, (await client.answer()).body]).toEqual(["{}", "next"]);
  });

  it("is answered when its request is not read, as when it is", async () => {
    const [first, second] = [await Client.warm(), await Client.warm()];
    first.send(requestOf(QUERY));
    await roundTrips();
    const closed = once(second.socket, "close");
    second.send(requestOf(QUERY));
    second.socket.end();
    await roundTrips();
    expect(countOfRead()).toBe(1);
    begun[0]?.resolve("{}");
    await closed;
    expect((await second.answer()).body).toBe("{}");
  });

  it("is answered when its request is read after all", async () => {
    const [first, second] = [await Client.warm(), await Client.warm()];
    first.send(requestOf(QUERY));
    await roundTrips();
    const closed = once(second.socket, "close");
    second.send(requestOf(QUERY));
    second.socket.end();
    await roundTrips();
    begun[0]?.reject(new Error("of the test"));
    await roundTrips();
    begun[1]?.resolve("{}");
    await closed;
    expect((await second.answer()).body).toBe("{}");
  });

  it("is told that its answer takes long, but only before the answer", async () => {
    const client = await Client.dial();
    const closed = once(client.socket, "close");
    client.send(requestOf(QUERY));
    client.socket.end();
    await client.until("HTTP/1.1 102 Processing\r\n\r\n");
    begun[0]?.resolve("{}");
    await closed;
    expect(await client.until("{}")).toMatch(/^(HTTP\/1\.1 102 Processing\r\n\r\n)+HTTP\/1\.1 200 OK\r\n/);
  });

  it("hears the end of a stream that it asks for", async () => {
    const client = await Client.dial();
    const closed = once(client.socket, "close");
    client.send(requestOf(STREAM));
    client.socket.end();
    await closed;
    await roundTrips();
    expect(streamsClosed).toBe(1);
  });
});

describe("a connection that became a stream of events", () => {
  it("tells what is written after node:http has let it go, and ends with its client", async () => {
    const client = await Client.dial();
    client.send(requestOf(STREAM));
    const text = await client.until("data: 1\n\n");
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text).not.toMatch(/transfer-encoding/i);
    client.socket.end();
    await once(client.socket, "close");
    await roundTrips();
    expect(streamsClosed).toBe(1);
  });

  it("is refused while an earlier request of the connection is being answered", async () => {
    const client = await Client.warm();
    client.send(requestOf(QUERY) + requestOf(STREAM));
    await roundTrips();
    begun[0]?.resolve("{}");
    expect((await client.answer()).body).toBe("{}");
    expect((await client.answer()).body).toBe("PIPELINED");
  });
});
