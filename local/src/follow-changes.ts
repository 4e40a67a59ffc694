import { readFileSync, realpathSync, watch } from "node:fs";
import { join, relative } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { build } from "../bootstrap/build.mjs";
import { say, step } from "../bootstrap/progress.mjs";
import { CommandFailed } from "../bootstrap/run-quietly.mjs";
import { OperatorMistake } from "./system/operator-mistake.js";

/** A program, and the folders of the sources it is built from. */
export interface Follower {
  readonly name: string;
  readonly sources: ReadonlySet<string>;
}

/** Tests are built into no program; editors leave files whose names end in a tilde. */
const NOT_BUILT = /\.test\.tsx?$|~$/;
/** An editor's save is several events and a `git switch` many; they are over when none came for so long. */
const QUIET_MS = 100;
/** The tests check themselves, Vite serves the dashboard as it is, and this program cannot replace itself. */
const FOLLOWED = ["build", "--filter=!@hub/tests", "--filter=!@hub/dashboard", "--filter=!@hub/local"];

/** The program of a workspace; its sources are the workspace's and those of all our workspaces it depends on. */
export function followerOf(repository: string, name: string, workspace: string): Follower {
  const folders = new Set([join(repository, workspace)]);
  // A Set hands out what is added while it is walked.
  for (const folder of folders) {
    for (const dependency of ourDependenciesOf(folder)) {
      folders.add(realpathSync(join(repository, "node_modules", dependency)));
    }
  }
  return { name, sources: new Set([...folders].map((folder) => join(folder, "src"))) };
}

/**
 * Whenever sources change, builds what is made of them and has those programs restarted, until `stopRequest`. What
 * cannot be built or started is told and tried again after the next change; until then everything runs on as it was.
 */
export async function followChanges(
  repository: string,
  followers: readonly Follower[],
  restart: (names: readonly string[]) => Promise<void>,
  stopRequest: AbortSignal,
): Promise<void> {
  const outdated = new Set<string>();
  const folders = new Set(followers.flatMap(({ sources }) => [...sources]));
  for await (const changes of readChanges(folders, stopRequest)) {
    say(`↻ ${[...new Set(changes.map(({ file }) => relative(repository, file)))].join(", ")}`);
    const touched = followers.filter(({ sources }) => changes.some(({ folder }) => sources.has(folder)));
    for (const { name } of touched) outdated.add(name);
    const names = [...outdated];
    try {
      await build(repository, process.execPath, FOLLOWED);
      await step(`Khởi động lại · Restart: ${names.join(", ")}`, () => restart(names));
      outdated.clear();
    } catch (error) {
      if (!stopRequest.aborted) say(explain(error));
    }
  }
}

function explain(error: unknown): string {
  if (error instanceof CommandFailed) return error.output.trim();
  if (error instanceof OperatorMistake) return `${error.vietnamese}\n${error.english}`;
  throw error;
}

interface Change {
  readonly folder: string;
  readonly file: string;
}

/** All changes since the last time it was asked, once there is quiet; ends with the signal. */
async function* readChanges(folders: ReadonlySet<string>, signal: AbortSignal): AsyncGenerator<Change[]> {
  let changes: Change[] = [];
  let news = Promise.withResolvers<void>();
  for (const folder of folders) {
    const watcher = watch(folder, { recursive: true, signal }, (_, name) => {
      if (name === null || NOT_BUILT.test(name)) return;
      changes.push({ folder, file: join(folder, name) });
      news.resolve();
    });
    watcher.on("error", (error) => news.reject(error));
  }
  signal.addEventListener("abort", () => news.resolve());
  for (;;) {
    await news.promise;
    await untilQuiet(changes);
    if (signal.aborted) return;
    const batch = changes;
    changes = [];
    news = Promise.withResolvers();
    yield batch;
  }
}

async function untilQuiet(changes: readonly Change[]): Promise<void> {
  let seen: number;
  do {
    seen = changes.length;
    await delay(QUIET_MS);
  } while (changes.length > seen);
}

function ourDependenciesOf(workspace: string): string[] {
  const manifest: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync(join(workspace, "package.json"), "utf8"),
  );
  return Object.keys(manifest.dependencies ?? {}).filter((name) => name.startsWith("@hub/"));
}
