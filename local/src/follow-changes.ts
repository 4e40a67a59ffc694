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

interface Change {
  readonly folder: string;
  readonly file: string;
}

/** Programs, and what changes in their sources. */
export interface WatchedSources {
  readonly followers: readonly Follower[];
  readonly batches: AsyncIterable<readonly Change[]>;
}

/** Tests are part of no program; some editors write backup files that end in a tilde. */
const NOT_BUILT = /\.test\.tsx?$|~$/;
/** One save in an editor emits several events and a `git switch` many; this long a silence ends the batch. */
const QUIET_MS = 100;
/** Jest compiles the tests, Vite serves the dashboard from its sources, and the supervisor cannot replace itself. */
const FOLLOWED = ["build", "--filter=!@hub/tests", "--filter=!@hub/dashboard", "--filter=!@hub/local"];

/** The program that a workspace is built into. Its sources include those of all our workspaces it depends on. */
export function followerOf(repository: string, name: string, workspace: string): Follower {
  const folders = new Set([join(repository, workspace)]);
  // Iterating a Set also visits what is added meanwhile.
  for (const folder of folders) {
    for (const dependency of ourDependenciesOf(folder)) {
      folders.add(realpathSync(join(repository, "node_modules", dependency)));
    }
  }
  return { name, sources: new Set([...folders].map((folder) => join(folder, "src"))) };
}

/** Watches the sources of these programs from now on: what changes before somebody reads it is not lost. */
export function watchSources(followers: readonly Follower[], stopRequest: AbortSignal): WatchedSources {
  const folders = new Set(followers.flatMap(({ sources }) => [...sources]));
  return { followers, batches: watchFolders(folders, stopRequest) };
}

/**
 * Rebuilds and restarts the affected programs whenever sources change, until `stopRequest` aborts. A failed build or
 * start is printed and retried after the next change; the other programs keep running.
 */
export async function followChanges(
  repository: string,
  { followers, batches }: WatchedSources,
  restart: (names: readonly string[]) => Promise<void>,
  stopRequest: AbortSignal,
): Promise<void> {
  const outdated = new Set<string>();
  for await (const changes of batches) {
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

/** In batches what has changed since the one before, each time the changes pause; ends when the signal aborts. */
function watchFolders(folders: ReadonlySet<string>, signal: AbortSignal): AsyncGenerator<Change[]> {
  let changes: Change[] = [];
  let news = Promise.withResolvers<void>();
  let failure: Error | undefined;
  for (const folder of folders) {
    const watcher = watch(folder, { recursive: true, persistent: false, signal }, (_, name) => {
      if (name === null || NOT_BUILT.test(name)) return;
      changes.push({ folder, file: join(folder, name) });
      news.resolve();
    });
    watcher.on("error", (error) => {
      failure = error;
      news.resolve();
    });
  }
  signal.addEventListener("abort", () => news.resolve());
  return readBatches();

  async function* readBatches(): AsyncGenerator<Change[]> {
    for (;;) {
      await news.promise;
      await untilQuiet(changes);
      if (signal.aborted) return;
      if (failure) throw failure;
      const batch = changes;
      changes = [];
      news = Promise.withResolvers();
      yield batch;
    }
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
