import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempDisposableSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { checkFolders } from "./check-folders.js";
import { FOLDER_RULES, type FolderRules } from "./folder-rules.js";

const REPOSITORY = join(import.meta.dirname, "../..");

test("the build fails on a circle between two folders of a member, and names its lines", () => {
  using copy = mkdtempDisposableSync(join(tmpdir(), "hub-folders-"));
  for (const { root } of FOLDER_RULES) {
    mkdirSync(dirname(join(copy.path, root)), { recursive: true });
    if (root !== "services/education/src") symlinkSync(join(REPOSITORY, root), join(copy.path, root));
    else cpSync(join(REPOSITORY, root), join(copy.path, root), { recursive: true });
  }
  expect(runCheck(copy.path)).toMatchObject({ status: 0, stderr: "" });

  write(copy.path, {
    "services/education/src/institutions/closing.ts":
      'import type { Opening } from "../observances/opening.js";\nexport type Closing = Opening;\n',
    "services/education/src/observances/opening.ts":
      '\nimport { Closing } from "../institutions/closing.js";\nexport type Opening = Closing;\n',
  });
  const { status, stderr } = runCheck(copy.path);
  expect(status).toBe(1);
  expect(stderr.trim().split("\n")).toEqual([
    "services/education/src: institutions → observances → institutions is a circle, closed by",
    "  services/education/src/institutions/closing.ts:1, which imports observances/opening.ts",
    "  services/education/src/observances/opening.ts:2, which imports institutions/closing.ts",
  ]);
});

test("every source tree of a workspace has its rules", () => {
  const { workspaces } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8"));
  const folders = workspaces.flatMap((pattern: string) =>
    pattern.endsWith("/*")
      ? readdirSync(join(REPOSITORY, pattern.slice(0, -2))).map((name) => pattern.replace("*", name))
      : [pattern],
  );
  const trees = folders
    .filter((folder: string) => existsSync(join(REPOSITORY, folder, "package.json")))
    .map((folder: string) => (existsSync(join(REPOSITORY, folder, "src")) ? `${folder}/src` : folder));
  expect(FOLDER_RULES.map(({ root }) => root).sort()).toEqual(trees.sort());
});

test.each([
  ["a type", 'import type { B } from "../b/b.js";'],
  ["the type of an import expression", 'export type A = import("../b/b.js").B;'],
  ["a re-export", 'export * from "../b/b.js";'],
  ["an import while running", 'export const b = () => import("../b/b.js");'],
])("%s closes a circle", (_, line) => {
  expect(circlesOf({ "a/a.ts": line, "b/b.ts": 'import "../a/a.js";' })).toEqual(["a → b → a"]);
});

test("tests and what only they use close no circle", () => {
  const uses = 'import "../b/b.js";';
  const sources = {
    "a/a.test.ts": uses,
    "a/testing/f.ts": 'import "../../b/b.js";',
    "b/b.ts": 'import "../a/a.js";',
  };
  expect(circlesOf({ ...sources, "a/a.ts": "" })).toEqual([]);
});

test("a circle is found between folders that hold others, and behind a longer way", () => {
  expect(
    circlesOf({
      "features/one/a.ts": 'import "../../chart/c.js";',
      "features/two/b.ts": "",
      "chart/c.ts": 'import "../features/two/b.js";',
    }),
  ).toEqual(["chart → features → chart"]);
  expect(
    circlesOf({
      "a/a.ts": 'import "../b/b.js";',
      "b/b.tsx": 'import "../c/c.js";',
      "c/c.ts": 'import "../d.js";',
      "d.ts": 'import "./a/a.js";',
    }),
  ).toEqual(["a → b → c → d.ts → a"]);
});

test("a folder may have a face and a base in the files beside it, but no file that is both", () => {
  const base = { "x/base.ts": "", "x/parts/part.ts": 'import "../base.js";' };
  expect(circlesOf({ ...base, "x/face.ts": 'import "./parts/part.js";' })).toEqual([]);
  expect(circlesOf({ ...base, "x/base.ts": 'import "./parts/part.js";' })).toEqual([
    "x/base.ts → x/parts → x/base.ts",
  ]);
});

