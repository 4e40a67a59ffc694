import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { afterEach, describe, expect, it } from "@jest/globals";
import { SingleFlight } from "../../fast/single-flight.js";
import { READER } from "../../identity/callers.js";
import { readThroughConnections } from "../connections/http-connection.js";
import { LongLivedConnections } from "../connections/long-lived-connections.js";
import { MULTIPART } from "./multipart-messages.js";
import { ResponseStream, ResponseStreams, type StreamFormat } from "./response-stream.js";
import { EVENT_STREAM } from "./sse-messages.js";
import type { StreamedAnswerFormat } from "./streamed-answer.js";

class Stream extends ResponseStream {
  protected override drained(): void {}

  protected override closed(): void {}
}

const faults = new BreakableFaults();
let server: Server;
let client: Socket;
let stream: Stream;

async function open(format: StreamFormat): Promise<void> {
  const streams = new ResponseStreams(new LongLivedConnections(faults), faults);
  const opened = Promise.withResolvers<Stream>();
  server = createServer((_, response) => opened.resolve(new Stream(response, streams, format, READER)));
  const dataVersion = {};
  readThroughConnections(
    server,
    new SingleFlight({
      dataVersion: () => dataVersion,
      readdress: (answer) => answer,
      keepAliveMs: 5_000,
      observe: () => {},
      faults,
    }),
    faults,
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  client = connect({ port: typeof address === "object" ? (address?.port ?? 0) : 0, host: "127.0.0.1" });
  client.setEncoding("utf8").write("GET / HTTP/1.1\r\nhost: hub\r\n\r\n");
  stream = await opened.promise;
}
afterEach(async () => {
  client.destroy();
  server.close();
  await once(server, "close");
});

async function bodyUntil(end: string): Promise<string> {
  let text = "";
  for await (const chunk of client.iterator({ destroyOnReturn: false })) {
    text += chunk;
    if (text.endsWith(end)) break;
  }
  return text.slice(text.indexOf("\r\n\r\n") + 4);
}

describe("the heartbeat of a stream", () => {
  it.each<[string, StreamedAnswerFormat, string, string]>([
    ["server-sent events", EVENT_STREAM, ":\n\n", "event: next\ndata: 1\n\n"],
    [
      "multipart",
      MULTIPART,
      "\r\ncontent-type: application/json\r\n\r\n{}\r\n--graphql",
      '\r\ncontent-type: application/json\r\n\r\n{"payload":1}\r\n--graphql',
    ],
  ])("is heard as %s when nothing else was since the last one", async (_name, format, beat, next) => {
    await open(format);
    stream.beat();
    stream.write(format.next("1"));
    stream.beat();
    stream.beat();
    stream.beat();
    stream.write(`${format.next("1")}end`);
    const body = await bodyUntil("end");
    expect(body.slice(body.indexOf(next))).toBe(`${next}${beat}${beat}${next}end`);
  });
});
