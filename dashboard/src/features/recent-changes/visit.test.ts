import { describe, expect, it } from "@jest/globals";
import { continueVisit, readVisit, type Visit } from "./visit.js";

const MINUTE_MS = 60_000;

describe("a visit", () => {
  it("lasts over reloads, however many", () => {
    expect(seenAtMinutes([0, 1, 20, 49])).toEqual({ before: undefined, seenAt: 49 });
  });

  it("ends by a pause of more than half an hour; what is seen after it belongs to the next", () => {
    expect(seenAtMinutes([0, 20, 51])).toEqual({ before: 20, seenAt: 51 });
    expect(seenAtMinutes([0, 20, 50])).toEqual({ before: undefined, seenAt: 50 });
    expect(seenAtMinutes([0, 60, 61, 300])).toEqual({ before: 61, seenAt: 300 });
  });

  it("stays where it was when nothing newer is shown, as without a network", () => {
    expect(seenAtMinutes([0, 60, 60])).toEqual({ before: 0, seenAt: 60 });
    expect(seenAtMinutes([0, 60, 20])).toEqual({ before: 0, seenAt: 60 });
  });

  it("is read as it was stored, and not at all from anything else", () => {
    const visit = { before: 1, seenAt: 2 };
    expect(readVisit(JSON.stringify(visit))).toEqual(visit);
    expect(readVisit("1764288000000")).toEqual({ seenAt: 1764288000000 });
    expect([readVisit(null), readVisit("{}"), readVisit('"x"')]).toEqual([undefined, undefined, undefined]);
  });
});

function seenAtMinutes(minutes: readonly number[]) {
  const visit = minutes
    .map((minute) => minute * MINUTE_MS)
    .reduce<Visit | undefined>(continueVisit, undefined);
  const inMinutes = (moment: number | undefined) => (moment === undefined ? undefined : moment / MINUTE_MS);
  return { before: inMinutes(visit?.before), seenAt: inMinutes(visit?.seenAt) };
}
