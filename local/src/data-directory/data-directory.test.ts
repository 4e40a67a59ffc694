import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  ensureSpace,
  FILES,
  findState,
  openDataDirectory,
  SCHEMA_VERSION,
  writeState,
} from "./data-directory.js";

describe("data directory", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "hub-data-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("remembers its state", () => {
    const state = { schemaVersion: SCHEMA_VERSION, demonstrationLoadedAt: "2026-01-01T00:00:00.000Z" };
    writeState(directory, state);
    expect(findState(directory)).toEqual(state);
  });

  it("has no state before the first start", () => {
    expect(findState(directory)).toBeUndefined();
  });

  it("is refused when its state is damaged, with the remedy", () => {
    writeFileSync(join(directory, FILES.state), "{");
    expect(() => findState(directory)).toThrow("npm start -- --reset");
  });

  it("is refused when it holds something else, and left as it was", () => {
    mkdirSync(join(directory, "photos"));
    mkdirSync(join(directory, "logs"));
    expect(() => openDataDirectory(directory)).toThrow("holds something else (photos");
    expect(readdirSync(directory).sort()).toEqual(["logs", "photos"]);
  });

  it("is accepted after a first start that was interrupted early", () => {
    openDataDirectory(directory);
    writeFileSync(join(directory, `${FILES.secrets}.123`), "");
    expect(() => openDataDirectory(directory)).not.toThrow();
  });

  it("loses what an earlier hub kept there and opens nothing any more", () => {
    openDataDirectory(directory);
    writeState(directory, { schemaVersion: SCHEMA_VERSION });
    writeFileSync(join(directory, "write-key"), "a key");
    openDataDirectory(directory);
    expect(readdirSync(directory)).not.toContain("write-key");
  });

  it("is refused when the disk has no room for a database", () => {
    // The process file system reports that it has no space at all.
    if (process.platform === "linux") expect(() => ensureSpace("/proc")).toThrow("is full: free some space");
    expect(() => ensureSpace(directory)).not.toThrow();
  });
});
