import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { findWeakness } from "./weak-keys.js";

const VECTORS = join(import.meta.dirname, "../../docs/signed-requests/vectors.json");

describe("a key", () => {
  it("that the documentation prints is refused", () => {
    const vectors: { keys: string[] }[] = JSON.parse(readFileSync(VECTORS, "utf8"));
    const printed = vectors.flatMap(({ keys }) => keys);
    expect(printed.length).toBeGreaterThan(1);
    for (const key of printed) expect([key, findWeakness(key)]).toEqual([key, expect.any(String)]);
  });

  it.each([
    "k".repeat(32),
    "0123".repeat(8),
    "change-me-change-me-change-me-now",
    "my-Secret-0123456789abcdef",
  ])("that is easily guessed is refused: %s", (key) => {
    expect(findWeakness(key)).toMatch(/^(is an example|has few different characters).*openssl rand -hex 32$/);
  });

  it.each(["hex", "base64url"] as const)("that was made at random is taken, in %s", (encoding) => {
    for (let count = 0; count < 10_000; count++)
      expect(findWeakness(randomBytes(32).toString(encoding))).toBeUndefined();
  });
});
