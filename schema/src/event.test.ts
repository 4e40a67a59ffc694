import { describe, expect, it } from "@jest/globals";
import { parseEvent, partsOf } from "./event.js";

const envelope = {
  id: "b",
  member: "education",
  epoch: "e1",
  seq: 12,
  type: "batch.written",
  aggregateType: "batch",
  aggregateId: "one",
  version: 1,
  occurredAt: "2026-11-28T01:02:03.004Z",
};
const part = {
  type: "figure.reported",
  aggregateType: "figure-series",
  aggregateId: "series_education.UE02.1",
  payload: { unitId: "unit_1" },
};

describe("an event", () => {
  it("is its own only part, whatever its payload is like", () => {
    const event = { ...envelope, type: "figure.reported", payload: { parts: [part] } };
    expect(partsOf(parseEvent(event))).toEqual([event]);
  });

  it("of a batch has the events that it stands for, each whole and with an id of its own", () => {
    const parts = [
      { ...part, version: 3 },
      { ...part, version: 4 },
    ];
    const told = partsOf(parseEvent({ ...envelope, payload: { parts } }));
    expect(told).toEqual([
      { ...envelope, ...part, version: 3, id: "b/0" },
      { ...envelope, ...part, version: 4, id: "b/1" },
    ]);
  });

  it("says what the schema calls the type of what changed, of each part of a batch its own", () => {
    const parts = [{ ...part, typeName: "Shelf", version: 1 }];
    const told = partsOf(parseEvent({ ...envelope, typeName: undefined, payload: { parts } }));
    expect(told.map(({ typeName }) => typeName)).toEqual(["Shelf"]);
    expect(parseEvent({ ...envelope, ...part, typeName: "Book" }).typeName).toBe("Book");
  });

  it.each([
    ["without parts", {}],
    ["with none", { parts: [] }],
    ["with one that is no event", { parts: [{ ...part, version: "first" }] }],
    ["with too many", { parts: Array.from({ length: 501 }, () => ({ ...part, version: 1 })) }],
  ])("of a batch %s cannot be read", (_what, payload) => {
    expect(() => parseEvent({ ...envelope, payload })).toThrow();
  });
});
