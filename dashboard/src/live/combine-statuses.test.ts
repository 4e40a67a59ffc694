import type { Status } from "@hub/client/subscribe";
import { describe, expect, it } from "@jest/globals";
import { combineStatuses } from "./combine-statuses.js";

const live: Status = { state: "live" };
const connecting: Status = { state: "connecting" };
const since = (minute: number) => ({
  state: "stale" as const,
  since: new Date(Date.UTC(2026, 0, 1, 14, minute)),
});

describe("combineStatuses", () => {
  it("claims to be live only when every subscription is", () => {
    expect(combineStatuses([live, live])).toEqual(live);
    expect(combineStatuses([live, connecting])).toEqual(connecting);
  });

  it("is disconnected since the first subscription that broke", () => {
    expect(combineStatuses([since(5), live, since(2), connecting])).toEqual(since(2));
  });

  it("is catching up while one subscription is, unless another is disconnected", () => {
    const catchingUp: Status = { state: "catching-up", since: since(3).since };
    expect(combineStatuses([live, catchingUp, connecting])).toEqual(catchingUp);
    expect(combineStatuses([catchingUp, since(5)])).toEqual(since(5));
  });

  it("is connecting before there is any subscription", () => {
    expect(combineStatuses([])).toEqual(connecting);
  });
});
