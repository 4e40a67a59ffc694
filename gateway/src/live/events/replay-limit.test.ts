import { expect, it } from "@jest/globals";
import { ReplayLimit } from "./replay-limit.js";

it("runs as many tasks at a time as there are slots, the next when one ends or fails", async () => {
  const slots = new ReplayLimit(2);
  const ends: ((error?: Error) => void)[] = [];
  const run = () =>
    slots.run(
      () => new Promise<void>((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))),
    );
  const [first, second, third, fourth] = [run(), run(), run(), run()];
  const started = () => new Promise(setImmediate);
  await started();
  expect(ends).toHaveLength(2);
  ends[0]?.(new Error("failed"));
  await expect(first).rejects.toThrow("failed");
  await started();
  expect(ends).toHaveLength(3);
  ends[1]?.();
  await second;
  await started();
  expect(ends).toHaveLength(4);
  ends[2]?.();
  ends[3]?.();
  await Promise.all([third, fourth]);
});
