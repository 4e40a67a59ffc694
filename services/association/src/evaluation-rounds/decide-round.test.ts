import { Refusal } from "@hub/subgraph-kit/refusal";
import { describe, expect, it } from "@jest/globals";
import { type CurrentRound, decideRound, type RecordRound } from "./decide-round.js";

const TODAY = "2026-11-22";
const first: CurrentRound = {
  number: 1,
  dueOn: "2024-05-18",
  isComputed: true,
  heldOn: null,
  hostId: null,
  version: 1,
};
const second: CurrentRound = { ...first, number: 2, dueOn: "2026-05-18" };

function decide(command: Partial<RecordRound>, rounds: readonly CurrentRound[] = [first, second]) {
  const programme = { code: "QT", signedOn: "2022-05-18", rounds };
  const { number = 1 } = command;
  const expectedVersion = rounds.find((round) => round.number === number)?.version ?? 0;
  return decideRound(programme, { number, expectedVersion, ...command }, TODAY);
}

function codeOf(decision: unknown): unknown {
  return decision instanceof Refusal ? decision.extensions["code"] : undefined;
}

describe("what is recorded of an evaluation", () => {
  it("gains a host while its computed day stays", () => {
    expect(decide({ hostId: "police" })).toEqual({
      dueOn: "2024-05-18",
      isComputed: true,
      heldOn: null,
      hostId: "police",
    });
  });

  it("has a published day instead of the computed one, also when both are the same", () => {
    expect(decide({ dueOn: "2024-06-01" })).toMatchObject({ dueOn: "2024-06-01", isComputed: false });
    expect(decide({ dueOn: "2024-05-18" })).toMatchObject({ dueOn: "2024-05-18", isComputed: false });
  });

  it("stays as it is when nothing new is said", () => {
    const held = { ...first, heldOn: "2024-05-20", hostId: "police" };
    expect(decide({ heldOn: "2024-05-20", hostId: "police" }, [held])).toBe("unchanged");
  });

  it("is not changed by who says nothing", () => {
    expect(codeOf(decide({}))).toBe("BAD_USER_INPUT");
  });

  it("is added with the day it is due, as the next number", () => {
    expect(decide({ number: 3, dueOn: "2028-05-18" })).toMatchObject({ isComputed: false, heldOn: null });
    expect(codeOf(decide({ number: 3 }))).toBe("NOT_FOUND");
    expect(codeOf(decide({ number: 4, dueOn: "2028-05-18" }))).toBe("REFUSED");
    expect(codeOf(decide({ number: 0, dueOn: "2028-05-18" }))).toBe("REFUSED");
    expect(decide({ number: 1, dueOn: "2024-01-01" }, [])).toMatchObject({ dueOn: "2024-01-01" });
  });

  it("is refused with all that cannot be, each by its field", () => {
    const fieldsOf = (command: Partial<RecordRound>) => {
      const decision = decide({ heldOn: "2026-11-23", ...command });
      const mistakes = decision instanceof Refusal ? decision.extensions["mistakes"] : undefined;
      return Array.isArray(mistakes) ? mistakes.map(({ field }) => field) : mistakes;
    };
    const HELD_ON = "input.heldOn";
    expect(fieldsOf({ number: 4, dueOn: "1900-01-01" })).toEqual(["number", "input.dueOn", HELD_ON]);
    expect(fieldsOf({ number: 3, expectedVersion: 1 })).toEqual(["number", "expectedVersion", HELD_ON]);
  });

  it.each([
    ["in the future", "2026-11-23"],
    ["before the signing", "2022-05-17"],
  ])("cannot have been held %s", (_, heldOn) => {
    expect(codeOf(decide({ heldOn }))).toBe("REFUSED");
  });

  it("can have been held today, and on the day of signing", () => {
    expect(decide({ heldOn: TODAY })).toMatchObject({ heldOn: TODAY });
    expect(decide({ heldOn: "2022-05-18" })).toMatchObject({ heldOn: "2022-05-18" });
  });

  it("cannot have been held out of turn", () => {
    const rounds = [first, { ...second, heldOn: "2026-05-20" }];
    expect(codeOf(decide({ heldOn: "2026-05-20" }, rounds))).toBe("REFUSED");
    expect(decide({ heldOn: "2026-05-19" }, rounds)).toMatchObject({ heldOn: "2026-05-19" });
    const later = [{ ...first, heldOn: "2024-05-20" }, second];
    expect(codeOf(decide({ number: 2, heldOn: "2024-05-20" }, later))).toBe("REFUSED");
  });

  it("is not changed by a caller who has seen another version, or none", () => {
    expect(decide({ hostId: "police", expectedVersion: 2 })).toMatchObject({
      extensions: { code: "CONFLICT", currentVersion: 1 },
    });
    expect(codeOf(decide({ hostId: "police", expectedVersion: 0 }))).toBe("CONFLICT");
    expect(codeOf(decide({ hostId: "police", expectedVersion: 1 }))).toBeUndefined();
  });
});
