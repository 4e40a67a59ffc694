import { expect, it } from "@jest/globals";
import { FairSemaphore, type PermitHolder, PermitRefused } from "./fair-semaphore.js";

function caller(limit: number): PermitHolder {
  return { limitOf: () => limit };
}

const settled = () => new Promise(setImmediate);

it("gives a caller no more permits than its share, however many are free", () => {
  const semaphore = new FairSemaphore(10);
  const [greedy, other] = [caller(2), caller(2)];
  const entered = [greedy, greedy, greedy, other].map((who) => semaphore.acquire(who));
  expect(entered.map((wait) => wait === undefined)).toEqual([true, true, false, false]);
});

it("serves those who wait in turn, not in the order in which they came", async () => {
  const semaphore = new FairSemaphore(1);
  const [greedy, other] = [caller(1), caller(1)];
  const served: string[] = [];
  await semaphore.acquire(greedy);
  for (const [who, name] of [
    [greedy, "greedy 1"],
    [greedy, "greedy 2"],
    [greedy, "greedy 3"],
    [other, "other"],
  ] as const) {
    void semaphore.acquire(who)?.then(() => served.push(name));
  }
  for (const who of [greedy, greedy, other]) {
    semaphore.release(who);
    await settled();
  }
  expect(served).toEqual(["greedy 1", "other", "greedy 2"]);
});

it("skips a caller that has given up", async () => {
  const semaphore = new FairSemaphore(1);
  const [one, other] = [caller(1), caller(1)];
  await semaphore.acquire(one);
  const gone = new AbortController();
  const given = semaphore.acquire(one, { signal: gone.signal });
  const waiting = semaphore.acquire(other);
  gone.abort();
  await expect(given).rejects.toThrow(PermitRefused);
  semaphore.release(one);
  await waiting;
});

it("ends a wait that has lasted too long", async () => {
  const semaphore = new FairSemaphore(0);
  await expect(semaphore.acquire(caller(1), { patienceMs: 1 })).rejects.toThrow(PermitRefused);
});
