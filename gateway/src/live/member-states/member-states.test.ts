import { expect, it } from "@jest/globals";
import type { FeedReport } from "../events/member-feed.js";
import { MemberStates } from "./member-states.js";

const CONNECTED: FeedReport = {
  isConnected: true,
  hasFailed: false,
  lostAtMs: 0,
  heardAtMs: 1_000,
  lastEventAt: undefined,
  unread: 0,
};
const LOST: FeedReport = { ...CONNECTED, isConnected: false, hasFailed: true, lostAtMs: 1_000 };

/** A member whose feed and whose requests are as they are set. */
function watchMember() {
  const now: { feed: FeedReport; pausedAtMs: number | undefined } = {
    feed: CONNECTED,
    pausedAtMs: undefined,
  };
  const states = new MemberStates({
    members: {
      addresses: [{ name: "education", url: "http://127.0.0.1:1", key: "k" }],
      pausedAtMs: () => now.pausedAtMs,
    },
    feed: { reportOf: () => now.feed },
    supergraph: { sdl: "type Query { a: Int }" },
  });
  return (next: Partial<typeof now>) => {
    Object.assign(now, next);
    states.look();
    const since = states.silentSince("education");
    return since === null ? null : Date.parse(since);
  };
}

it("says when a silence began until it is over, whichever sign of it is left", () => {
  const become = watchMember();
  expect(become({ feed: LOST })).toBe(1_000);
  expect(become({ pausedAtMs: 6_000 })).toBe(1_000);
  // The process goes on: its feed is there at once, and its requests are tried a little later.
  expect(become({ feed: { ...CONNECTED, heardAtMs: 20_000 } })).toBe(1_000);
  expect(become({ pausedAtMs: 21_000 })).toBe(1_000);
  expect(become({ pausedAtMs: undefined })).toBeNull();
  expect(become({ feed: { ...LOST, lostAtMs: 30_000 } })).toBe(30_000);
});
