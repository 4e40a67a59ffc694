import { Refusal } from "@hub/subgraph-kit/refusal";
import { describe, expect, it } from "@jest/globals";
import { CommitmentState } from "../commitments/commitment-state.js";
import { EvidenceKind } from "../commitments/evidence-kind.js";
import { checkEvidenceStep, stateAfterAcceptance, stateAfterOffer } from "./decide-evidence.js";
import { EvidenceState } from "./evidence-state.js";

const { OFFERED, ACCEPTED, RETURNED, WITHDRAWN } = EvidenceState;
const ALL = Object.values(EvidenceState);

function step(from: EvidenceState, to: EvidenceState, expectedVersion = 2) {
  return checkEvidenceStep({ number: 1, state: from, version: 2 }, to, expectedVersion);
}

describe("the state of evidence", () => {
  it.each([
    [OFFERED, [ACCEPTED, RETURNED, WITHDRAWN]],
    [RETURNED, [OFFERED, WITHDRAWN]],
    [ACCEPTED, []],
    [WITHDRAWN, []],
  ])("leads from %s to %s, and nowhere else", (from, next) => {
    expect(ALL.filter((to) => step(from, to) === null).toSorted()).toEqual(next.toSorted());
  });

  it("is refused with the states that are allowed", () => {
    expect(step(RETURNED, ACCEPTED)).toMatchObject({
      extensions: { code: "REFUSED", currentState: RETURNED, allowedStates: [OFFERED, WITHDRAWN] },
    });
  });

  it("is not changed by a caller who has seen another version", () => {
    const refusal = step(OFFERED, ACCEPTED, 1);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ extensions: { code: "CONFLICT", currentVersion: 2 } });
  });
});

describe("a commitment of which evidence is offered", () => {
  it("is under way, unless it was further along", () => {
    expect(Object.values(CommitmentState).map(stateAfterOffer)).toEqual([
      "IN_PROGRESS",
      "IN_PROGRESS",
      "IN_PROGRESS",
      "DONE",
      "DROPPED",
    ]);
  });
});

describe("a commitment of which evidence is accepted", () => {
  const after = (evidenceKind: EvidenceKind | null, state = CommitmentState.IN_PROGRESS) =>
    stateAfterAcceptance({ state, evidenceKind }, EvidenceKind.FIGURE);

  it("is done by the kind that was stated, or by any where none was", () => {
    expect(after(EvidenceKind.FIGURE)).toBe("DONE");
    expect(after(null)).toBe("DONE");
  });

  it("stays as it is by another kind, and where it was dropped", () => {
    expect(after(EvidenceKind.ACTIVITY)).toBe("IN_PROGRESS");
    expect(after(null, CommitmentState.DROPPED)).toBe("DROPPED");
  });
});
