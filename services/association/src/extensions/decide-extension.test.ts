import { describe, expect, it } from "@jest/globals";
import { CommitmentState } from "../commitments/commitment-state.js";
import { checkDecision, checkRequest } from "./decide-extension.js";
import { ExtensionState } from "./extension-state.js";

const TODAY = "2026-11-29";
const OPEN = { code: "QT-1", state: CommitmentState.IN_PROGRESS, dueOn: "2026-06-30" };
const REQUESTED = { number: 1, state: ExtensionState.REQUESTED, version: 1, dueOn: "2027-06-30" };

function request(
  dueOn: string,
  commitment: Parameters<typeof checkRequest>[0] = OPEN,
  waiting?: { number: number },
) {
  return checkRequest(commitment, { dueOn, waiting }, TODAY)?.extensions;
}

describe("an extension", () => {
  it("is requested of what is still owed, for a later day that has not passed", () => {
    expect(request("2027-06-30")).toBeUndefined();
    expect(request(TODAY)).toBeUndefined();
  });

  it.each([
    ["a day that has passed", "2026-07-31", OPEN, "input.dueOn"],
    ["a day before the present one", "2026-06-30", OPEN, "input.dueOn"],
    ["a day that no plan reaches", "2199-12-31", OPEN, "input.dueOn"],
    ["what is done", "2027-06-30", { ...OPEN, state: CommitmentState.DONE }, "input.commitmentId"],
    ["what was dropped", "2027-06-30", { ...OPEN, state: CommitmentState.DROPPED }, "input.commitmentId"],
    ["what is due on no day", "2027-06-30", { ...OPEN, dueOn: null }, "input.commitmentId"],
  ])("is not requested for %s", (_, dueOn, commitment, field) => {
    expect(request(dueOn, commitment)).toMatchObject({ mistakes: [{ field }] });
  });

  it("is not requested while another one waits", () => {
    expect(request("2027-06-30", OPEN, { number: 2 })).toMatchObject({ code: "REFUSED" });
  });

  it("is decided upon once, by who has read this version", () => {
    const decision = { granted: true, expectedVersion: 1 };
    expect(checkDecision(REQUESTED, OPEN, decision)).toBeNull();
    for (const state of [ExtensionState.GRANTED, ExtensionState.DECLINED])
      expect(checkDecision({ ...REQUESTED, state }, OPEN, decision)?.extensions["code"]).toBe("REFUSED");
    expect(checkDecision(REQUESTED, OPEN, { ...decision, expectedVersion: 2 })?.extensions).toMatchObject({
      code: "CONFLICT",
      currentVersion: 1,
    });
  });

  it("is declined also of what was done meanwhile, but not granted", () => {
    const done = { ...OPEN, state: CommitmentState.DONE };
    expect(checkDecision(REQUESTED, done, { granted: false, expectedVersion: 1 })).toBeNull();
    expect(checkDecision(REQUESTED, done, { granted: true, expectedVersion: 1 })).not.toBeNull();
  });
});
