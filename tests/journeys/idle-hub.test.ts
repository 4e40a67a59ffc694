import { waitUntil } from "@hub/local/system/wait-until";
import { expect, it } from "@jest/globals";
import { measureMemoryBytes } from "../support/process-tree.js";
import { startHub } from "../support/start-hub.js";

const IDLE_TIMEOUT_MS = 80_000;

it("needs at most 750 MB of memory for a hub that is idle", async () => {
  await using hub = await startHub();
  // Idle is the moment when the members' pools have closed the connections they no longer need, those for the copies of
  // the registers and for the joint record as well.
  const isSmall = () => measureMemoryBytes(hub.processes().pid) < 750_000_000;
  expect(await waitUntil(isSmall, { timeoutMs: IDLE_TIMEOUT_MS })).toBe(true);
}, 240_000);
