/**
 * The limit of live answers: one stream of a member, and what it tells written to every client as it stands, over
 * bare sockets. Nothing is asked, evaluated, filtered or remembered; a comment makes up for the bytes of what would
 * have been asked.
 * Argument: URL of the member's stream.
 */
import { createServer } from "node:net";
import { request } from "undici";

const clients = new Set();
const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n:ok\n\n";
const EMPTY = "HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
const WRITES_PER_TURN = 500;
/** Of the gateway's messages over server-sent events. */
const MESSAGE_BYTES = 646;

const server = createServer({ noDelay: true }, (socket) => {
  socket.on("error", () => socket.destroy());
  socket.on("close", () => clients.delete(socket));
  socket.once("data", (request) => {
    socket.resume();
    if (!request.includes("text/event-stream")) return socket.end(EMPTY);
    socket.write(HEAD);
    return clients.add(socket);
  });
});
server.listen({ port: Number(process.env.PORT), host: "127.0.0.1", backlog: 4_096 });
process.on("SIGTERM", () => process.exit());

const { body } = await request(process.argv[2], { method: "POST" });
for await (const told of body) {
  const comment = `:${" ".repeat(Math.max(0, MESSAGE_BYTES - told.length - 2))}\n`;
  const message = Buffer.concat([Buffer.from(comment), told]);
  let count = 0;
  for (const client of clients) {
    client.write(message);
    count += 1;
    if (count % WRITES_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
  }
}
