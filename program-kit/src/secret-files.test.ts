import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { withSecretFiles } from "./secret-files.js";

let directory: string;
let problems: string[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "secrets-"));
  problems = [];
});
afterEach(() => rmSync(directory, { recursive: true }));

function file(content: string): string {
  const path = join(directory, "secret");
  writeFileSync(path, content, { mode: 0o640 });
  return path;
}

function read(environment: Record<string, string>) {
  return withSecretFiles(
    environment,
    (name) => name === "KEY",
    (sentence) => problems.push(sentence),
  );
}

describe("a secret that a file holds", () => {
  it.each(["s3cret", "s3cret\n", "s3cret\r\n"])(
    "stands in the environment as if it had been given there: %j",
    (content) => {
      expect(read({ KEY_FILE: file(content), OTHER: "1" })).toMatchObject({ KEY: "s3cret", OTHER: "1" });
      expect(problems).toEqual([]);
    },
  );

  it("is read only for what is secret, and where a file is named", () => {
    expect(read({ LOG_FILE: file("x"), KEY_FILE: "" })).not.toHaveProperty("LOG");
    expect(problems).toEqual([]);
  });

  it("is not taken from a file that everybody may read", () => {
    const path = file("s3cret");
    chmodSync(path, 0o644);
    read({ KEY_FILE: path });
    expect(problems).toEqual([
      `KEY_FILE names ${path}, which everybody on this machine may read: take that away with: chmod o= ${path}`,
    ]);
  });

  it.each([
    ["is not there", () => ({ KEY_FILE: join(directory, "none") }), /^KEY_FILE names .*none, .*ENOENT/],
    ["is empty", () => ({ KEY_FILE: file("\n") }), /^KEY_FILE names .*which is empty/],
    ["is given twice", () => ({ KEY_FILE: file("a"), KEY: "b" }), /^KEY and KEY_FILE are both set/],
  ])("is told when it %s", (_what, environment, sentence) => {
    read(environment());
    expect(problems).toEqual([expect.stringMatching(sentence)]);
  });
});
