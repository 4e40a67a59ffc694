import { describe, expect, it } from "@jest/globals";
import { VICTIMS } from "../soak/killer.js";
import { type SoakPlan, soak } from "../soak/soak.js";
import { startHub } from "../support/start-hub.js";

const PLAN: SoakPlan = {
  seed: Number(process.env["SEED"] ?? 18_052_022),
  subscribers: 120,
  eventsPerSecond: 20,
  victims: VICTIMS,
  kills: 6,
  killEveryMs: 2_500,
  isResuming: true,
};
const FAULTLESS = {
  seed: PLAN.seed,
  lost: 0,
  duplicated: 0,
  outOfOrder: 0,
  unfounded: 0,
  acknowledgedAndLost: 0,
  gapExamples: [],
};

describe("a hundred screens that watch a hub whose processes are killed", () => {
  it("are each told of each change once and in order, and would not be if they did not resume", async () => {
    await using hub = await startHub();

    const result = await soak(hub, PLAN);
    expect(result).toMatchObject(FAULTLESS);
    expect(result.deliveries).toBe(result.expected);
    expect(result.acknowledged).toBeGreaterThan(50);

    const forgetful = { ...PLAN, isResuming: false, victims: ["gateway"], kills: 1 } as const;
    const control = await soak(hub, forgetful);
    expect(control.lost).toBeGreaterThan(0);
    expect(control).toMatchObject({ duplicated: 0, outOfOrder: 0, unfounded: 0, acknowledgedAndLost: 0 });
  }, 400_000);
});
