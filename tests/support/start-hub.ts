import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { entryPoints } from "@hub/local/bootstrap/entries";
import { findHub, type Hub } from "./find-hub.js";
import { askFor } from "./sharing.js";

const { start: START } = entryPoints(join(import.meta.dirname, "../.."));
const READY_TIMEOUT_MS = 120_000;
const run = promisify(execFile);

/** A hub that runs as `npm start` runs it: real processes, a real database, the demonstration data. */
export interface RunningHub extends Hub, AsyncDisposable {
  readonly supervisor: ChildProcess;
  /** Everything the supervisor has printed so far. */
  output(): string;
  /** Stops the hub as Ctrl-C does and resolves with the supervisor's exit code; the data stays. */
  stop(): Promise<number | null>;
}

export interface HubOptions {
  /**
   * A data directory to go on with, or an empty one to begin with; it belongs to the test. Without it the hub gets one of
   * its own, with the demonstration data, removed at the end.
   */
  readonly dataDirectory?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** What Node is started with; `npm start` unless given. */
  readonly entry?: readonly string[];
}

/** Resolves when the hub has printed its table. `await using hub = await startHub()` stops it in any case. */
export async function startHub(options: HubOptions = {}): Promise<RunningHub> {
  const dataDirectory = options.dataDirectory ?? (await makeFilledDataDirectory());
  const args = [...(options.entry ?? START), "--port", "0", "--data-dir", dataDirectory];
  const { NODE_ENV: _ofJest, ...environment } = { ...process.env, ...options.environment };
  const supervisor = spawn(process.execPath, args, { env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const output = collectOutput(supervisor);
  const stop = async () => {
    if (supervisor.exitCode === null && supervisor.signalCode === null) {
      supervisor.kill("SIGTERM");
      await once(supervisor, "exit");
    }
    return supervisor.exitCode;
  };
  const dispose = async () => {
    await stop();
    if (!options.dataDirectory) rmSync(dataDirectory, { recursive: true, force: true });
  };
  try {
    await becomesReady(supervisor, output);
  } catch (error) {
    await dispose();
    throw error;
  }
  return { ...findHub(dataDirectory), supervisor, output, stop, [Symbol.asyncDispose]: dispose };
}

/** A new, empty folder; PostgreSQL's own user can reach it when the tests run as root. */
export function makeDataDirectory(): string {
  return mkdtempSync(join(tmpdir(), "hub-test-data-"));
}

/** A new folder with the data of a hub that has started once: those of a hub that had it to itself. */
export async function makeFilledDataDirectory(): Promise<string> {
  const directory = makeDataDirectory();
  const filled = await askFor("data-directory");
  // PostgreSQL's files must stay its user's.
  if (filled) await run("cp", ["-a", `${filled}/.`, directory]);
  return directory;
}

function collectOutput(supervisor: ChildProcess): () => string {
  let text = "";
  for (const stream of [supervisor.stdout, supervisor.stderr]) {
    stream?.setEncoding("utf8").on("data", (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}

function becomesReady(supervisor: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`The hub did not start (${why}):\n${output()}`));
    const timer = setTimeout(() => fail(`no table after ${READY_TIMEOUT_MS} ms`), READY_TIMEOUT_MS);
    supervisor.stdout?.on("data", () => {
      if (!output().includes("/graphql")) return;
      clearTimeout(timer);
      resolve();
    });
    supervisor.once("exit", (code) => {
      clearTimeout(timer);
      fail(`exit code ${code}`);
    });
  });
}
