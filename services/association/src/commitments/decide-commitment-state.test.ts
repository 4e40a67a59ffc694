import { Refusal } from "@hub/subgraph-kit/refusal";
import { describe, expect, it } from "@jest/globals";
import { CommitmentState } from "./commitment-state.js";
import { decideCommitmentState } from "./decide-commitment-state.js";

const ALL = Object.values(CommitmentState);

const REASON = "Hai cơ quan chủ trì thống nhất";

function decide(
  from: CommitmentState,
  to: CommitmentState,
  { expectedVersion = 3, reason = REASON }: { expectedVersion?: number; reason?: string | null } = {},
) {
  return decideCommitmentState(
    { code: "QT-1", state: from, version: 3 },
    { state: to, reason, expectedVersion },
  );
}

function codeOf(decision: unknown): unknown {
  return decision instanceof Refusal ? decision.extensions["code"] : undefined;
}

describe("the state of a commitment", () => {
  it("goes from nothing reported to anything that can be reported", () => {
    expect(decide(CommitmentState.NOT_REPORTED, CommitmentState.DONE)).toEqual({
      state: "DONE",
      previousState: "NOT_REPORTED",
      version: 4,
    });
  });

  it.each(ALL)("stays as it is when it is set to %s again", (state) => {
    expect(decide(state, state)).toBe("unchanged");
  });

  it.each(ALL.filter((state) => state !== CommitmentState.NOT_REPORTED))(
    "never goes back from %s to not reported",
    (state) => {
      expect(codeOf(decide(state, CommitmentState.NOT_REPORTED))).toBe("REFUSED");
    },
  );

  it("can be opened again after it was dropped, and only opened", () => {
    const allowed = ALL.filter((state) => codeOf(decide(CommitmentState.DROPPED, state)) !== "REFUSED");
    expect(allowed).toEqual(["NOT_STARTED", "IN_PROGRESS", "DROPPED"]);
  });

  it("is refused with the states that are allowed", () => {
    const refusal = decide(CommitmentState.DONE, CommitmentState.DROPPED);
    expect(refusal).toMatchObject({ extensions: { allowedStates: ["IN_PROGRESS"] } });
  });

  it("is not changed by a caller who has seen another version", () => {
    const refusal = decide(CommitmentState.NOT_STARTED, CommitmentState.DONE, { expectedVersion: 2 });
    expect(refusal).toMatchObject({
      extensions: { code: "CONFLICT", currentVersion: 3, currentState: "NOT_STARTED" },
    });
  });

  it("conflicts for an outdated caller even where the state would stay the same", () => {
    expect(codeOf(decide(CommitmentState.DONE, CommitmentState.DONE, { expectedVersion: 1 }))).toBe(
      "CONFLICT",
    );
  });

  it("is changed by a caller who has seen this version", () => {
    expect(decide(CommitmentState.NOT_STARTED, CommitmentState.IN_PROGRESS)).toMatchObject({ version: 4 });
  });

  it.each([
    [CommitmentState.DONE, null],
    [CommitmentState.DONE, "  "],
    [CommitmentState.DROPPED, null],
  ])("becomes %s for a reason alone, which “%s” is not", (state, reason) => {
    expect(decide(CommitmentState.IN_PROGRESS, state, { reason })).toMatchObject({
      extensions: { code: "BAD_USER_INPUT", mistakes: [{ field: "reason" }] },
    });
  });

  it("needs no reason to go on, nor to stay ended", () => {
    const reason = null;
    expect(decide(CommitmentState.NOT_STARTED, CommitmentState.IN_PROGRESS, { reason })).toMatchObject({
      version: 4,
    });
    expect(decide(CommitmentState.DONE, CommitmentState.DONE, { reason })).toBe("unchanged");
  });
});
