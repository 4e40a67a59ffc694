import { type ResponseError, type Status, subscribe, type Transport } from "@hub/client/subscribe";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

interface Change {
  readonly commitmentChanged: { readonly commitment: { readonly title: string } };
}

const WATCH = `subscription ($after: String) {
  commitmentChanged(programmeId: "P", after: $after) { commitment { title } }
}`;

/** What a client goes through when it has missed something. */
const CAME_BACK = ["stale", "catching-up", "live"];

let relay: FakeRelay;
let hub: HubGateway;

beforeEach(async () => {
  relay = await FakeRelay.start("commitments");
  hub = await startHubGateway([], { relays: [relay] });
});

afterEach(async () => {
  await hub[Symbol.asyncDispose]();
  await relay[Symbol.asyncDispose]();
});

async function restartGateway(meanwhile: () => void): Promise<void> {
  const { port } = new URL(hub.endpoint);
  await hub[Symbol.asyncDispose]();
  meanwhile();
  hub = await startHubGateway(["--port", port, "--operator-port", "0"], { relays: [relay] });
}

describe.each<Transport>(["ws", "sse"])("the client over %s", (transport) => {
  /** Subscribes and collects; `until` resolves when the condition holds. */
  function watch() {
    const titles: string[] = [];
    const states: Status["state"][] = [];
    const gaps: ResponseError[] = [];
    let check = () => {};
    const subscription = subscribe<Change>({
      url: hub.endpoint,
      query: WATCH,
      transport,
      connectionParams: () => ({ authorization: "Bearer partner" }),
      onData: ({ data }) => {
        titles.push(data?.commitmentChanged.commitment.title ?? "none");
        check();
      },
      onStatus: ({ state }) => {
        states.push(state);
        check();
      },
      onGap: (gap) => {
        gaps.push(gap);
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
    return { titles, states, gaps, until, subscription, close: () => subscription.close() };
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
    expect(states).toEqual(["connecting", "live", ...CAME_BACK, ...CAME_BACK]);
    close();
  });

  it("is live again only when everything that it missed has arrived", async () => {
    const { titles, states, until, close } = watch();
    await until(() => states.includes("live"));
    await restartGateway(() => numbers(1, 30).forEach(change));
    let arrivedBefore = 0;
    await until(() => {
      if (states.at(-1) === "catching-up") arrivedBefore = titles.length;
      return states.length > 2 && states.at(-1) === "live";
    });
    expect(arrivedBefore).toBe(30);
    close();
  });

  it("is live again although nothing of what happened meanwhile was for it", async () => {
    const { titles, states, until, close } = watch();
    await until(() => states.includes("live"));
    await restartGateway(() => void relay.emit("commitment.changed", { programmeId: "other" }));
    await until(() => states.length > 2 && states.at(-1) === "live");
    expect(states).toEqual(["connecting", "live", ...CAME_BACK]);
    expect(titles).toEqual([]);
    close();
  });

  it("counts what the member no longer keeps, and goes on with what it does", async () => {
    const { titles, gaps, states, until, close } = watch();
    await until(() => states.includes("live"));
    change(1);
    await until(() => titles.length === 1);
    await restartGateway(() => {
      numbers(2, 60).forEach(change);
      relay.forgetBefore(51);
    });
    await until(() => titles.length >= 11);
    expect(gaps.map(({ extensions }) => extensions)).toEqual([
      expect.objectContaining({ code: "CURSOR_TOO_OLD", member: "commitments", missed: 49 }),
    ]);
    expect(titles).toEqual([1, ...numbers(51, 60)].map((id) => `Cam kết ${id}`));
    close();
  });

  it("says that the member was restored from a backup, and goes on with what happens since", async () => {
    const { titles, gaps, states, until, close } = watch();
    await until(() => states.includes("live"));
    change(1);
    await until(() => titles.length === 1);
    relay.restoreFromBackup();
    await until(() => gaps.length === 1);
    expect(gaps[0]?.extensions).toMatchObject({ code: "CURSOR_EPOCH_CHANGED", member: "commitments" });
    change(2);
    await until(() => titles.length === 2);
    expect(states).toEqual(["connecting", "live"]);
    close();
  });

  it("renews its credentials while the stream goes on", async () => {
    const { titles, states, until, subscription, close } = watch();
    await until(() => states.includes("live"));
    await subscription.refreshToken();
    change(1);
    await until(() => titles.length === 1);
    expect(states).not.toContain("stale");
    close();
  });

  it("frees what it held in the gateway when it is closed", async () => {
    const { states, until, close } = watch();
    await until(() => states.includes("live"));
    await hub.untilSubscribers(1);
    close();
    await hub.untilSubscribers(0);
  });
});
