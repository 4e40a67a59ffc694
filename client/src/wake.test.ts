import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { watchForSleep, watchForWake } from "./wake.js";

const TIMES = { lookEveryMs: 5_000, oversleptMs: 5_000 };

/** Timers stand still while a machine sleeps, its clock does not. */
function sleepFor(timeMs: number): void {
  jest.setSystemTime(Date.now() + timeMs);
}

describe("watchForSleep", () => {
  let wakings: number;
  let stop: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    wakings = 0;
    stop = watchForSleep(() => {
      wakings += 1;
    }, TIMES);
  });

  afterEach(() => {
    stop();
    jest.useRealTimers();
  });

  it("calls once after a sleep", () => {
    jest.advanceTimersByTime(7_000);
    sleepFor(60_000);
    jest.advanceTimersByTime(60_000);
    expect(wakings).toBe(1);
  });

  it("does not call on a machine that is awake, however late a timer is", () => {
    jest.advanceTimersByTime(60_000);
    sleepFor(TIMES.oversleptMs);
    jest.advanceTimersByTime(60_000);
    expect(wakings).toBe(0);
  });

  it("does not call after it was stopped", () => {
    stop();
    sleepFor(60_000);
    jest.advanceTimersByTime(60_000);
    expect(wakings).toBe(0);
  });
});

describe("watchForWake", () => {
  it("works where there are no events of a browser", () => {
    expect(watchForWake(() => undefined)).not.toThrow();
  });
});
