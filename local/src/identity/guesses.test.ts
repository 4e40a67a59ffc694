import { expect, it } from "@jest/globals";
import { GuessLimit } from "./guesses.js";

const LOGIN = "reporter@education";

it("lets five wrong passwords pass, then makes that account wait from that address, each time longer", () => {
  let now = 1_000_000;
  const limit = new GuessLimit(() => now);
  const guess = () => limit.noteWrong(LOGIN, "192.0.2.1");
  for (let count = 0; count < 4; count += 1) guess();
  expect(limit.waitMs(LOGIN, "192.0.2.1")).toBe(0);
  guess();
  expect(limit.waitMs(LOGIN, "192.0.2.1")).toBe(5_000);
  expect(limit.waitMs(LOGIN, "192.0.2.2")).toBe(0);
  expect(limit.waitMs("reader@education", "192.0.2.1")).toBe(0);
  now += 5_000;
  expect(limit.waitMs(LOGIN, "192.0.2.1")).toBe(0);
  guess();
  expect(limit.waitMs(LOGIN, "192.0.2.1")).toBe(10_000);
  for (let count = 0; count < 20; count += 1) guess();
  expect(limit.waitMs(LOGIN, "192.0.2.1")).toBe(300_000);
});

it("begins anew after the right password, and after a quarter of an hour", () => {
  let now = 1_000_000;
  const limit = new GuessLimit(() => now);
  for (let count = 0; count < 9; count += 1) limit.noteWrong(LOGIN, "192.0.2.1");
  limit.noteRight(LOGIN, "192.0.2.1");
  expect(limit.waitMs(LOGIN, "192.0.2.1")).toBe(0);
  for (let count = 0; count < 9; count += 1) limit.noteWrong(LOGIN, "192.0.2.1");
  now += 15 * 60_000;
  limit.noteWrong(LOGIN, "192.0.2.1");
  expect(limit.waitMs(LOGIN, "192.0.2.1")).toBe(0);
});

it("forgets those whose last guess is the oldest when there are too many", () => {
  const limit = new GuessLimit();
  for (let count = 0; count < 6; count += 1) limit.noteWrong(LOGIN, "192.0.2.1");
  for (let count = 0; count < 9_999; count += 1) limit.noteWrong(LOGIN, `198.51.100.${count}`);
  expect(limit.waitMs(LOGIN, "192.0.2.1")).toBeGreaterThan(0);
  limit.noteWrong(LOGIN, "203.0.113.1");
  expect(limit.waitMs(LOGIN, "192.0.2.1")).toBe(0);
});
