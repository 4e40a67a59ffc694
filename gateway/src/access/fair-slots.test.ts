import { expect, it } from "@jest/globals";
import { FairSlots, NoSlot, type SlotTaker } from "./fair-slots.js";

function caller(limit: number): SlotTaker {
  return { limitOf: () => limit };
}

const settled = () => new Promise(setImmediate);

it("gives a caller no more slots than its share, however many are free", () => {
  const slots = new FairSlots(10);
  const [greedy, other] = [caller(2), caller(2)];
  const entered = [greedy, greedy, greedy, other].map((who) => slots.enter(who));
  expect(entered.map((wait) => wait === undefined)).toEqual([true, true, false, false]);
});

it("serves those who wait in turn, not in the order in which they came", async () => {
  const slots = new FairSlots(1);
  const [greedy, other] = [caller(1), caller(1)];
  const served: string[] = [];
  await slots.enter(greedy);
  for (const [who, name] of [
    [greedy, "greedy 1"],
    [greedy, "greedy 2"],
    [greedy, "greedy 3"],
    [other, "other"],
  ] as const) {
    void slots.enter(who)?.then(() => served.push(name));
  }
  for (const who of [greedy, greedy, other]) {
    slots.leave(who);
    await settled();
  }
  expect(served).toEqual(["greedy 1", "other", "greedy 2"]);
});

it("passes over whoever has given up", async () => {
  const slots = new FairSlots(1);
  const [one, other] = [caller(1), caller(1)];
  await slots.enter(one);
  const gone = new AbortController();
  const given = slots.enter(one, { signal: gone.signal });
  const waiting = slots.enter(other);
  gone.abort();
  await expect(given).rejects.toThrow(NoSlot);
  slots.leave(one);
  await waiting;
});

it("ends a wait that has lasted too long", async () => {
  const slots = new FairSlots(0);
  await expect(slots.enter(caller(1), { patienceMs: 1 })).rejects.toThrow(NoSlot);
});
