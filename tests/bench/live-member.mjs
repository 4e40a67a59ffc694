/**
 * The member of the benchmark of live answers: its GraphQL and its relay, in one process, and what they were asked.
 * Control channel (IPC): `{ emit: { perSecond, count } }` tells that many events at that rate, then answers
 * `{ emitted }`; `"figures"` is answered with what was counted so far.
 */
import { createServer } from "node:http";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { OWN_ANSWERS } from "./accounts.mjs";
import { COMMITMENTS, MEMBER } from "./live-schema.mjs";

const relay = await FakeRelay.start(MEMBER);
const member = await serveSubgraph(COMMITMENTS);
for (const [field, answer] of Object.entries(OWN_ANSWERS))
  member.answerFor(`${field}(`, (_, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify({ data: { [field]: answer } }));
  });
/** For gateways that ask a member for its subscriptions: GraphQL over server-sent events, one stream each. */
const streams = new Set();
const subscriptions = createServer((request, response) => {
  request.resume();
  response.writeHead(200, { "content-type": "text/event-stream" }).write(":ok\n\n");
  streams.add(response);
  response.on("close", () => streams.delete(response));
});
subscriptions.listen(0, "127.0.0.1", () =>
  process.send({
    relay: relay.url,
    graphql: `${member.url}/graphql`,
    subscriptions: `http://127.0.0.1:${subscriptions.address().port}/graphql`,
  }),
);

function tellStreams({ occurredAt: changedAt, payload: { commitmentId: id, sentAt } }) {
  const commitmentChanged = { changedAt, sentAt, commitment: { __typename: "Commitment", id } };
  for (const stream of streams)
    stream.write(`event: next\ndata: ${JSON.stringify({ data: { commitmentChanged } })}\n\n`);
}

process.on("message", (message) => {
  if (message === "figures")
    process.send({
      requests: countEntityRequests(),
      upstreams: relay.openStreams + streams.size,
      events: relay.head,
    });
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
      const event = relay.emit("commitment.changed", {
        programmeId: "P",
        commitmentId: `c${emitted % 100}`,
        sentAt,
      });
      tellStreams(event);
    }
    if (emitted < count) setTimeout(next, beginMs + (emitted * 1_000) / perSecond - performance.now());
    else process.send({ emitted });
  };
  next();
}

/** Not those for others' queries. */
function countEntityRequests() {
  return member.requests.filter(({ query }) => query.includes("_entities")).length;
}
