/**
 * The members of a workload: one port each, all in this process. An answer is computed when a request body is seen
 * for the first time and sent from memory ever after, so that the machine's time goes to the gateway.
 *
 * HTTP is spoken over bare sockets: node:http would take a third of the core that load and members share.
 * Control channel (IPC): `"record"` starts noting requests, `"recorded"` returns them.
 */
import { createServer } from "node:net";
import { OWN_ANSWERS } from "./accounts.mjs";
import { createMember } from "./member-schema.mjs";
import { createWorkload } from "./workloads.mjs";

const workload = createWorkload(process.argv[2]);
let recorded;

const ports = await Promise.all(workload.subgraphs.map(serve));
process.on("message", (message) => {
  if (message === "record") recorded = [];
  if (message === "recorded") {
    process.send({ recorded });
    recorded = undefined;
  }
});
process.on("disconnect", () => process.exit());
process.send({ ports });

function serve(subgraph, index) {
  const answer = createMember(subgraph, workload);
  const prepared = new Map();
  const respond = (body) => {
    const own = Object.keys(OWN_ANSWERS).find((field) => body.includes(`${field}(`));
    if (own) return toResponse({ data: { [own]: OWN_ANSWERS[own] } });
    let response = prepared.get(body);
    if (!response) {
      response = toResponse(answer(JSON.parse(Buffer.from(body, "latin1").toString("utf8"))));
      prepared.set(body, response);
    }
    recorded?.push({ member: index, body: Buffer.from(body, "latin1").toString("utf8") });
    return response;
  };
  return new Promise((resolve) => {
    const server = createServer({ noDelay: true }, (socket) => converse(socket, respond));
    server.listen(0, "127.0.0.1", () => resolve(server.address().port));
  });
}

function toResponse(result) {
  const body = Buffer.from(JSON.stringify(result));
  const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, "latin1"), body]);
}

const NOT_FOUND = Buffer.from("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n", "latin1");

/** Answers the requests of one connection in their order, for as long as it stays open. */
function converse(socket, respond) {
  let received = "";
  // Whoever asked has gone.
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    received += chunk.latin1Slice();
    for (;;) {
      const headEnd = received.indexOf("\r\n\r\n");
      if (headEnd === -1) return;
      const head = received.slice(0, headEnd);
      const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
      if (/\r\ntransfer-encoding:/i.test(head)) throw new Error("A chunked request body is not understood");
      const end = headEnd + 4 + length;
      if (received.length < end) return;
      const body = received.slice(headEnd + 4, end);
      received = received.slice(end);
      socket.write(head.startsWith("POST ") ? respond(body) : NOT_FOUND);
    }
  });
  socket.on("error", () => socket.destroy());
}
