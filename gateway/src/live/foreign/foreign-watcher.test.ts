import { describe, expect, it } from "@jest/globals";
import { LivePayload } from "../subscriptions/live-payload.js";
import type { Ending } from "../subscriptions/subscription.js";
import { ForeignWatcher } from "./foreign-watcher.js";

/** A socket that takes so many payloads before it is full, and what it was sent. */
function reader(room: number) {
  const told: unknown[] = [];
  const endings: Ending[] = [];
  let left = 0;
  const watcher = new ForeignWatcher(() => {
    left += 1;
  });
  const receiver = {
    receive: ({ json }: LivePayload) => {
      told.push(JSON.parse(json.toString()).data);
      return told.length < room;
    },
    end: (ending: Ending) => void endings.push(ending),
  };
  return { watcher, receiver, told, endings, leftCount: () => left };
}

const payload = (n: number, size = 0) =>
  LivePayload.of({ data: { n, ...(size && { text: "x".repeat(size) }) } });
const numbers = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));

describe("a reader of a stream that cannot be resumed", () => {
  it("gets what was sent before it was ready", () => {
    const { watcher, receiver, told } = reader(10);
    watcher.offer(payload(0));
    watcher.offer(payload(1));
    watcher.begin(receiver);
    expect(told).toEqual(numbers(2));
  });

  it("gets the rest, and then the end, when its socket has room again", () => {
    const { watcher, receiver, told, endings } = reader(2);
    watcher.begin(receiver);
    for (const n of [0, 1, 2]) watcher.offer(payload(n));
    watcher.finish({ kind: "complete" });
    expect([told, endings]).toEqual([numbers(2), []]);
    watcher.resume();
    expect([told, endings]).toEqual([numbers(3), [{ kind: "complete" }]]);
  });

  it.each([
    ["too many wait for it", 101, 0],
    ["too much waits for it", 3, 400_000],
  ])("is ended with a code when %s, and nothing is kept for it", (_, count, size) => {
    const { watcher, receiver, told, endings, leftCount } = reader(1);
    watcher.begin(receiver);
    for (let n = 0; n <= count; n += 1) watcher.offer(payload(n, size));
    expect(told).toHaveLength(1);
    expect(endings).toEqual([
      { kind: "refused", errors: [{ message: expect.any(String), extensions: { code: "SLOW_READER" } }] },
    ]);
    expect(leftCount()).toBe(1);
    watcher.offer(payload(0));
    watcher.resume();
    expect(told).toHaveLength(1);
  });

  it("gets nothing after it has left", () => {
    const { watcher, receiver, told, endings, leftCount } = reader(10);
    watcher.begin(receiver);
    watcher.close();
    watcher.close();
    watcher.offer(payload(0));
    watcher.finish({ kind: "complete" });
    expect([told, endings, leftCount()]).toEqual([[], [], 1]);
  });
});
