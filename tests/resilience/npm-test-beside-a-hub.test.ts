import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { copyForTests } from "@hub/local/bootstrap/copy-for-tests";
import { install } from "@hub/local/bootstrap/install";
import { findRunningHub } from "@hub/local/bootstrap/running-hubs";
import { afterEach, beforeEach, expect, it } from "@jest/globals";

const BOOTSTRAP = join(import.meta.dirname, "../../local/bootstrap");

/** A folder that the hub could be started from. */
let root: string;
let hub: ChildProcess | undefined;

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "hub-folder-")));
  write({
    "package-lock.json": '{ "packages": { "node_modules/library": { "version": "2.0.0" } } }',
    "gateway/gateway.mjs": 'import "library"; export { answer } from "@hub/schema/answer.mjs";',
    "gateway/dist/gateway.js": "built",
    "schema/answer.mjs": 'export const answer = "of the running hub";',
    "node_modules/library/package.json": '{ "version": "1.0.0", "main": "main.js" }',
    "node_modules/library/main.js": "",
    "my-data/state.json": "{}",
    "my-data/secrets.json": "{}",
  });
  mkdirSync(join(root, "node_modules/@hub"));
  symlinkSync("../../schema", join(root, "node_modules/@hub/schema"));
});

afterEach(async () => {
  await stopHub();
  rmSync(root, { recursive: true });
});

it("a hub that runs from the folder is known until its process ends", async () => {
  expect(findRunningHub(root)).toBeUndefined();
  const pid = await startHub();
  expect(findRunningHub(root)).toBe(pid);
  await stopHub();
  expect(findRunningHub(root)).toBeUndefined();
});

it("another process that has the id of an earlier hub is not taken for it", () => {
  write({ [`node_modules/.hubs/${process.pid}`]: "the identity of an earlier process" });
  expect(findRunningHub(root)).toBeUndefined();
});

it("the libraries that the hub runs on are not replaced", async () => {
  const pid = await startHub();
  await expect(install(root, "everything")).rejects.toThrow(
    new RegExp(`\\(tiến trình ${pid}\\)[^]*\nThe lock file has changed since .* \\(process ${pid}\\)`),
  );
  expect(readFileSync(join(root, "node_modules/library/package.json"), "utf8")).toContain("1.0.0");
});

it("the tests get a copy with its own workspaces, the same libraries, and nothing of the hub's data", async () => {
  const copy = `${root}-copy`;
  try {
    expect(copyForTests(root, copy)).toBe(copy);
    writeFileSync(join(copy, "schema/answer.mjs"), 'export const answer = "of the tests";');
    expect(await answerOf(copy)).toBe("of the tests");
    expect(await answerOf(root)).toBe("of the running hub");
    expect(realpathSync(join(copy, "node_modules/library"))).toBe(join(root, "node_modules/library"));
    expect(existsSync(join(copy, "gateway/dist"))).toBe(false);
    expect(existsSync(join(copy, "my-data"))).toBe(false);

    copyForTests(root, copy);
    expect(await answerOf(copy)).toBe("of the running hub");
    expect(existsSync(join(root, "node_modules/library/main.js"))).toBe(true);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
});

/** A process that has noted itself as `npm start` does; resolves with its id. */
async function startHub(): Promise<number | undefined> {
  const program = `
    import { noteRunningHub } from ${JSON.stringify(join(BOOTSTRAP, "running-hubs.mjs"))};
    noteRunningHub(${JSON.stringify(root)});
    console.log("noted");
    process.stdin.resume();`;
  hub = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (hub.stdout) await once(hub.stdout, "data");
  return hub.pid;
}

async function stopHub(): Promise<void> {
  if (hub?.exitCode === null && hub.signalCode === null) {
    hub.kill();
    await once(hub, "exit");
  }
}

/** In a process of its own: an import is remembered by its path. */
async function answerOf(folder: string): Promise<string> {
  const program = `import { answer } from ${JSON.stringify(join(folder, "gateway/gateway.mjs"))}; console.log(answer);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  for await (const chunk of child.stdout) text += String(chunk);
  return text.trim();
}

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
