import { type Status, subscribe, type Transport } from "@hub/client/subscribe";
import { FakeRelay } from "@hub/gateway/fixtures/fake-relay";
import { LiveGateway } from "@hub/gateway/fixtures/live-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

interface Change {
  readonly commitmentChanged: { readonly commitment: { readonly title: string } };
}

const WATCH = `subscription ($after: String) {
  commitmentChanged(programmeId: "P", after: $after) { commitment { title } }
}`;

let relay: FakeRelay;
let gateway: LiveGateway;
let port: number;

beforeEach(async () => {
  relay = await FakeRelay.start("commitments");
  gateway = await LiveGateway.start({ relays: [relay] });
  port = gateway.port;
});

afterEach(async () => {
  await gateway[Symbol.asyncDispose]();
  await relay[Symbol.asyncDispose]();
});

async function restartGateway(meanwhile: () => void): Promise<void> {
  await gateway[Symbol.asyncDispose]();
  meanwhile();
  gateway = await LiveGateway.start({ relays: [relay], port });
}

describe.each<Transport>(["ws", "sse"])("the client over %s", (transport) => {
  /** Subscribes and collects; `until` resolves when the condition holds. */
  function watch() {
    const titles: string[] = [];
    const states: Status["state"][] = [];
    let check = () => {};
    const subscription = subscribe<Change>({
      url: gateway.url,
      query: WATCH,
      transport,
      onData: ({ data }) => {
        titles.push(data?.commitmentChanged.commitment.title ?? "none");
        check();
      },
      onStatus: ({ state }) => {
        states.push(state);
        check();
      },
    });
    const until = (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        check = () => {
          if (condition()) resolve();
        };
        check();
      });
    return { titles, states, until, close: () => subscription.close() };
  }

  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const change = (id: number) =>
    void relay.emit("commitment.changed", { programmeId: "P", commitmentId: String(id) });

  it("gets 50 of 50, each once and in order, while the gateway is restarted twice", async () => {
    const { titles, states, until, close } = watch();
    await until(() => states.includes("live"));
    await restartGateway(() => numbers(1, 20).forEach(change));
    await until(() => titles.length >= 20);
    await restartGateway(() => numbers(21, 40).forEach(change));
    numbers(41, 50).forEach(change);
    await until(() => titles.length >= 50);
    expect(titles).toEqual(numbers(1, 50).map((id) => `Cam kết ${id}`));
    expect(states).toEqual(["connecting", "live", "stale", "live", "stale", "live"]);
    close();
  });

  it("frees what it held in the gateway when it is closed", async () => {
    const { states, until, close } = watch();
    await until(() => states.includes("live"));
    while (gateway.subscriberCount === 0) await new Promise(setImmediate);
    close();
    while (gateway.subscriberCount > 0) await new Promise(setImmediate);
  });
});
