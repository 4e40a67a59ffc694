import { setTimeout as delay } from "node:timers/promises";
import { afterEach, describe, expect, it } from "@jest/globals";
import { watchForSleep, watchForWake } from "./wake.js";

const TIMES = { lookEveryMs: 10, oversleptMs: 300 };

/** Timers stand still as they do on a machine that sleeps. */
function sleepLikeAMachine(timeMs: number): void {
  const end = Date.now() + timeMs;
  while (Date.now() < end);
}

describe("watchForSleep", () => {
  let wakings = 0;
  let stop: () => void = () => undefined;

  afterEach(() => {
    stop();
    wakings = 0;
  });

  const wake = () => {
    wakings += 1;
  };

  it("calls once after a sleep", async () => {
    stop = watchForSleep(wake, TIMES);
    sleepLikeAMachine(500);
    await delay(40);
    expect(wakings).toBe(1);
  });

  it("does not call of a machine that is awake, nor after it was ended", async () => {
    stop = watchForSleep(wake, { lookEveryMs: 10, oversleptMs: 5_000 });
    await delay(60);
    stop();
    stop = watchForSleep(wake, TIMES);
    stop();
    sleepLikeAMachine(500);
    await delay(40);
    expect(wakings).toBe(0);
  });
});

describe("watchForWake", () => {
  it("works where there are no events of a browser", () => {
    expect(watchForWake(() => undefined)).not.toThrow();
  });
});
