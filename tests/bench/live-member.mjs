/**
 * The member of the benchmark of live answers: its GraphQL and its relay, in one process, and what they were asked.
 * Control channel (IPC): `{ emit: { perSecond, count } }` tells that many events at that rate, then answers
 * `{ emitted }`; `"figures"` is answered with what was counted so far.
 */
import { createServer } from "node:http";
import { FakeRelay } from "@hub/gateway/fixtures/fake-relay";
import { commitment, MEMBER } from "./live-schema.mjs";

const relay = await FakeRelay.start(MEMBER);
let requests = 0;
const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  requests += 1;
  const { variables = {} } = JSON.parse(Buffer.concat(chunks).toString());
  const [representations = []] = Object.values(variables);
  const data = { _entities: representations.map(({ id }) => commitment(id)) };
  response.setHeader("content-type", "application/json").end(JSON.stringify({ data }));
});
server.listen(0, "127.0.0.1", () => {
  process.send({ relay: relay.url, graphql: `http://127.0.0.1:${server.address().port}/graphql` });
});

process.on("message", (message) => {
  if (message === "figures") process.send({ requests, upstreams: relay.openStreams, events: relay.head });
  else emit(message.emit);
});
process.on("disconnect", () => process.exit());

function emit({ perSecond, count }) {
  const beginMs = performance.now();
  let emitted = 0;
  const next = () => {
    const dueCount = Math.min(count, Math.floor(((performance.now() - beginMs) * perSecond) / 1_000) + 1);
    for (; emitted < dueCount; emitted += 1) {
      const sentAt = String(performance.timeOrigin + performance.now());
      relay.emit("commitment.changed", { programmeId: "P", commitmentId: `c${emitted % 100}`, sentAt });
    }
    if (emitted < count) setTimeout(next, beginMs + (emitted * 1_000) / perSecond - performance.now());
    else process.send({ emitted });
  };
  next();
}
