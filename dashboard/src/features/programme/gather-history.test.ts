import { describe, expect, it } from "@jest/globals";
import { gatherHistory, type ThingWithHistory } from "./gather-history.js";

const LOADED = "2026-11-28T02:00:00.000Z";

function commitment(code: string, changes: readonly { version: number; at: string }[]): ThingWithHistory {
  return {
    kind: "Commitment",
    thing: {
      id: code,
      title: { vi: code, en: null },
      programme: { id: "prog_1", code: "QT" },
      history: {
        nodes: changes.map(({ version, at }) => ({
          id: `${code}-${version}`,
          version,
          at,
          reason: null,
          changed: [],
          actor: { role: "WRITE_KEY_HOLDER", person: null, organisation: null },
          source: null,
        })),
        pageInfo: { hasPreviousPage: false },
      },
    },
  };
}

describe("gatherHistory", () => {
  it("has the changes of all parts, the latest first, and what was first recorded on one day as one", () => {
    const entries = gatherHistory([
      commitment("QT-1", [
        { version: 1, at: LOADED },
        { version: 2, at: "2026-11-29T03:00:00.000Z" },
      ]),
      commitment("QT-2", [
        { version: 1, at: "2026-11-28T02:00:00.005Z" },
        { version: 2, at: "2026-11-29T04:00:00.000Z" },
      ]),
      commitment("QT-3", [{ version: 1, at: "2026-11-29T01:00:00.000Z" }]),
    ]);
    expect(entries.map(({ change, things }) => [change.id, things.map(({ id }) => id)])).toEqual([
      ["QT-2-2", ["QT-2"]],
      ["QT-1-2", ["QT-1"]],
      ["QT-3-1", ["QT-3"]],
      ["QT-1-1", ["QT-1", "QT-2"]],
    ]);
  });

  it("has of what belongs to others what became of it, and not that it was recorded", () => {
    const party = commitment("ORG", [
      { version: 1, at: LOADED },
      { version: 2, at: "2026-11-29T03:00:00.000Z" },
    ]);
    const entries = gatherHistory([{ ...party, isOfOthers: true }]);
    expect(entries.map(({ change }) => change.id)).toEqual(["ORG-2"]);
  });
});
