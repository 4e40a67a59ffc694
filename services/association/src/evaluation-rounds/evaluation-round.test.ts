import "reflect-metadata";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { EvaluationRound } from "./evaluation-round.js";
import { EvaluationStatus } from "./evaluation-status.js";

describe("an evaluation that is due today", () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([
    ["still planned at 23:59 in Việt Nam", "2024-05-18T16:59:00Z", EvaluationStatus.PLANNED],
    ["past its day at midnight in Việt Nam", "2024-05-18T17:00:00Z", EvaluationStatus.NOT_PUBLISHED],
  ])("is %s", (_, now, status) => {
    jest.useFakeTimers({ now: new Date(now) });
    const round = Object.assign(new EvaluationRound(), {
      dueOn: "2024-05-18",
      isComputed: true,
      isCarriedOver: false,
      heldOn: null,
      hostId: null,
    });
    expect(round.status).toBe(status);
  });
});
