import { chmodSync, mkdirSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { canEnter } from "./server-user.js";

const STRANGER = { uid: 54_321, gid: 54_321 };

describe("canEnter", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "hub-enter-"));
    mkdirSync(join(directory, "inside"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("says no when a folder on the way is closed to others", () => {
    chmodSync(directory, 0o700);
    chmodSync(join(directory, "inside"), 0o777);
    expect(canEnter(join(directory, "inside"), STRANGER)).toBe(false);
  });

  it("says yes when every folder can be passed, although none can be listed", () => {
    chmodSync(directory, 0o711);
    chmodSync(join(directory, "inside"), 0o711);
    expect(canEnter(join(directory, "inside"), STRANGER)).toBe(true);
  });

  it("goes by the owner's own permission where the user is the owner", () => {
    chmodSync(directory, 0o100);
    const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
    expect(canEnter(directory, owner)).toBe(true);
    chmodSync(directory, 0o011);
    expect(canEnter(directory, owner)).toBe(false);
    chmodSync(directory, 0o700);
  });
});
