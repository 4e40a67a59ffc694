import { describe, expect, it } from "@jest/globals";
import { EventIds } from "./delivered-events.js";
import type { LoggedEvent } from "./event-log.js";
import { Screen } from "./screen.js";
import type { Topic } from "./topics.js";
import { judge } from "./verdict.js";

const TOPIC: Topic = { query: "", concerns: ({ type }) => type === "watched" };
const LOG = [logged("a1"), logged("a2"), logged("b1"), { ...logged("c1"), type: "another" }];
const FAULTLESS = { lost: 0, duplicated: 0, outOfOrder: 0, unfounded: 0 };

/** "b2" is version 2 of "b". */
function logged(id: string): LoggedEvent {
  const [aggregate = "", version] = id;
  return { id, member: "m", type: "watched", aggregate, version: Number(version), acknowledgement: id };
}

function told(eventId: string, data: unknown = {}): Buffer {
  return Buffer.from(JSON.stringify({ data, extensions: { cursor: `after ${eventId}`, eventId } }));
}

function judgeShown(...results: readonly Buffer[]) {
  const ids = new EventIds();
  const screen = new Screen({ port: 0, transport: "ws", topic: TOPIC, isResuming: true, ids });
  for (const result of results) screen.onResult(result, undefined);
  return { ...judge([screen], LOG, ids), repeated: screen.repeated };
}

describe("what a screen has shown", () => {
  it("is faultless when it is everything that it watches, in the order of each aggregate", () => {
    const shown = ["b1", "a1", "a2"].map((id) => told(id));
    expect(judgeShown(...shown)).toEqual({ ...FAULTLESS, repeated: 0 });
  });

  it("lacks what never came, and what came only as an error", () => {
    expect(judgeShown(told("a1"), told("b1", null))).toMatchObject({ ...FAULTLESS, lost: 2 });
  });

  it("is out of order when a version comes after a later one", () => {
    const shown = ["a2", "b1", "a1"].map((id) => told(id));
    expect(judgeShown(...shown)).toMatchObject({ ...FAULTLESS, outOfOrder: 1 });
  });

  it("may not be what nobody has written, nor what it does not watch", () => {
    const shown = ["a1", "a2", "b1", "c1", "d1"].map((id) => told(id));
    expect(judgeShown(...shown)).toMatchObject({ ...FAULTLESS, unfounded: 2 });
  });

  it("shows a repetition once, unless a thousand others have come between", () => {
    const shown = ["a1", "a2", "b1", "a1"].map((id) => told(id));
    expect(judgeShown(...shown)).toEqual({ ...FAULTLESS, repeated: 1 });
    const others = Array.from({ length: 1_000 }, (_, index) => told(`other ${index}`));
    const again = judgeShown(...shown.slice(0, 3), ...others, told("a1"));
    expect(again).toMatchObject({ duplicated: 1, repeated: 0 });
  });
});
