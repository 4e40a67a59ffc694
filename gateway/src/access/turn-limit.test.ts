import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { TurnLimit } from "./turn-limit.js";

/** What has begun after each turn. */
async function beginnings(limit: TurnLimit, isAlone: boolean): Promise<string[][]> {
  const [busy, other] = [
    { restMs: 0, isAlone },
    { restMs: 0, isAlone },
  ];
  const begun: string[] = [];
  const enter = async (name: string, caller: typeof busy) => {
    await limit.enter(caller);
    begun.push(name);
  };
  const entries = ["first", "second", "third"].map((name) => enter(name, busy));
  entries.push(enter("other", other));
  const afterEach: string[][] = [];
  for (let turn = 0; turn < 3; turn++) {
    await nextTurn();
    afterEach.push([...begun].sort());
  }
  await Promise.all(entries);
  return afterEach;
}

describe("how much starts in a turn", () => {
  it("is one of each caller that is not alone, while others are not kept waiting", async () => {
    const limit = new TurnLimit(4, { isOneEach: true });
    expect(await beginnings(limit, false)).toEqual([
      ["first", "other", "second"],
      ["first", "other", "second", "third"],
      ["first", "other", "second", "third"],
    ]);
  });

  it("is as many as fit of a caller that is alone", async () => {
    const limit = new TurnLimit(4, { isOneEach: true });
    const [afterOne] = await beginnings(limit, true);
    expect(afterOne).toEqual(["first", "other", "second", "third"]);
  });
});
