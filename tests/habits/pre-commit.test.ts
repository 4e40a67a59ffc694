import { spawnSync } from "node:child_process";
import { mkdtempDisposableSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "@jest/globals";

const REPOSITORY = join(import.meta.dirname, "../..");

it("refuses a commit that biome would refuse, says how to go on, and can be skipped", () => {
  using clone = mkdtempDisposableSync(join(tmpdir(), "hub-hooks-"));
  for (const name of readdirSync(REPOSITORY)) {
    if (name !== ".git") symlinkSync(join(REPOSITORY, name), join(clone.path, name));
  }
  git(clone.path, "init", "--quiet");
  commit(clone.path, "--allow-empty");

  writeFileSync(join(clone.path, "sloppy.ts"), "export const a = 'b'");
  git(clone.path, "add", "sloppy.ts");
  expect(commit(clone.path)).toMatchObject({ status: 0 });

  git(clone.path, "config", "core.hooksPath", ".githooks");
  writeFileSync(join(clone.path, "sloppy.ts"), "export const a = 'c'");
  git(clone.path, "add", "sloppy.ts");
  const refused = commit(clone.path);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain("'git commit --no-verify' commits as it is.");

  expect(commit(clone.path, "--no-verify")).toMatchObject({ status: 0 });
  writeFileSync(join(clone.path, "sloppy.ts"), 'export const a = "d";\n');
  git(clone.path, "add", "sloppy.ts");
  expect(commit(clone.path)).toMatchObject({ status: 0 });
});

function commit(folder: string, ...options: string[]) {
  return git(folder, "commit", "--quiet", "--message", "tests: try the hook", ...options);
}

/** As on a machine where nobody has told git anything yet, not even where this repository is. */
function git(folder: string, ...args: string[]) {
  const author = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"];
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const env = { ...Object.fromEntries(own), GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };
  return spawnSync("git", [...author, ...args], { cwd: folder, env, encoding: "utf8" });
}
