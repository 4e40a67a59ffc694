import { describe, expect, it } from "@jest/globals";
import { combineStatuses, type FeedStatus } from "./feed-status.js";

const live: FeedStatus = { state: "live" };
const connecting: FeedStatus = { state: "connecting" };
const since = (minute: number) => ({
  state: "stale" as const,
  since: new Date(Date.UTC(2026, 0, 1, 14, minute)),
});

describe("combineStatuses", () => {
  it("claims to be live only when every feed is", () => {
    expect(combineStatuses([live, live])).toEqual(live);
    expect(combineStatuses([live, connecting])).toEqual(connecting);
  });

  it("is disconnected since the first feed that broke", () => {
    expect(combineStatuses([since(5), live, since(2), connecting])).toEqual(since(2));
  });

  it("is catching up as long as one feed is, unless another is disconnected", () => {
    const catchingUp: FeedStatus = { state: "catching-up", since: since(3).since };
    expect(combineStatuses([live, catchingUp, connecting])).toEqual(catchingUp);
    expect(combineStatuses([catchingUp, since(5)])).toEqual(since(5));
  });

  it("is connecting before any feed is known", () => {
    expect(combineStatuses([])).toEqual(connecting);
  });
});
