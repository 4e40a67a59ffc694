import { mkdtempSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { FILES } from "./data-directory.js";
import { keepSecrets } from "./secrets.js";

describe("keepSecrets", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "hub-secrets-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  it("gives the same secrets at every start, and only the owner can read them", () => {
    const first = keepSecrets(directory, ["education"]);
    const second = keepSecrets(directory, ["education"]);
    expect(second.signingKey).toBe(first.signingKey);
    expect(second.databasePassword("education")).toBe(first.databasePassword("education"));
    expect(statSync(join(directory, FILES.secrets)).mode & 0o777).toBe(0o600);
  });

  it("generates secrets for a new member and keeps those of the others", () => {
    const before = keepSecrets(directory, ["education"]);
    const after = keepSecrets(directory, ["education", "farmers-union"]);
    expect(after.memberKey("education")).toBe(before.memberKey("education"));
    expect(after.memberKey("farmers-union")).not.toBe(after.memberKey("education"));
    expect(after.memberKey("farmers-union").length).toBeGreaterThanOrEqual(32);
  });
});
