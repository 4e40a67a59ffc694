import { once } from "node:events";
import { createServer } from "node:http";
import { expect, it } from "@jest/globals";
import { openSupergraphSource } from "./supergraph-source.js";

it("takes the user and password of the supergraph's URL for basic authentication, and names it without them", async () => {
  const server = createServer(({ headers }, response) => {
    const isKnown = headers.authorization === `Basic ${Buffer.from("me:p@ss").toString("base64")}`;
    response.writeHead(isKnown ? 200 : 401).end("type Query { a: Int }");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  try {
    const source = openSupergraphSource(`http://me:p%40ss@${host}/supergraph`);
    expect(await source.readIfChanged()).toBe("type Query { a: Int }");
    expect(source.location).toBe(`http://${host}/supergraph`);
    const stranger = openSupergraphSource(`http://me:wrong@${host}/supergraph`);
    await expect(stranger.readIfChanged()).rejects.toThrow(
      `The supergraph http://${host}/supergraph cannot be read: the answer has status 401`,
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
