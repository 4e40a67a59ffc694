import type { ServerResponse } from "node:http";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { until } from "@hub/gateway-fixtures/until";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createParser } from "eventsource-parser";

const QUERY = "{ greeting }";
const WATCH = `subscription ($after: String) {
  commitmentChanged(programmeId: "P", after: $after) { commitment { title } }
}`;

let hub: HubGateway;
/** Members' answers that are being held back. */
let held: ServerResponse[];

beforeEach(async () => {
  // Two of them share an answer.
  hub = await startHubGateway(["--fast-paths", "true"]);
  held = [];
});

afterEach(async () => hub[Symbol.asyncDispose]());

interface Answer {
  readonly data: unknown;
  readonly extensions: { readonly asOf: string };
}

async function ask(query: string): Promise<Answer> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(hub.endpoint, { method: "POST", headers, body: JSON.stringify({ query }) });
  return JSON.parse(await response.text());
}

/** Where answers stand that ask no member. */
const present = async () => (await ask("{ __typename }")).extensions.asOf;

async function untilHeard(before: string): Promise<void> {
  await until(async () => (await present()) !== before);
}

function change(commitmentId: string): void {
  hub.relay.emit("commitment.changed", { programmeId: "P", commitmentId });
}

/** The first so many titles that are told after the cursor. */
async function toldAfter(after: string, count: number): Promise<string[]> {
  const titles: string[] = [];
  const abort = new AbortController();
  const response = await fetch(hub.endpoint, {
    method: "POST",
    headers: { accept: "text/event-stream", "content-type": "application/json" },
    body: JSON.stringify({ query: WATCH, variables: { after } }),
    signal: abort.signal,
  });
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === "next") titles.push(JSON.parse(data).data.commitmentChanged.commitment.title);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (titles.length >= count) break;
  }
  abort.abort();
  return titles;
}

describe("a query's answer", () => {
  it("stands where it was before anything was read, however long that took", async () => {
    const before = await present();
    hub.member.answerWith((_, response) => void held.push(response));
    const answer = ask(QUERY);
    await until(() => held.length > 0);
    change("1");
    await untilHeard(before);
    hub.member.answerWith(undefined);
    for (const response of held) response.end('{"data":{"greeting":"chào"}}');
    const { asOf } = (await answer).extensions;
    expect(asOf).toBe(before);
    change("2");
    expect(await toldAfter(asOf, 2)).toEqual(["Cam kết 1", "Cam kết 2"]);
  });

  it("stands where the answer that it shares with an earlier query stands", async () => {
    const before = await present();
    hub.member.answerWith((_, response) => void held.push(response));
    const first = ask(QUERY);
    await until(() => held.length > 0);
    change("1");
    await untilHeard(before);
    const second = ask(QUERY);
    // Asked later and answered already: by now the second query waits together with the first.
    await present();
    hub.member.answerWith(undefined);
    for (const response of held) response.end('{"data":{"greeting":"chào"}}');
    expect(held).toHaveLength(1);
    expect((await second).extensions).toEqual((await first).extensions);
    expect(await toldAfter((await second).extensions.asOf, 1)).toEqual(["Cam kết 1"]);
  });

  it("delivers what comes after it, and nothing from before", async () => {
    const before = await present();
    change("1");
    await untilHeard(before);
    const { extensions } = await ask(QUERY);
    change("2");
    expect(await toldAfter(extensions.asOf, 1)).toEqual(["Cam kết 2"]);
  });
});
