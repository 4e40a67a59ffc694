import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Connections } from "./connections.js";
import { EventStream, EventStreams } from "./event-stream.js";
import { readThroughConnections } from "./http-connection.js";
import { Twins } from "./twins.js";

class Stream extends EventStream {
  protected override drained(): void {}

  protected override closed(): void {}
}

let server: Server;
let client: Socket;
let stream: Stream;

beforeEach(async () => {
  const streams = new EventStreams(new Connections());
  const opened = Promise.withResolvers<Stream>();
  server = createServer((_, response) => opened.resolve(new Stream(response, streams)));
  const moment = {};
  readThroughConnections(server, new Twins({ moment: () => moment, keepAliveMs: 5_000, observe: () => {} }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  client = connect({ port: typeof address === "object" ? (address?.port ?? 0) : 0, host: "127.0.0.1" });
  client.setEncoding("utf8").write("GET / HTTP/1.1\r\nhost: hub\r\n\r\n");
  stream = await opened.promise;
});
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
  return text.slice(text.indexOf("\n\n") + 2);
}

describe("the heartbeat of a stream", () => {
  it("is heard when nothing else was since the last one", async () => {
    stream.beat();
    stream.send("next", "1");
    stream.beat();
    stream.beat();
    stream.beat();
    stream.send("next", "2");
    const beat = ":\n\n";
    const next = (data: string) => `event: next\ndata: ${data}\n\n`;
    expect(await bodyUntil(next("2"))).toBe(next("1") + beat + beat + next("2"));
  });
});
