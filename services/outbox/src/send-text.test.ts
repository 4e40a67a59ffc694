import { once } from "node:events";
import { createServer, get, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { sendText } from "./send-text.js";

const LINE = `${"Hội Khuyến học ".repeat(80)}\n`;
const PAGES = 60;
const LINES_PER_PAGE = 500;
const GULP_BYTES = 1024 * 1024;
const TURNS_OF_REST = 200;

describe("text that is sent at the pace of its reader", () => {
  it("arrives whole at one who stops again and again", async () => {
    const response = await answerOf(async (to) => {
      for (let page = 0; page < PAGES; page += 1) {
        await turn();
        for (let line = 0; line < LINES_PER_PAGE; line += 1) await sendText(to, LINE);
      }
      to.end();
    });
    let bytes = 0;
    let gulps = 0;
    for await (const piece of response) {
      bytes += piece.length;
      if (bytes < gulps * GULP_BYTES) continue;
      gulps += 1;
      for (let rest = 0; rest < TURNS_OF_REST; rest += 1) await turn();
    }
    expect(bytes).toBe(PAGES * LINES_PER_PAGE * Buffer.byteLength(LINE));
  });

  it("is given up when the reader leaves", async () => {
    const over = Promise.withResolvers<void>();
    const response = await answerOf(async (to) => {
      while (!to.closed) await sendText(to, LINE);
      over.resolve();
    });
    response.destroy();
    await over.promise;
  });
});

/** The answer of a server that sends it by `send`. The server ends with it. */
async function answerOf(send: (to: ServerResponse) => Promise<void>): Promise<IncomingMessage> {
  const server = createServer((_request, response) => {
    response.once("close", () => server.close());
    void send(response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const [response] = await once(get({ host: "127.0.0.1", port }), "response");
  return response;
}
