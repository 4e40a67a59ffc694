import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { replaceFile } from "./replace-file.js";

describe("replaceFile", () => {
  let directory: string;
  let file: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "hub-replace-"));
    file = join(directory, "state.json");
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("leaves the new text in a file that only the owner of the folder can read", () => {
    writeFileSync(file, "old", { mode: 0o644 });
    replaceFile(file, "new");
    expect(readFileSync(file, "utf8")).toBe("new");
    const { mode, uid } = statSync(file);
    expect([mode & 0o777, uid]).toEqual([0o600, statSync(directory).uid]);
  });

  it("leaves a file alone that says the same", () => {
    replaceFile(file, "same");
    const { ino } = statSync(file);
    replaceFile(file, "same");
    expect(statSync(file).ino).toBe(ino);
  });
});
