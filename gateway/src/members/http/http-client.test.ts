import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { afterEach, describe, expect, it } from "@jest/globals";
import { HttpClient } from "./http-client.js";

const REQUEST = "POST / HTTP/1.1\r\nhost: member\r\ncontent-length: 2\r\n\r\n{}";
const cleanUp: (() => void)[] = [];
afterEach(() => {
  for (const action of cleanUp.splice(0)) action();
});

async function startServer(listener: RequestListener, now?: () => number) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const connections = { count: 0 };
  server.on("connection", () => {
    connections.count += 1;
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const client = new HttpClient({
    faults: new BreakableFaults(),
    origin: new URL(`http://127.0.0.1:${port}`),
    maxConnections: 2,
    maxBodyBytes: 1_000_000,
    ...(now && { now }),
  });
  cleanUp.push(() => {
    client.close();
    server.closeAllConnections();
    server.close();
  });
  return { server, client, connections };
}

describe("the HTTP client", () => {
  it("asks again over the connection that has answered", async () => {
    const { client, connections } = await startServer((_, response) => response.end("xin chào"));
    for (let count = 0; count < 3; count++) {
      const { status, body } = await client.send(REQUEST).answer;
      expect(status).toBe(200);
      expect(Buffer.from(body, "latin1").toString()).toBe("xin chào");
    }
    expect(connections.count).toBe(1);
  });

  it("lets requests wait when it has as many connections as it may have, and answers each with its own", async () => {
    const { client, connections } = await startServer((request, response) => {
      request.setEncoding("utf8").once("data", (body) => response.end(body));
    });
    const bodies = Array.from({ length: 20 }, (_, index) => String(index + 10));
    const answers = bodies.map((body) => client.send(REQUEST.replace("{}", body)).answer);
    expect((await Promise.all(answers)).map(({ body }) => body)).toEqual(bodies);
    expect(connections.count).toBe(2);
  });

  it("does not let the answer of a given-up request reach the next one", async () => {
    const { client } = await startServer((request, response) => {
      request.setEncoding("utf8").once("data", (body) => {
        if (body === "no") response.write("late");
        else response.end("mine");
      });
    });
    const givenUp = client.send(REQUEST.replace("{}", "no"));
    givenUp.fail(new Error("nobody waits"));
    await expect(givenUp.answer).rejects.toThrow("nobody waits");
    await expect(client.send(REQUEST).answer).resolves.toMatchObject({ body: "mine" });
  });

  it.each([
    ["no longer than the other side says that it keeps it", { "keep-alive": "timeout=1" }, 501],
    ["not when the other side is about to close it", { connection: "close" }, 0],
    ["for a while, where the other side does not say", {}, 4_001],
  ])("uses a connection again %s", async (_, headers, laterMs) => {
    let nowMs = 0;
    const answer: RequestListener = (_request, response) => {
      for (const name of ["keep-alive", "connection"]) response.removeHeader(name);
      response.shouldKeepAlive = true;
      response
        .writeHead(200, { "content-length": 0, connection: "keep-alive", "keep-alive": "", ...headers })
        .end();
    };
    const { client, connections } = await startServer(answer, () => nowMs);
    await client.send(REQUEST).answer;
    nowMs += laterMs;
    await client.send(REQUEST).answer;
    expect(connections.count).toBe(2);
    nowMs += Math.max(0, laterMs - 1);
    await client.send(REQUEST).answer;
    expect(connections.count).toBe(laterMs === 0 ? 3 : 2);
  });

  it("sends what cannot be sent again over a connection that is surely open", async () => {
    let nowMs = 0;
    const { client, connections } = await startServer(
      (_, response) => response.end(),
      () => nowMs,
    );
    const sure = () => client.send(REQUEST, "sure").answer;
    await sure();
    nowMs += 100;
    await sure();
    expect(connections.count).toBe(1);
    for (const count of [2, 3, 4]) {
      nowMs += 1_000;
      await sure();
      // Beyond the second one there is no room: one that was not good enough had to go.
      expect(connections.count).toBe(count);
    }
  });

  it("knows whether anything of a request can have arrived", async () => {
    const { server, client } = await startServer((request) => request.socket.destroy());
    const lost = client.send(REQUEST);
    await expect(lost.answer).rejects.toMatchObject({ code: "ECONNRESET" });
    server.close();
    await once(server, "close");
    const refused = client.send(REQUEST);
    await expect(refused.answer).rejects.toMatchObject({ code: "ECONNREFUSED" });
    expect([lost.isUnderWay, refused.isUnderWay]).toEqual([true, false]);
  });

  it("says that the connection was lost, and connects anew", async () => {
    let isFirst = true;
    const { client } = await startServer((request, response) => {
      if (isFirst) request.socket.destroy();
      else response.end("here");
      isFirst = false;
    });
    await expect(client.send(REQUEST).answer).rejects.toMatchObject({ code: "ECONNRESET" });
    await expect(client.send(REQUEST).answer).resolves.toMatchObject({ body: "here" });
  });

  it("reports that nobody listens", async () => {
    const { server, client } = await startServer(() => {});
    server.close();
    await once(server, "close");
    await expect(client.send(REQUEST).answer).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it("gives those who wait their answers when it is retired", async () => {
    const { client, server } = await startServer((_, response) => response.end("last"));
    const answers = Array.from({ length: 5 }, () => client.send(REQUEST).answer);
    client.retire();
    for (const { body } of await Promise.all(answers)) expect(body).toBe("last");
    server.close();
    await once(server, "close");
  });
});
