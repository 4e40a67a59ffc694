/**
 * The members of a siege, in a process of their own: GraphQL and events.
 * Control channel (IPC): says `{ catalog, details, relay }` when they answer; `{ perSecond }` lets them tell of changes
 * at that rate, `0` of none; `"told"` is answered with how many there were of each item.
 */
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { CATALOG, DETAILS, ITEMS } from "./subgraphs.js";

const relay = await FakeRelay.start(CATALOG.name);
const catalog = await serveSubgraph(CATALOG);
const details = await serveSubgraph(DETAILS);
catalog.answerFor("notANumber", (_, response) => response.end('{"data":{"notANumber":NaN}}'));

const told: number[] = Array.from({ length: ITEMS }, () => 0);
let count = 0;
let timer: NodeJS.Timeout | undefined;

process.on("message", (message: "told" | { readonly perSecond: number }) => {
  if (message === "told") {
    process.send?.({ told });
    return;
  }
  clearInterval(timer);
  if (message.perSecond > 0) timer = setInterval(tell, 1_000 / message.perSecond);
});
process.on("disconnect", () => process.exit());
process.send?.({ catalog: catalog.url, details: details.url, relay: relay.url });

function tell(): void {
  const index = count % ITEMS;
  count += 1;
  told[index] = (told[index] ?? 0) + 1;
  const sentAt = String(performance.timeOrigin + performance.now());
  relay.emit("item.changed", { itemId: `i${index}`, sentAt });
}
