import { describe, expect, it } from "@jest/globals";
import type { ThingToldOfFragment } from "../../api/generated/operations.js";
import { changeTold, isBehind } from "./change-told.js";

const states = ["NOT_REPORTED", "IN_PROGRESS", "DONE"];
const thing: ThingToldOfFragment = {
  __typename: "Commitment",
  id: "commitment_1",
  title: { vi: "Đẩy mạnh thông tin", en: null },
  programme: { id: "prog_1", code: "QT-2021-2025" },
  history: {
    nodes: states.map((after, index) => ({
      version: index + 1,
      changed: [{ field: "state", before: states[index - 1] ?? null, after }],
    })),
  },
};

describe("changeTold", () => {
  it("is the change that made the version", () => {
    expect(changeTold({ version: 2 }, thing)?.changed).toEqual([
      { field: "state", before: "NOT_REPORTED", after: "IN_PROGRESS" },
    ]);
  });

  it("is nothing of what is new, is not known yet, or is gone", () => {
    expect([{ version: 1 }, { version: 4 }].map((event) => changeTold(event, thing))).toEqual([
      undefined,
      undefined,
    ]);
    expect(changeTold({ version: 2 }, undefined)).toBeUndefined();
  });
});

describe("isBehind", () => {
  it("says so of what was read before the change, and of nothing that has no history", () => {
    expect([3, 4].map((version) => isBehind({ version }, thing))).toEqual([false, true]);
    expect(isBehind({ version: 4 }, undefined)).toBe(false);
  });
});