test("one wrong import is told once, by the shortest circle", () => {
  const down = { "b/b.ts": 'import "../a/a.js";', "c/c.ts": 'import "../b/b.js";\nimport "../a/a.js";' };
  expect(circlesOf({ ...down, "a/a.ts": "" })).toEqual([]);
  expect(circlesOf({ ...down, "a/a.ts": 'import "../c/c.js";' })).toEqual(["a → c → a"]);
});

test("files of one folder may not name each other in a circle, in a folder or at the root of a tree", () => {
  expect(circlesOf({ "x/a.ts": 'import "./b.js";', "x/b.ts": "" })).toEqual([]);
  expect(circlesOf({ "x/a.ts": 'import "./b.js";', "x/b.ts": 'import "./a.js";' })).toEqual([
    "x/a.ts → x/b.ts → x/a.ts",
  ]);
  expect(circlesOf({ "a.ts": 'import "./b.js";', "b.ts": 'import "./a.js";' })).toEqual([
    "a.ts → b.ts → a.ts",
  ]);
});

test("in a member, resolvers and faces may name other folders; entities, rules and commands may not", () => {
  const member = FOLDER_RULES.find(({ root }) => root === "services/association/src");
  const back = { "b/b.ts": 'import "../a/a.js";', "a/a.ts": "" };
  for (const free of ["a/a-resolver.ts", "a/figure-resolvers.ts", "a/a.module.ts"]) {
    expect(circlesOf({ ...back, [free]: 'import "../b/b.js";' }, member)).toEqual([]);
  }
  for (const held of ["a/a.ts", "a/decide-a.ts", "a/record-a.ts", "a/a-loaders.ts"]) {
    expect(circlesOf({ ...back, [held]: 'import "../b/b.js";' }, member)).toEqual(["a → b → a"]);
  }
});

test("a room may not import from one above it, every file has a room, and every room files", () => {
  using tree = mkdtempDisposableSync(join(tmpdir(), "hub-folders-"));
  write(tree.path, {
    "src/wire/json.ts": "",
    "src/plan/nodes.ts": 'import "../wire/json.js";\nimport "../pipeline.js";',
    "src/pipeline.ts": 'import "./wire/json.js";',
    "src/odds/end.ts": "",
  });
  expect(checkFolders(tree.path, { root: "src", layers: ["wire", "plan", "fast", "pipeline"] })).toEqual([
    "src/odds/end.ts lies in no room of the table: give its room a place there.",
    "src: nothing lies in fast: take it out of the table.",
    "src: plan lies below pipeline and must not know it: see src/plan/nodes.ts:2, which imports pipeline.ts.",
  ]);
});

test.each([
  'import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";',
  'import { startTestMember } from "@hub/subgraph-kit/testing";',
  'import "./testing.js";',
  'export * from "../testing/rows.js";',
])("what is built may not need what is not: %s", (line) => {
  using tree = mkdtempDisposableSync(join(tmpdir(), "hub-folders-"));
  write(tree.path, { "src/a/a.ts": line, "src/a/a.test.ts": line, "src/testing/f.ts": line });
  expect(checkFolders(tree.path, { root: "src" })).toEqual([
    "src/a/a.ts imports what only tests use: no build has it.",
  ]);
  expect(checkFolders(tree.path, { root: "src", isTestCode: true })).toEqual([]);
});

test("a tree that has moved away is said to be missing, not to be clean", () => {
  using tree = mkdtempDisposableSync(join(tmpdir(), "hub-folders-"));
  mkdirSync(join(tree.path, "src"));
  expect(checkFolders(tree.path, { root: "src" })).toEqual(["src has no sources: has the code moved?"]);
});

function runCheck(repository: string) {
  return spawnSync(process.execPath, [join(import.meta.dirname, "run.mjs"), repository], {
    encoding: "utf8",
  });
}

/** The circles among these files, each as its way. */
function circlesOf(files: Record<string, string>, rules?: FolderRules): string[] {
  using tree = mkdtempDisposableSync(join(tmpdir(), "hub-folders-"));
  write(join(tree.path, "src"), files);
  return checkFolders(tree.path, { ...rules, root: "src" }).map((problem) =>
    problem.replace(/^src: (.*) is a circle(.|\n)*$/, "$1"),
  );
}

function write(folder: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
